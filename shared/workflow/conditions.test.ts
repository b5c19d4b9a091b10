import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { acting, actor, type letters, quiet, ready, received } from './example-situation.ts'
import { type Refusal, refusalProblem, refusalSentence, refusals } from './refusals.ts'
import { type ReviewSituation, situationFrom } from './situation.ts'
import { type ReviewAction, type ReviewState, reviewActions, reviewStates, roles } from './states.ts'

describe('what each condition refuses', () => {
  it.each<[ReviewAction, ReviewState | 'none', keyof typeof letters, Partial<ReviewSituation>, Refusal]>([
    ['start', 'none', 'L', { tierInEffect: null }, 'no_decision_in_effect'],
    ['start', 'none', 'L', { tierInEffect: 0 }, 'review_not_required'],
    ['start', 'none', 'L', { otherReviewExists: true }, 'other_review_exists'],
    ['start', 'none', 'L', { operationRemoved: true }, 'operation_removed'],
    ['edit', 'draft', 'C', { section: 'command' }, 'section_not_given'],
    ['edit', 'draft', 'L', { saveNumberMatches: false }, 'save_number_stale'],
    ['send_to_gold', 'draft', 'L', { tierInEffect: 0 }, 'review_not_required'],
    ['send_to_gold', 'draft', 'L', { complete: false }, 'not_complete'],
    ['send_to_gold', 'draft', 'L', { debriefOfTierRecorded: false }, 'debrief_not_recorded'],
    ['send_to_gold', 'returned', 'L', { commentedSectionsAnswered: false }, 'comments_unanswered'],
    ['withdraw', 'draft', 'L', { reasonGiven: false }, 'reason_missing'],
    ['withdraw', 'draft', 'L', { everSubmitted: true }, 'already_submitted'],
    ['withdraw', 'signed_off', 'L', {}, 'role_missing'],
    ['withdraw', 'signed_off', 'G', { everSubmitted: true }, 'already_submitted'],
    ['drop_amendment', 'draft', 'L', { liveSubmission: null }, 'no_live_submission'],
    ['sign_off', 'with_gold', 'G', acting({ isAuthor: true }), 'own_work'],
    ['sign_off', 'with_gold', 'G', acting({ facilitatedADebrief: true }), 'not_eligible_gold'],
    ['sign_off', 'with_gold', 'G', acting({ relation: 'sharing_force' }), 'other_force'],
    ['sign_off', 'with_gold', 'G', acting({ roles: ['debrief_lead'] }), 'role_missing'],
    ['sign_off', 'draft', 'G', {}, 'state_not_allowed'],
    ['sign_off', 'with_gold', 'G', { viewedThisRevision: false }, 'not_viewed'],
    ['sign_off', 'with_gold', 'G', { stepUpFresh: false }, 'step_up_required'],
    ['sign_off', 'with_gold', 'G', { ifMatch: 'absent' }, 'precondition_missing'],
    ['sign_off', 'with_gold', 'G', { ifMatch: 'stale' }, 'revision_stale'],
    ['sign_off', 'with_gold', 'G', { digestMatches: false }, 'digest_mismatch'],
    ['sign_off', 'with_gold', 'G', { revisionDecisionInEffect: false }, 'decision_changed'],
    ['sign_off', 'with_gold', 'G', { goldChecksAllTicked: false }, 'gold_checks_missing'],
    ['sign_off', 'with_gold', 'G', { isNamedGold: false, reasonGiven: false }, 'gold_reason_missing'],
    ['return', 'with_gold', 'G', acting({ isAuthor: true }), 'own_work'],
    ['return', 'with_gold', 'G', { reasonOnSection: false }, 'section_reason_missing'],
    ['decline', 'with_gold', 'G', acting({ isAuthor: true }), 'own_work'],
    ['decline', 'with_gold', 'G', acting({ facilitatedADebrief: true }), 'not_eligible_gold'],
    ['decline', 'with_gold', 'G', { everSubmitted: true }, 'already_submitted'],
    ['decline', 'with_gold', 'G', { declineReason: null }, 'decline_reason_missing'],
    ['decline', 'with_gold', 'G', { reasonGiven: false }, 'reason_missing'],
    [
      'decline',
      'with_gold',
      'G',
      { declineReason: 'not_required', notRequiredRefusal: 'down_forbidden' },
      'down_forbidden',
    ],
    ['submit', 'signed_off', 'L', { liveSignOff: false }, 'no_live_sign_off'],
    ['submit', 'signed_off', 'L', { signOffDecisionInEffect: false }, 'decision_changed'],
    ['submit', 'signed_off', 'L', { packStored: false }, 'pack_not_stored'],
    ['submit', 'signed_off', 'L', { holdBackCleared: false }, 'hold_back_not_cleared'],
    ['hold_back', 'signed_off', 'L', { holdBackCleared: false }, 'already_held_back'],
    ['hold_back', 'signed_off', 'L', { reasonGiven: false }, 'reason_missing'],
    ['hold_back', 'with_gold', 'L', {}, 'state_not_allowed'],
    ['clear_hold_back', 'signed_off', 'G', { holdBackCleared: true }, 'not_held_back'],
    ['clear_hold_back', 'signed_off', 'G', { reasonGiven: false }, 'reason_missing'],
    ['clear_hold_back', 'signed_off', 'G', { liveSignOff: false }, 'no_live_sign_off'],
    ['clear_hold_back', 'signed_off', 'G', acting({ isAuthor: true }), 'own_work'],
    ['clear_hold_back', 'signed_off', 'L', {}, 'role_missing'],
    ['re_open', 'signed_off', 'G', { reasonGiven: false }, 'reason_missing'],
    ['acknowledge', 'submitted', 'R', { receiptMatches: false }, 'receipt_mismatch'],
    ['acknowledge', 'submitted', 'R', { packPassedChecks: false }, 'pack_failed_checks'],
    ['acknowledge', 'submitted', 'R', { liveSubmission: { ...quiet, state: 'queued' } }, 'not_sent_yet'],
    ['acknowledge', 'queried', 'R', { liveSubmission: received }, 'already_acknowledged'],
    ['acknowledge', 'draft', 'R', { liveSubmission: null }, 'no_live_submission'],
    ['query', 'submitted', 'R', { questionGiven: false }, 'question_missing'],
    ['query', 'submitted', 'R', { liveSubmission: { ...quiet, state: 'queued' } }, 'not_sent_yet'],
    ['query', 'with_gold', 'R', { liveSubmission: null }, 'no_live_submission'],
    ['reply', 'queried', 'L', { explanationGiven: false }, 'explanation_missing'],
    ['reply', 'returned', 'L', { liveSubmission: quiet }, 'no_open_query'],
    ['close_query', 'draft', 'R', { liveSubmission: quiet }, 'no_open_query'],
    ['amend', 'received', 'L', { reasonGiven: false }, 'reason_missing'],
    ['reinstate', 'withdrawn', 'L', { operationRemoved: true }, 'operation_removed'],
    ['reinstate', 'withdrawn', 'L', { otherReviewExists: true }, 'other_review_exists'],
    ['reinstate', 'withdrawn', 'L', { tierInEffect: 0 }, 'review_not_required'],
    ['reinstate', 'withdrawn', 'L', { reasonGiven: false }, 'reason_missing'],
    ['assign', 'draft', 'A', { newLeadNamed: false }, 'new_lead_missing'],
  ])('%s from %s by %s with %o: %s', (action, state, letter, change, refusal) => {
    expect(decide(action, { ...ready(state, action, letter), ...change })).toEqual({ ok: false, refusal })
  })

  it('refuses everything that nothing is known about, except what needs no condition', () => {
    const open = [...reviewStates, 'none' as const].flatMap((state) =>
      reviewActions
        .filter((action) => decide(action, situationFrom({ state, actor: { ...actor('G'), roles } })).ok)
        .map((action) => `${action} ${state}`),
    )
    expect(open).toEqual(['recall with_gold'])
  })

  it('lets gold decline a duplicate whatever the decision table says of tier 0', () => {
    const situation = { ...ready('with_gold', 'decline', 'G'), notRequiredRefusal: 'down_forbidden' as const }
    expect(decide('decline', situation)).toEqual({ ok: true, to: 'withdrawn' })
  })

  it('lets someone who decided the tier sign, and asks for step-up last of all', () => {
    const bare = { ...ready('with_gold', 'sign_off', 'G'), stepUpFresh: false, goldChecksAllTicked: false }
    expect(decide('sign_off', bare)).toEqual({ ok: false, refusal: 'gold_checks_missing' })
  })
})

describe('refusals', () => {
  it('are sentences that say what to do, in words people use', () => {
    for (const code of Object.keys(refusals) as Refusal[]) {
      expect(refusalSentence(code), code).toMatch(/^[A-Z].{10,}\.$/)
      expect(refusalSentence(code), code).not.toMatch(
        /\b(please|successful|successfully|valid|invalid|simply)\b/i,
      )
    }
  })

  it.each<[Refusal, string]>([
    ['precondition_missing', 'precondition_missing'],
    ['revision_stale', 'revision_stale'],
    ['step_up_required', 'step_up_required'],
    ['save_number_stale', 'section_changed'],
    ['own_work', 'action_refused'],
    ['decision_changed', 'action_refused'],
  ])('%s is told as %s', (refusal, problem) => {
    expect(refusalProblem(refusal)).toBe(problem)
  })
})
