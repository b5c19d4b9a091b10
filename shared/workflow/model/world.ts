import type { Tier } from '#shared/rule/rule.ts'
import { type ReviewSituation, situationFrom } from '../situation.ts'
import type { DeclineReason, Relation, ReviewAction, ReviewState, Role, SubmissionState } from '../states.ts'

/** One operation, its review and everyone near it: the smallest world in which the tables can be walked. */
export interface World {
  readonly state: ReviewState | 'none'
  readonly people: readonly Person[]
  readonly authors: readonly string[]
  readonly facilitators: readonly string[]
  readonly removed: boolean
  readonly decision: { readonly id: number; readonly tier: Tier } | null
  readonly debriefTier: Tier
  readonly complete: boolean
  readonly commentsOpen: boolean
  readonly heldBack: boolean
  readonly saveNumber: number
  readonly revisions: readonly Revision[]
  readonly views: readonly string[]
  readonly signOffs: readonly SignOff[]
  readonly submissions: readonly Submission[]
}

export interface Person {
  readonly id: string
  readonly roles: readonly Role[]
  readonly relation: Relation
}

export interface Revision {
  readonly number: number
  readonly decisionId: number
  readonly digest: string
  readonly packStored: boolean
}

export interface SignOff {
  readonly revision: number
  readonly digest: string
  readonly signer: string
  readonly voided: boolean
}

export interface Submission {
  readonly revision: number
  readonly digest: string
  readonly state: SubmissionState
  readonly needsAttention: boolean
  readonly openQueries: number
  readonly acknowledged: boolean
}

/** What one request carries: the truths that are known only when the button is pressed. */
export interface ModelRequest {
  readonly ifMatch: 'absent' | 'stale' | 'matches'
  readonly digestMatches: boolean
  readonly saveNumberMatches: boolean
  readonly stepUpFresh: boolean
  readonly goldChecksAllTicked: boolean
  /** Reason, section reason, question or explanation: whatever words the action needs. */
  readonly wordsGiven: boolean
  readonly declineReason: DeclineReason
  readonly receiptMatches: boolean
  readonly fillsEverything: boolean
}

/** A request that carries everything it should. */
export const fullRequest: ModelRequest = {
  ifMatch: 'matches',
  digestMatches: true,
  saveNumberMatches: true,
  stepUpFresh: true,
  goldChecksAllTicked: true,
  wordsGiven: true,
  declineReason: 'duplicate',
  receiptMatches: true,
  fillsEverything: true,
}

/** The channel acts as nobody: it has a relation and no role. */
export const channelId = 'channel'
const namedGoldId = 'gold-1'
/** Two who stay out of the random part, so that there is always someone to show a way on. */
export const reserveLeadId = 'reserve-lead'
export const reserveGoldId = 'reserve-gold'

const person = (id: string, relation: Relation, ...roles: Role[]): Person => ({ id, relation, roles })

/** A force with two leads, a lead who is also gold, three golds, contributors here and next door, and the rest. */
export const people: readonly Person[] = [
  person('lead-1', 'lead_force', 'debrief_lead'),
  person('lead-2', 'lead_force', 'debrief_lead'),
  person('lead-and-gold', 'lead_force', 'debrief_lead', 'gold_commander'),
  person('contributor', 'lead_force', 'contributor'),
  person('contributor-next-door', 'sharing_force', 'contributor'),
  person('gold-1', 'lead_force', 'gold_commander'),
  person('gold-2', 'lead_force', 'gold_commander', 'contributor'),
  person('gold-3', 'lead_force', 'gold_commander'),
  person('gold-next-door', 'sharing_force', 'gold_commander'),
  person('administrator', 'lead_force', 'force_administrator'),
  person('auditor', 'other', 'auditor'),
  person('recipient', 'recipient', 'recipient_officer'),
  person(channelId, 'channel'),
  person(reserveLeadId, 'lead_force', 'debrief_lead'),
  person(reserveGoldId, 'lead_force', 'gold_commander'),
]

export const newWorld: World = {
  state: 'none',
  people,
  authors: [],
  facilitators: [],
  removed: false,
  decision: null,
  debriefTier: 0,
  complete: false,
  commentsOpen: false,
  heldBack: false,
  saveNumber: 0,
  revisions: [],
  views: [],
  signOffs: [],
  submissions: [],
}

export function liveSubmissionOf({ submissions }: World): Submission | undefined {
  return submissions.findLast(({ state }) => state !== 'superseded')
}

/** Of the newest revision only, not voided. */
export function liveSignOffOf({ revisions, signOffs }: World): SignOff | undefined {
  const newest = revisions.at(-1)?.number
  return signOffs.find(({ revision, voided }) => revision === newest && !voided)
}

export function viewOf(personId: string, revision: number): string {
  return `${personId} ${revision}`
}

/** What is true for this person in this world with this request. */
export function situationOf(world: World, who: Person, request: ModelRequest): ReviewSituation {
  const newest = world.revisions.at(-1)
  const live = liveSubmissionOf(world)
  const words = request.wordsGiven
  return situationFrom({
    state: world.state,
    actor: {
      roles: who.roles,
      relation: who.relation,
      isAuthor: world.authors.includes(who.id),
      facilitatedADebrief: world.facilitators.includes(who.id),
      givenSections: who.roles.includes('contributor') ? ['legal'] : [],
    },
    tierInEffect: world.decision?.tier ?? null,
    operationRemoved: world.removed,
    otherReviewExists: false,
    debriefOfTierRecorded: world.debriefTier >= (world.decision?.tier ?? 0),
    notRequiredRefusal: world.decision?.tier === 1 ? null : 'tier_not_one_step_down',
    complete: world.complete,
    commentedSectionsAnswered: !world.commentsOpen,
    everSubmitted: world.submissions.length > 0,
    liveSubmission: live ?? null,
    liveSignOff: liveSignOffOf(world) !== undefined,
    signOffDecisionInEffect: newest?.decisionId === world.decision?.id,
    revisionDecisionInEffect: newest?.decisionId === world.decision?.id,
    packStored: newest?.packStored ?? false,
    holdBackCleared: !world.heldBack,
    viewedThisRevision: newest !== undefined && world.views.includes(viewOf(who.id, newest.number)),
    isNamedGold: who.id === namedGoldId,
    ...request,
    section: 'legal',
    reasonGiven: words,
    reasonOnSection: words,
    questionGiven: words,
    explanationGiven: words,
    newLeadNamed: words,
    packPassedChecks: true,
  })
}

/** Everything that can happen in the model: a review action, or something around it. */
export type Command =
  | {
      readonly kind: 'action'
      readonly action: ReviewAction
      readonly who: string
      readonly request: ModelRequest
    }
  | { readonly kind: 'decide'; readonly tier: Tier }
  | { readonly kind: 'debrief'; readonly tier: Tier; readonly facilitator: string }
  | { readonly kind: 'view'; readonly who: string }
  | { readonly kind: 'store_pack' }
  /** The author's answer about a case says so, or no longer. */
  | { readonly kind: 'hold_back'; readonly held: boolean }
  | { readonly kind: 'roles'; readonly who: string; readonly role: Role }
  | {
      readonly kind: 'register'
      readonly action: 'withdraw' | 'mark_duplicate' | 'restore'
      readonly who: string
    }
  | { readonly kind: 'submission'; readonly event: SubmissionCommand; readonly who: string }
export type SubmissionCommand = 'accepted' | 'sent_by_hand' | 'retries_used_up' | 'retry' | 'change_channel'
