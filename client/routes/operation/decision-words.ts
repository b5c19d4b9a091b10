import type { DecisionReply, StoredSecondPerson } from '#shared/api/decisions.ts'
import type { DecisionKind } from '#shared/workflow/decision.ts'

const kindWords: Readonly<Record<DecisionKind, string>> = {
  as_computed: 'as worked out',
  up: 'raised with a reason',
  down: 'lowered with a reason',
  raised_by_rule: 'raised by the rule on a new fact',
  corrected_down: 'lowered by a corrected figure',
}

const secondWords: Readonly<Record<StoredSecondPerson, string>> = {
  none: 'Nobody else is needed',
  gold: 'Gold is asked to confirm it',
  another_lead_or_gold: 'Another debrief lead or gold is asked to confirm it',
  another_without_facts:
    'Another debrief lead or gold, who entered none of its facts, is asked to confirm it',
}

/** "Tier 2, as worked out". */
export function decisionTitle({ chosenTier, kind }: Pick<DecisionReply, 'chosenTier' | 'kind'>): string {
  return `Tier ${chosenTier}, ${kindWords[kind]}`
}

/** Who must agree, as long as nobody has. */
export function secondPersonWords(second: StoredSecondPerson): string {
  return secondWords[second]
}

type Standing = Pick<DecisionReply, 'current' | 'secondPerson' | 'confirmedAt'>

/** How a decision stands now: in effect, waiting for its second person, or replaced by a newer one. */
export function decisionStanding(
  { current, secondPerson, confirmedAt }: Standing,
  newest: boolean,
): { words: string; colour: 'green' | 'orange' | 'plain' } {
  const waiting = newest && secondPerson !== 'none' && confirmedAt === null
  if (current)
    return {
      words: waiting ? 'In effect, to be confirmed' : 'In effect',
      colour: waiting ? 'orange' : 'green',
    }
  return waiting ? { words: 'To be confirmed', colour: 'orange' } : { words: 'Replaced', colour: 'plain' }
}
