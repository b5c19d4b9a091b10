import type { LiveSubmission, ReviewSituation } from './situation.ts'
import { situationFrom } from './situation.ts'
import type { ReviewAction, ReviewState } from './states.ts'

/** Situations for tests: everything done as it should be, to be spoiled one truth at a time. */

export const quiet: LiveSubmission = { state: 'sent', openQueries: 0, acknowledged: false }
export const received: LiveSubmission = { state: 'received', openQueries: 0, acknowledged: true }
export const queried: LiveSubmission = { state: 'sent', openQueries: 1, acknowledged: false }

/** The letters of the specification's table; X is the channel. */
export const letters = {
  L: 'debrief_lead',
  C: 'contributor',
  G: 'gold_commander',
  A: 'force_administrator',
  R: 'recipient_officer',
} as const

export type Letter = keyof typeof letters | 'X'

export function actor(letter: Letter): ReviewSituation['actor'] {
  const relation = letter === 'X' ? 'channel' : letter === 'R' ? 'recipient' : 'lead_force'
  return {
    roles: letter === 'X' ? [] : [letters[letter]],
    relation,
    isAuthor: false,
    facilitatedADebrief: false,
    givenSections: ['legal'],
  }
}

/** Everything done as it should be: nothing submitted for the first time round, a live submission afterwards. */
export function ready(state: ReviewState | 'none', action: ReviewAction, letter: Letter) {
  const never = ['start', 'withdraw', 'decline', 'reinstate'].includes(action)
  const answers = action === 'reply' || action === 'close_query'
  return situationFrom({
    state,
    actor: actor(letter),
    tierInEffect: 1,
    operationRemoved: false,
    otherReviewExists: false,
    debriefOfTierRecorded: true,
    notRequiredRefusal: null,
    complete: true,
    commentedSectionsAnswered: true,
    everSubmitted: !never,
    liveSubmission: never ? null : answers ? queried : quiet,
    liveSignOff: true,
    signOffDecisionInEffect: true,
    revisionDecisionInEffect: true,
    packStored: true,
    holdBackCleared: action !== 'clear_hold_back',
    viewedThisRevision: true,
    isNamedGold: true,
    section: 'legal',
    saveNumberMatches: true,
    ifMatch: 'matches',
    digestMatches: true,
    stepUpFresh: true,
    goldChecksAllTicked: true,
    reasonGiven: true,
    reasonOnSection: true,
    declineReason: 'duplicate',
    questionGiven: true,
    explanationGiven: true,
    newLeadNamed: true,
    receiptMatches: true,
    packPassedChecks: true,
  })
}

export const acting = (change: Partial<ReviewSituation['actor']>) => ({ actor: { ...actor('G'), ...change } })
