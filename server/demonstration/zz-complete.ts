import { completenessOf } from '#shared/form/completeness.ts'
import { effectiveMarking } from '#shared/form/marking.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { draftSchemaFor } from '#shared/form/schema-for.ts'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { writeAnswers } from './answers/write-answers.ts'
import { clockFrom } from './demonstration-clock.ts'
import { demonstrationOperations } from './operations/all-operations.ts'

const def = currentFormDefinition()
for (const plan of demonstrationOperations) {
  if (!plan.facts) {
    console.log(plan.name, 'no facts')
    continue
  }
  const a = assess(currentRule(), plan.facts, {})
  let note = ''
  if (plan.story) {
    try {
      const answers = writeAnswers(plan, 'X', clockFrom('2026-11-22T12:00:00Z'))
      for (const [id, s] of Object.entries(answers)) {
        const r = draftSchemaFor(def.sections.find((x) => x.id === id)!).safeParse(s)
        if (!r.success) note += JSON.stringify(r.error.issues)
      }
      const c = completenessOf(def, { tier: a.tier as any, facts: plan.facts, answers })
      const st = (answers['command-staffing']?.staffing as any[]).reduce((n, r) => n + r.used, 0)
      const worst = ['none', 'low', 'moderate', 'high', 'severe'][
        Math.max(
          ...(answers['community-impact']!['cia-groups'] as any[]).map((r) =>
            ['none', 'low', 'moderate', 'high', 'severe'].indexOf(r.impact),
          ),
        )
      ]
      note +=
        ` ${c.totals.complete}/${c.totals.sections} staff ${st}/${plan.facts.officersDeployed} cia ${worst}/${plan.facts.communityImpact} ${effectiveMarking(def, { tier: a.tier as any, facts: plan.facts, answers })} ` +
        c.sections.flatMap((s) => s.left.map((l) => `${s.id}.${l.path}: ${l.message}`)).join('; ')
    } catch (e) {
      note += String(e)
    }
  }
  console.log(plan.name, 'tier', a.tier, a.cumulativeRule ? 'cumulative' : '', a.triggers.join(','), note)
}
