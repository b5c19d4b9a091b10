import type { Tier } from '#shared/rule/rule.ts'
import type { Refusal } from './refusals.ts'
import type { DeclineReason, Relation, ReviewState, Role, SubmissionState } from './states.ts'

/** Who acts, as it is true in the transaction that commits. Roles are those held for the relation given. */
export interface Actor {
  readonly roles: readonly Role[]
  readonly relation: Relation
  /** Ever saved an answer in any draft of this review. */
  readonly isAuthor: boolean
  readonly facilitatedADebrief: boolean
  /** Sections a contributor was asked to write. */
  readonly givenSections: readonly string[]
}

/** The newest submission that is not superseded. */
export interface LiveSubmission {
  readonly state: SubmissionState
  readonly openQueries: number
  readonly acknowledged: boolean
}

/** Everything the review table looks at, as truths that the caller has already established. */
export interface ReviewSituation {
  readonly state: ReviewState | 'none'
  readonly actor: Actor

  // The operation and its decision
  readonly tierInEffect: Tier | null
  readonly operationRemoved: boolean
  readonly otherReviewExists: boolean
  readonly debriefOfTierRecorded: boolean
  /** What the decision table says to the tier 0 decision that a decline as not required makes; null: nothing. */
  readonly notRequiredRefusal: Refusal | null

  // The review
  readonly complete: boolean
  readonly commentedSectionsAnswered: boolean
  readonly everSubmitted: boolean
  readonly liveSubmission: LiveSubmission | null
  readonly liveSignOff: boolean
  readonly signOffDecisionInEffect: boolean
  readonly revisionDecisionInEffect: boolean
  readonly packStored: boolean
  readonly holdBackCleared: boolean
  readonly viewedThisRevision: boolean
  readonly isNamedGold: boolean

  // What the request carries
  readonly section: string
  readonly saveNumberMatches: boolean
  readonly ifMatch: 'absent' | 'stale' | 'matches'
  readonly digestMatches: boolean
  /** Signed in again at most 5 minutes ago, the same person. */
  readonly stepUpFresh: boolean
  readonly goldChecksAllTicked: boolean
  readonly reasonGiven: boolean
  readonly reasonOnSection: boolean
  readonly declineReason: DeclineReason | null
  readonly questionGiven: boolean
  readonly explanationGiven: boolean
  readonly newLeadNamed: boolean
  readonly receiptMatches: boolean
  readonly packPassedChecks: boolean
}

const nothingKnown: Omit<ReviewSituation, 'state' | 'actor'> = {
  tierInEffect: null,
  operationRemoved: true,
  otherReviewExists: true,
  debriefOfTierRecorded: false,
  notRequiredRefusal: 'no_decision_in_effect',
  complete: false,
  commentedSectionsAnswered: false,
  everSubmitted: true,
  liveSubmission: null,
  liveSignOff: false,
  signOffDecisionInEffect: false,
  revisionDecisionInEffect: false,
  packStored: false,
  holdBackCleared: false,
  viewedThisRevision: false,
  isNamedGold: false,
  section: '',
  saveNumberMatches: false,
  ifMatch: 'absent',
  digestMatches: false,
  stepUpFresh: false,
  goldChecksAllTicked: false,
  reasonGiven: false,
  reasonOnSection: false,
  declineReason: null,
  questionGiven: false,
  explanationGiven: false,
  newLeadNamed: false,
  receiptMatches: false,
  packPassedChecks: false,
}

/** A situation in which everything left out counts against the action, so that a forgotten truth refuses. */
export function situationFrom(
  known: Partial<ReviewSituation> & Pick<ReviewSituation, 'state' | 'actor'>,
): ReviewSituation {
  return { ...nothingKnown, ...known }
}
