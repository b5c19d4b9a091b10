import { useState } from 'react'
import type { Json } from '#shared/form/answers.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { FactRow } from './fact-row.tsx'
import { groupHits, hitOf, knownWords } from './hit-of.ts'
import type { ReadFacts, TypedFacts } from './read-facts.ts'

type FactGroupsProps = {
  rule: Rule
  typed: TypedFacts
  read: ReadFacts
  assessment: Assessment
  /** Shown at the fields since the button was pressed. */
  faults: ReadonlyMap<string, string>
  onChange: (id: string, value: Json) => void
}

const WIDE = '(min-width: 61.25em)'

/** The facts in the groups of the rule. On a phone all but the first start folded. */
export function FactGroups({ rule, typed, read, assessment, faults, onChange }: FactGroupsProps) {
  const [wide] = useState(() => window.matchMedia(WIDE).matches)
  const unreadable = new Map(read.unreadable.map(({ id, message }) => [id, message]))
  return rule.groups.map((group, at) => {
    const criteria = rule.criteria.filter((criterion) => criterion.group === group.id)
    const known = criteria.filter(({ id }) => read.known[id] !== undefined).length
    const hits = groupHits(group.id, assessment)
    const failing = criteria.some(({ id }) => faults.has(id))
    return (
      <details className="app-fold" key={group.id} open={wide || at === 0 || failing}>
        <summary>
          <h2 className="govuk-heading-m">{group.label}</h2>
          <span className="app-small app-soft">
            {knownWords(known, criteria.length)}
            {hits && (
              <>
                , <b>{hits}</b>
              </>
            )}
          </span>
        </summary>
        {criteria.map((criterion) => (
          <FactRow
            key={criterion.id}
            criterion={criterion}
            value={typed[criterion.id]}
            hit={hitOf(rule, criterion, read.known[criterion.id])}
            sets={assessment.triggers.includes(criterion.id)}
            unreadable={unreadable.get(criterion.id)}
            fault={faults.get(criterion.id)}
            onChange={(value) => onChange(criterion.id, value)}
          />
        ))}
      </details>
    )
  })
}
