import type { StoredSecondPerson } from '#shared/api/decisions.ts'
import { decisionRows, type SecondPerson } from '#shared/workflow/decision.ts'

/** How the decision table's second person is stored with a decision. */
export function storedSecond(second: SecondPerson | null): StoredSecondPerson {
  if (second === null) return 'none'
  if (second.enteredNoFacts) return 'another_without_facts'
  return second.by.includes('debrief_lead') ? 'another_lead_or_gold' : 'gold'
}

/** The second person that a stored decision needs, as the decision table says it. */
export function secondFrom(stored: StoredSecondPerson): SecondPerson | null {
  return decisionRows.map(({ second }) => second).find((second) => storedSecond(second) === stored) ?? null
}
