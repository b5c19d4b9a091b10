import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { type Letter, ready } from './example-situation.ts'
import { type ReviewSituation, situationFrom } from './situation.ts'
import type { ReviewAction, ReviewState } from './states.ts'

type Known = Partial<ReviewSituation> & Pick<ReviewSituation, 'state' | 'actor'>

describe('a truth that is left out counts against the action', () => {
  it.each<[keyof ReviewSituation, ReviewAction, ReviewState | 'none', Letter]>([
    ['tierInEffect', 'start', 'none', 'L'],
    ['operationRemoved', 'start', 'none', 'L'],
    ['otherReviewExists', 'start', 'none', 'L'],
    ['debriefOfTierRecorded', 'send_to_gold', 'draft', 'L'],
    ['complete', 'send_to_gold', 'draft', 'L'],
    ['commentedSectionsAnswered', 'send_to_gold', 'draft', 'L'],
    ['notRequiredRefusal', 'decline', 'with_gold', 'G'],
    ['declineReason', 'decline', 'with_gold', 'G'],
    ['everSubmitted', 'withdraw', 'draft', 'L'],
    ['liveSubmission', 'drop_amendment', 'draft', 'L'],
    ['liveSignOff', 'submit', 'signed_off', 'L'],
    ['signOffDecisionInEffect', 'submit', 'signed_off', 'L'],
    ['packStored', 'submit', 'signed_off', 'L'],
    ['holdBackCleared', 'submit', 'signed_off', 'L'],
    ['revisionDecisionInEffect', 'sign_off', 'with_gold', 'G'],
    ['viewedThisRevision', 'sign_off', 'with_gold', 'G'],
    ['ifMatch', 'sign_off', 'with_gold', 'G'],
    ['digestMatches', 'sign_off', 'with_gold', 'G'],
    ['stepUpFresh', 'sign_off', 'with_gold', 'G'],
    ['goldChecksAllTicked', 'sign_off', 'with_gold', 'G'],
    ['section', 'edit', 'draft', 'C'],
    ['saveNumberMatches', 'edit', 'draft', 'L'],
    ['reasonGiven', 'amend', 'received', 'L'],
    ['reasonOnSection', 'return', 'with_gold', 'G'],
    ['questionGiven', 'query', 'submitted', 'R'],
    ['explanationGiven', 'reply', 'queried', 'L'],
    ['newLeadNamed', 'assign', 'draft', 'A'],
    ['receiptMatches', 'acknowledge', 'submitted', 'R'],
    ['packPassedChecks', 'acknowledge', 'submitted', 'R'],
  ])('%s: %s is refused', (truth, action, state, letter) => {
    const known: Known = { ...ready(state, action, letter), declineReason: 'not_required' }
    expect(decide(action, situationFrom(known)).ok).toBe(true)
    const { [truth]: _, ...rest } = known
    expect(decide(action, situationFrom(rest as Known)).ok).toBe(false)
  })

  it('isNamedGold: a reason is asked for', () => {
    const { isNamedGold: _, ...rest } = { ...ready('with_gold', 'sign_off', 'G'), reasonGiven: false }
    expect(decide('sign_off', situationFrom(rest))).toEqual({ ok: false, refusal: 'gold_reason_missing' })
  })
})
