import type { JsonObject, ReviewAnswers, SectionAnswers } from '#shared/form/answers.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { type Field, type ItemField, isAnswerField, type ReviewTier } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { DemonstrationClock } from '../demonstration-clock.ts'
import type { OperationPlan } from '../operation-plan.ts'
import { commandAndStaffing } from './command-staffing.ts'
import { communityImpact } from './community-impact.ts'
import { debriefRecord } from './debrief-record.ts'
import { events } from './events.ts'
import { intelligence } from './intelligence.ts'
import { actions, lessons } from './learning.ts'
import { legal } from './legal.ts'
import { outcomes } from './outcomes.ts'
import { partners } from './partners.ts'
import { planning } from './planning.ts'
import { rightsAndPowers } from './rights-powers.ts'
import { handling, operation, publication } from './sending.ts'
import type { Telling } from './telling.ts'
import { otherTechnology, welfareAndLogistics } from './welfare.ts'

const tellers: Record<string, (telling: Telling) => SectionAnswers> = {
  operation,
  debrief: debriefRecord,
  'command-staffing': commandAndStaffing,
  intelligence,
  planning,
  events,
  'rights-powers': rightsAndPowers,
  outcomes,
  'community-impact': communityImpact,
  partners,
  lfr: otherTechnology,
  'welfare-logistics': welfareAndLogistics,
  legal,
  lessons,
  actions,
  handling,
  publication,
}

/** What the review of an invented operation says at its tier, section by section: all of it, or the sections wanted. */
export function writeAnswers(
  plan: OperationPlan,
  reference: string,
  clock: DemonstrationClock,
  wanted?: readonly string[],
): ReviewAnswers {
  const { story, facts, posted } = plan
  if (!story || !facts || !posted) throw new Error(`${plan.name} has no review`)
  const tier = assess(currentRule(), facts, {}).tier
  if (tier === 0) throw new Error(`${plan.name} asks for no review`)
  const telling: Telling = { plan, story, facts, tier, reference, clock, posted }
  return Object.fromEntries(
    sectionsAsked(currentFormDefinition(), tier)
      .filter(({ id }) => wanted === undefined || wanted.includes(id))
      .flatMap(({ id, fields }) => {
        const told = onlyAsked(fields, tier, tellers[id]?.(telling) ?? {})
        return Object.keys(told).length === 0 ? [] : [[id, told]]
      }),
  )
}

function isAskedAt(field: Field | ItemField, tier: ReviewTier): boolean {
  return field.requirement[tier] !== 'not-shown'
}

function onlyAsked(fields: Field[], tier: ReviewTier, told: SectionAnswers): SectionAnswers {
  const kept = fields.flatMap((field) => {
    const value = told[field.id]
    if (!isAnswerField(field) || !isAskedAt(field, tier) || value === undefined || value === null) return []
    if (field.type !== 'repeat' || !Array.isArray(value)) return [[field.id, value] as const]
    const asked = new Set(['id', ...field.fields.filter((one) => isAskedAt(one, tier)).map(({ id }) => id)])
    const items = (value as JsonObject[]).map((item) =>
      Object.fromEntries(Object.entries(item).filter(([id]) => asked.has(id))),
    )
    return [[field.id, items] as const]
  })
  return Object.fromEntries(kept)
}
