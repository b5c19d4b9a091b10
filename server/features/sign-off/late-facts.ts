import type { PersonRef } from '#shared/api/identifiers.ts'
import type { LateFact } from '#shared/api/sign-off.ts'
import { factText } from '#shared/form/value-text.ts'
import { causeWords } from '#shared/rule/reassessment.ts'
import { getRule } from '#shared/rule/registry.ts'
import type { FactChangeRecord } from '../decisions/repository.ts'
import { nameOf } from '../people/repository.ts'

/** The facts that changed after a revision was frozen, in words, newest first. The revision says what was known then. */
export function lateFacts(
  changes: readonly FactChangeRecord[],
  frozenAt: string,
  people: Map<string, PersonRef>,
): LateFact[] {
  return changes
    .filter((change) => change.recorded_at > frozenAt)
    .toReversed()
    .map((change) => {
      const rule = getRule(change.rule_id, change.rule_version)
      const criterion = rule.criteria.find(({ id }) => id === change.criterion)
      const words = (value: FactChangeRecord['value']) =>
        criterion ? factText(criterion, value) : String(value)
      return {
        id: change.id,
        label: criterion?.label ?? change.criterion,
        before: change.value_before === null ? null : words(change.value_before),
        after: words(change.value),
        why: causeWords(rule, change.cause),
        source: change.source,
        whatWasWrong: change.what_was_wrong,
        learnedOn: change.learned_on,
        recordedBy: nameOf(people, change.recorded_by),
        recordedAt: change.recorded_at,
      }
    })
}
