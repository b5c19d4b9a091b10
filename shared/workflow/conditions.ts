import type { Refusal } from './refusals.ts'
import type { ReviewSituation } from './situation.ts'

/**
 * `who`: about the person. `standing`: how things are; no request changes it. `work`: something to be done first.
 * `request`: carried by the request, so it is not known before the button is pressed.
 */
export type ConditionKind = 'who' | 'standing' | 'work' | 'request'

export interface Condition {
  readonly kind: ConditionKind
  readonly holds: (situation: ReviewSituation) => true | Refusal
}

/** Stands for "at least one section", where a page asks whether to offer writing at all. */
export const anySection = '*'

function truth(kind: ConditionKind, refusal: Refusal, test: (s: ReviewSituation) => boolean): Condition {
  return { kind, holds: (situation) => test(situation) || refusal }
}

/** True when the decision in effect asks for a review: tier 1, 2 or 3. */
function tierAsksForReview({ tierInEffect }: ReviewSituation): true | Refusal {
  if (tierInEffect === null) return 'no_decision_in_effect'
  return tierInEffect > 0 || 'review_not_required'
}

/** The lead writes everywhere; a contributor only in sections given to that person. */
function sectionGiven({ actor, section }: ReviewSituation): boolean {
  if (actor.relation === 'lead_force' && actor.roles.includes('debrief_lead')) return true
  return section === anySection ? actor.givenSections.length > 0 : actor.givenSections.includes(section)
}

/** A submission is answered once, after it has gone out. */
function awaitsReceipt({ liveSubmission }: ReviewSituation): true | Refusal {
  if (liveSubmission === null) return 'no_live_submission'
  if (liveSubmission.state === 'queued') return 'not_sent_yet'
  return liveSubmission.state === 'sent' || 'already_acknowledged'
}

/** A duplicate needs the sentence for oversight; not required needs what the decision table asks for. */
function declineAllowed({ declineReason, reasonGiven, notRequiredRefusal }: ReviewSituation): true | Refusal {
  if (declineReason === null) return 'decline_reason_missing'
  if (!reasonGiven) return 'reason_missing'
  return declineReason === 'duplicate' || notRequiredRefusal === null || notRequiredRefusal
}

export const conditions = {
  not_author: truth('who', 'own_work', (s) => !s.actor.isAuthor),
  not_facilitator: truth('who', 'not_eligible_gold', (s) => !s.actor.facilitatedADebrief),
  section_given: truth('who', 'section_not_given', sectionGiven),

  never_submitted: truth('standing', 'already_submitted', (s) => !s.everSubmitted),
  live_submission: truth('standing', 'no_live_submission', (s) => s.liveSubmission !== null),
  submission_sent: truth('standing', 'not_sent_yet', (s) => s.liveSubmission?.state !== 'queued'),
  awaits_receipt: { kind: 'standing', holds: awaitsReceipt },
  query_open: truth('standing', 'no_open_query', (s) => (s.liveSubmission?.openQueries ?? 0) > 0),
  operation_not_removed: truth('standing', 'operation_removed', (s) => !s.operationRemoved),
  no_other_review: truth('standing', 'other_review_exists', (s) => !s.otherReviewExists),

  held_back: truth('standing', 'not_held_back', (s) => !s.holdBackCleared),
  not_held_back: truth('standing', 'already_held_back', (s) => s.holdBackCleared),

  tier_asks_for_review: { kind: 'work', holds: tierAsksForReview },
  complete: truth('work', 'not_complete', (s) => s.complete),
  debrief_of_tier_recorded: truth('work', 'debrief_not_recorded', (s) => s.debriefOfTierRecorded),
  commented_sections_answered: truth('work', 'comments_unanswered', (s) => s.commentedSectionsAnswered),
  live_sign_off: truth('work', 'no_live_sign_off', (s) => s.liveSignOff),
  sign_off_decision_in_effect: truth('work', 'decision_changed', (s) => s.signOffDecisionInEffect),
  revision_decision_in_effect: truth('work', 'decision_changed', (s) => s.revisionDecisionInEffect),
  pack_stored: truth('work', 'pack_not_stored', (s) => s.packStored),
  hold_back_cleared: truth('work', 'hold_back_not_cleared', (s) => s.holdBackCleared),
  viewed_this_revision: truth('work', 'not_viewed', (s) => s.viewedThisRevision),

  save_number_matches: truth('request', 'save_number_stale', (s) => s.saveNumberMatches),
  precondition_given: truth('request', 'precondition_missing', (s) => s.ifMatch !== 'absent'),
  precondition_matches: truth('request', 'revision_stale', (s) => s.ifMatch === 'matches'),
  digest_matches: truth('request', 'digest_mismatch', (s) => s.digestMatches),
  gold_checks_ticked: truth('request', 'gold_checks_missing', (s) => s.goldChecksAllTicked),
  named_gold_or_reason: truth('request', 'gold_reason_missing', (s) => s.isNamedGold || s.reasonGiven),
  step_up_fresh: truth('request', 'step_up_required', (s) => s.stepUpFresh),
  reason_given: truth('request', 'reason_missing', (s) => s.reasonGiven),
  reason_on_section: truth('request', 'section_reason_missing', (s) => s.reasonOnSection),
  decline_allowed: { kind: 'request', holds: declineAllowed },
  question_given: truth('request', 'question_missing', (s) => s.questionGiven),
  explanation_given: truth('request', 'explanation_missing', (s) => s.explanationGiven),
  new_lead_named: truth('request', 'new_lead_missing', (s) => s.newLeadNamed),
  receipt_matches: truth('request', 'receipt_mismatch', (s) => s.receiptMatches),
  pack_passed_checks: truth('request', 'pack_failed_checks', (s) => s.packPassedChecks),
} as const satisfies Record<string, Condition>

export type ConditionName = keyof typeof conditions
