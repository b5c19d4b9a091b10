import { isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'
import type { LiveSubmission } from './situation.ts'
import type { Relation, ReviewAction, ReviewState, Role, SubmissionEvent, SubmissionState } from './states.ts'
import type { Party } from './transitions.ts'

/** `workflow`: caused by another transition, never asked for by anyone. */
type SubmissionParty = Party | 'workflow'
type SubmissionCondition = 'needs_attention' | 'time_possible' | 'receipt_matches' | 'pack_passed_checks'

interface SubmissionTransition {
  readonly from: readonly SubmissionState[] | 'none'
  readonly by: readonly SubmissionParty[]
  readonly conditions: readonly SubmissionCondition[]
  readonly to: SubmissionState
  readonly needsAttention: boolean
}

export interface SubmissionSituation {
  readonly state: SubmissionState | 'none'
  readonly needsAttention: boolean
  /** Sent by hand: the stated time is after the sign-off and not ahead of now. */
  readonly timePossible: boolean
  /** Receipt: id and digest are those of this submission. */
  readonly receiptMatches: boolean
  readonly packPassedChecks: boolean
  readonly actor: { readonly roles: readonly Role[]; readonly relation: Relation } | 'workflow'
}

type SubmissionOutcome =
  | { readonly ok: true; readonly to: SubmissionState; readonly needsAttention: boolean }
  | { readonly ok: false; readonly refusal: Refusal }

const lead = ['debrief_lead'] as const
const receipt = ['receipt_matches', 'pack_passed_checks'] as const

/** The submission table, one row an event. A receipt typed by the force is a note and has no row here. */
export const submissionTransitions: Readonly<Record<SubmissionEvent, SubmissionTransition>> = {
  submit: row('none', ['workflow'], [], 'queued'),
  accepted: row(['queued'], ['channel'], [], 'sent'),
  sent_by_hand: row(['queued'], lead, ['time_possible'], 'sent'),
  retries_used_up: { ...row(['queued'], ['channel'], [], 'queued'), needsAttention: true },
  retry: row(['queued'], lead, ['needs_attention'], 'queued'),
  change_channel: row(['queued'], lead, ['needs_attention'], 'queued'),
  receipt: row(['sent'], ['recipient_officer', 'channel'], receipt, 'received'),
  amendment_sent: row(['queued', 'sent', 'received'], ['workflow'], [], 'superseded'),
}

function row(
  from: SubmissionTransition['from'],
  by: readonly SubmissionParty[],
  conditions: readonly SubmissionCondition[],
  to: SubmissionState,
): SubmissionTransition {
  return { from, by, conditions, to, needsAttention: false }
}

/** What an event does to one submission, or why not: who, then state, then conditions in order. */
export function decideSubmission(event: SubmissionEvent, situation: SubmissionSituation): SubmissionOutcome {
  const found = submissionTransitions[event]
  const refusal =
    whoRefusal(found, situation) ?? stateRefusal(found, situation) ?? conditionRefusal(found, situation)
  return refusal === undefined
    ? { ok: true, to: found.to, needsAttention: found.needsAttention }
    : { ok: false, refusal }
}

function whoRefusal({ by }: SubmissionTransition, { actor }: SubmissionSituation): Refusal | undefined {
  if (actor === 'workflow') return by.includes('workflow') ? undefined : 'role_missing'
  const parties = by.filter((party) => party !== 'workflow')
  return isParty(parties, actor) ? undefined : whyNotParty(parties, actor)
}

function stateRefusal({ from }: SubmissionTransition, { state }: SubmissionSituation): Refusal | undefined {
  const fits = from === 'none' || state === 'none' ? from === state : from.includes(state)
  return fits ? undefined : 'state_not_allowed'
}

function conditionRefusal(
  { conditions }: SubmissionTransition,
  situation: SubmissionSituation,
): Refusal | undefined {
  const failed: Record<SubmissionCondition, Refusal | undefined> = {
    needs_attention: situation.needsAttention ? undefined : 'no_attention_needed',
    time_possible: situation.timePossible ? undefined : 'time_not_possible',
    receipt_matches: situation.receiptMatches ? undefined : 'receipt_mismatch',
    pack_passed_checks: situation.packPassedChecks ? undefined : 'pack_failed_checks',
  }
  return conditions.map((name) => failed[name]).find((refusal) => refusal !== undefined)
}

/** The review state that a live submission gives when no amendment is being written. */
export function ownState(live: LiveSubmission): Extract<ReviewState, 'queried' | 'received' | 'submitted'> {
  if (live.openQueries > 0) return 'queried'
  return live.acknowledged ? 'received' : 'submitted'
}

/** The live submission after a review action. A reply answers one query, so that query is no longer open. */
export function submissionAfter(action: ReviewAction, live: LiveSubmission): LiveSubmission {
  if (action === 'acknowledge') return { ...live, state: 'received', acknowledged: true }
  if (action === 'query') return { ...live, openQueries: live.openQueries + 1 }
  if (action === 'reply' || action === 'close_query') return { ...live, openQueries: live.openQueries - 1 }
  return live
}
