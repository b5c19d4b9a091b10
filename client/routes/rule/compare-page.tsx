import { useState } from 'react'
import { useRule, useRules } from '#client/api/rule.ts'
import { SelectField } from '#client/fields/select-field.tsx'
import { Page } from '#client/frame/page.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { count } from '#client/words/numbers.ts'
import type { RulesReply } from '#shared/api/reference.ts'
import { ruleChanges } from '#shared/rule/rule-changes.ts'

type Version = RulesReply['rules'][number]

const nameOf = ({ id, version }: Pick<Version, 'id' | 'version'>) => `${id}, version ${version}`

function Differences({ before, after }: { before: Version; after: Version }) {
  const parts = ruleChanges(useRule(before.id, before.version), useRule(after.id, after.version))
  const total = parts.reduce((sum, { changes }) => sum + changes.length, 0)
  if (total === 0) return <p className="govuk-body">These two versions say the same.</p>
  return (
    <>
      <p className="govuk-body">{count(total, 'difference')}, in the order of the rule page.</p>
      {parts.map(({ part, changes }) => (
        <section key={part} aria-label={part}>
          <h2 className="govuk-heading-m">{part}</h2>
          <CardsTable
            caption={`What differs: ${part}`}
            columns={[
              { id: 'place', heading: 'Where', cell: ({ place }) => place },
              {
                id: 'before',
                heading: nameOf(before),
                named: true,
                cell: (change) => change.before ?? 'Not said',
              },
              {
                id: 'after',
                heading: nameOf(after),
                named: true,
                cell: (change) => change.after ?? 'Not said',
              },
            ]}
            groups={[{ id: 'all', rows: changes }]}
            keyOf={({ place }) => place}
          />
        </section>
      ))}
    </>
  )
}

function Comparison({ rules, first, last }: { rules: readonly Version[]; first: Version; last: Version }) {
  const [from, setFrom] = useState(nameOf(first))
  const [to, setTo] = useState(nameOf(last))
  const options = rules.map((rule) => ({ id: nameOf(rule), label: nameOf(rule) }))
  const versionNamed = (name: string) => rules.find((rule) => nameOf(rule) === name) ?? last
  const asked = (id: string, label: string, value: string, onChoose: (name: string) => void) => (
    <SelectField
      field={{ id, type: 'select', label, options }}
      path={[id]}
      value={value}
      onChange={(name) => typeof name === 'string' && onChoose(name)}
      optional={false}
    />
  )
  return (
    <>
      {asked('from', 'Compare', from, setFrom)}
      {asked('to', 'with', to, setTo)}
      <Differences before={versionNamed(from)} after={versionNamed(to)} />
    </>
  )
}

/** What two published versions of the rule say differently. */
export function ComparePage() {
  const rules = useRules()
  const [first, last] = [rules.at(-2), rules.at(-1)]
  return (
    <Page
      title="Compare two versions of the rule"
      marking="OFFICIAL"
      back={{ to: '/rule', words: 'The rule' }}
    >
      {first && last ? (
        <Comparison rules={rules} first={first} last={last} />
      ) : (
        <Empty heading="There is nothing to compare">
          One version of the rule is published{last && `: ${nameOf(last)}`}. Differences are shown here once
          there is a second.
        </Empty>
      )}
    </Page>
  )
}
