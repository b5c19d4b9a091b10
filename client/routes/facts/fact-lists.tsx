import { SummaryList, type SummaryRow } from '#client/parts/summary-list.tsx'
import type { Criterion, Rule } from '#shared/rule/rule.ts'

type FactListsProps = {
  rule: Rule
  /** What the ids of the headings begin with. */
  id: string
  size: 's' | 'm'
  rowOf: (criterion: Criterion) => Omit<SummaryRow, 'id' | 'label'>
}

/** Every fact that the rule asks for, to be read, under the heading of its group. */
export function FactLists({ rule, id, size, rowOf }: FactListsProps) {
  return rule.groups.map((group) => (
    <section key={group.id} aria-labelledby={`${id}-${group.id}`}>
      <h2 className={`govuk-heading-${size}`} id={`${id}-${group.id}`}>
        {group.label}
      </h2>
      <SummaryList
        rows={rule.criteria
          .filter((criterion) => criterion.group === group.id)
          .map((criterion) => ({ id: criterion.id, label: criterion.label, ...rowOf(criterion) }))}
      />
    </section>
  ))
}
