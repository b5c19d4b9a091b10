import type { ConditionName } from './conditions.ts'
import type { ReviewAction, ReviewState, Role } from './states.ts'

/** A role, or the channel that carries packs and brings receipts. */
export type Party = Role | 'channel'

export interface ReviewTransition {
  readonly action: ReviewAction
  /** `none`: no review yet. `any`: every state of an existing review. */
  readonly from: readonly ReviewState[] | 'none' | 'any'
  readonly by: readonly Party[]
  /** In the order in which they are tried; the first that fails is the refusal. */
  readonly conditions: readonly ConditionName[]
  /** `same`: the state stays. `own`: the state that the live submission gives. */
  readonly to: ReviewState | 'same' | 'own'
}

const draftStates = ['draft', 'returned'] as const
/** With a live submission, the states of an amendment on its way to the next one. */
const amendmentStates = ['draft', 'with_gold', 'returned', 'signed_off'] as const
const sentStates = ['submitted', 'received', 'queried'] as const

const lead = ['debrief_lead'] as const
const gold = ['gold_commander'] as const
const leadOrGold = ['debrief_lead', 'gold_commander'] as const
const recipient = ['recipient_officer'] as const
const receiptBringers = ['recipient_officer', 'channel'] as const

const eligibleGold = ['not_author', 'not_facilitator'] as const
const receipt = ['awaits_receipt', 'receipt_matches', 'pack_passed_checks'] as const

/** The review table. What no row allows is refused. At most one row fits an action in a state. */
export const reviewTransitions: readonly ReviewTransition[] = [
  {
    action: 'start',
    from: 'none',
    by: lead,
    conditions: ['operation_not_removed', 'no_other_review', 'tier_asks_for_review'],
    to: 'draft',
  },
  {
    action: 'edit',
    from: draftStates,
    by: ['debrief_lead', 'contributor'],
    conditions: ['section_given', 'save_number_matches'],
    to: 'same',
  },
  {
    action: 'send_to_gold',
    from: draftStates,
    by: lead,
    conditions: [
      'tier_asks_for_review',
      'complete',
      'debrief_of_tier_recorded',
      'commented_sections_answered',
    ],
    to: 'with_gold',
  },
  {
    action: 'withdraw',
    from: draftStates,
    by: lead,
    conditions: ['never_submitted', 'reason_given'],
    to: 'withdrawn',
  },
  { action: 'drop_amendment', from: draftStates, by: lead, conditions: ['live_submission'], to: 'own' },
  { action: 'recall', from: ['with_gold'], by: lead, conditions: [], to: 'draft' },
  {
    action: 'sign_off',
    from: ['with_gold'],
    by: gold,
    // Step-up comes last, so that nobody is asked to sign in again for a request that fails anyway.
    conditions: [
      ...eligibleGold,
      'precondition_given',
      'precondition_matches',
      'digest_matches',
      'viewed_this_revision',
      'revision_decision_in_effect',
      'gold_checks_ticked',
      'named_gold_or_reason',
      'step_up_fresh',
    ],
    to: 'signed_off',
  },
  {
    action: 'return',
    from: ['with_gold'],
    by: gold,
    conditions: ['not_author', 'reason_on_section'],
    to: 'returned',
  },
  {
    action: 'decline',
    from: ['with_gold'],
    by: gold,
    conditions: [...eligibleGold, 'never_submitted', 'decline_allowed'],
    to: 'withdrawn',
  },
  {
    action: 'submit',
    from: ['signed_off'],
    by: leadOrGold,
    conditions: ['live_sign_off', 'sign_off_decision_in_effect', 'pack_stored', 'hold_back_cleared'],
    to: 'submitted',
  },
  {
    action: 'hold_back',
    from: ['signed_off'],
    by: leadOrGold,
    conditions: ['not_held_back', 'reason_given'],
    to: 'same',
  },
  {
    action: 'clear_hold_back',
    from: ['signed_off'],
    by: gold,
    conditions: ['live_sign_off', 'not_author', 'held_back', 'reason_given'],
    to: 'same',
  },
  { action: 're_open', from: ['signed_off'], by: leadOrGold, conditions: ['reason_given'], to: 'draft' },
  {
    action: 'withdraw',
    from: ['signed_off'],
    by: gold,
    conditions: ['never_submitted', 'reason_given'],
    to: 'withdrawn',
  },
  {
    action: 'acknowledge',
    from: ['submitted'],
    by: receiptBringers,
    conditions: receipt,
    to: 'received',
  },
  {
    action: 'acknowledge',
    from: ['queried'],
    by: receiptBringers,
    conditions: receipt,
    to: 'queried',
  },
  {
    action: 'query',
    from: sentStates,
    by: recipient,
    // About the live one: what was superseded, or is about to be, is asked about no more.
    conditions: ['live_submission', 'submission_sent', 'question_given'],
    to: 'queried',
  },
  {
    action: 'reply',
    from: ['queried'],
    by: leadOrGold,
    conditions: ['query_open', 'explanation_given'],
    to: 'own',
  },
  { action: 'close_query', from: ['queried'], by: recipient, conditions: ['query_open'], to: 'own' },
  { action: 'amend', from: sentStates, by: lead, conditions: ['reason_given'], to: 'draft' },
  {
    action: 'reinstate',
    from: ['withdrawn'],
    by: lead,
    conditions: ['operation_not_removed', 'no_other_review', 'tier_asks_for_review', 'reason_given'],
    to: 'draft',
  },
  { action: 'assign', from: 'any', by: ['force_administrator'], conditions: ['new_lead_named'], to: 'same' },

  // During an amendment these act on the live submission; the review stays where it is.
  {
    action: 'acknowledge',
    from: amendmentStates,
    by: receiptBringers,
    conditions: ['live_submission', ...receipt],
    to: 'same',
  },
  {
    action: 'query',
    from: amendmentStates,
    by: recipient,
    conditions: ['live_submission', 'submission_sent', 'question_given'],
    to: 'same',
  },
  {
    action: 'reply',
    from: amendmentStates,
    by: leadOrGold,
    conditions: ['live_submission', 'query_open', 'explanation_given'],
    to: 'same',
  },
  {
    action: 'close_query',
    from: amendmentStates,
    by: recipient,
    conditions: ['live_submission', 'query_open'],
    to: 'same',
  },
]

const rowsOf = Map.groupBy(reviewTransitions, ({ action }) => action)

/** The row for an action in a state, if the table has one. */
export function findTransition(
  action: ReviewAction,
  state: ReviewState | 'none',
): ReviewTransition | undefined {
  return rowsOf.get(action)?.find((row) => leavesFrom(row, state))
}

/** Everyone who may ever take an action, in one state or another. */
export function partiesOf(action: ReviewAction): Party[] {
  return rowsOf.get(action)?.flatMap(({ by }) => by) ?? []
}

function leavesFrom(row: ReviewTransition, state: ReviewState | 'none'): boolean {
  if (row.from === 'none' || state === 'none') return row.from === state
  return row.from === 'any' || row.from.includes(state)
}
