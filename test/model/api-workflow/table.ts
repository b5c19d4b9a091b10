import type { ReviewState, Role } from '#shared/workflow/states.ts'
import {
  debriefedTier,
  facilitated,
  holds,
  inEffect,
  liveReview,
  liveSignOff,
  liveSubmission,
  openQueries,
  ownState,
  type Review,
  type Tier,
  type Who,
  type World,
} from './world.ts'

/** What a condition of the review table looks at. `asked` is what the request carries. */
export type Look = {
  world: World
  review: Review
  who: Who
  asked: {
    section?: string
    saveNumber?: number
    session?: string
    current?: boolean
    digest?: boolean
    checks?: boolean
    fresh?: boolean
    instead?: boolean
    submission?: number
    packWhole?: boolean
    declined?: string | null
  }
}
type Condition = (look: Look) => string | null
type Row = {
  from: readonly ReviewState[]
  action: string
  by: readonly Role[]
  conditions: readonly Condition[]
  to: ReviewState | 'same' | 'own'
}

const unless = (refusal: string, holds: (look: Look) => boolean): Condition => {
  return (look) => (holds(look) ? null : refusal)
}

/** The sections that a tier asks for, and that are written in a walk. */
const AT_EVERY_TIER = [
  'operation',
  'decision',
  'debrief',
  'command-staffing',
  'intelligence',
  'events',
  'outcomes',
  'community-impact',
  'lfr',
  'lessons',
  'handling',
  'publication',
]
const FROM_TIER_2 = ['planning', 'rights-powers', 'partners', 'welfare-logistics', 'legal', 'actions']
export function sectionsAt(tier: Tier): string[] {
  if (tier === 0) return []
  return tier === 1 ? AT_EVERY_TIER : [...AT_EVERY_TIER, ...FROM_TIER_2]
}

const tierAsks: Condition = ({ world }) => {
  const decision = inEffect(world)
  if (decision === undefined) return 'no_decision_in_effect'
  return decision.chosen > 0 ? null : 'review_not_required'
}
const tier = (world: World): Tier => inEffect(world)?.chosen ?? 0
const namesDecision = ({ review, world }: Look) => review.revisions.at(-1) === inEffect(world)?.key
const ofLive = ({ review, asked }: Look) =>
  asked.submission === undefined || liveSubmission(review)?.key === asked.submission

const sectionGiven = unless('section_not_given', ({ world, review, who, asked }) => {
  if (who !== 'neighbour' && holds(world, who, 'debrief_lead')) return true
  return review.given.some((given) => given.who === who && given.section === asked.section)
})
const saveMatches = unless(
  'section_changed',
  ({ review, asked }) => (review.sections[asked.section ?? '']?.saves ?? 0) === asked.saveNumber,
)
const complete = unless('not_complete', ({ world, review }) =>
  sectionsAt(tier(world)).every((section) => review.sections[section]?.full),
)
const debriefed = unless('debrief_not_recorded', ({ world }) => debriefedTier(world) >= tier(world))
const answered = unless('comments_unanswered', ({ review }) => review.comments.every((each) => each.answered))
const notAuthor = unless('own_work', ({ review, who }) => !review.authors.includes(who))
const noFacilitator = unless('not_eligible_gold', ({ world, who }) => !facilitated(world, who))
const neverSubmitted = unless('already_submitted', ({ review }) => review.submissions.length === 0)
const isLive = unless(
  'no_live_submission',
  (look) => liveSubmission(look.review) !== undefined && ofLive(look),
)
const queryOpen = unless('no_open_query', (look) => ofLive(look) && openQueries(look.review).length > 0)
const signed = unless('no_live_sign_off', ({ review }) => liveSignOff(review) !== undefined)
const decisionStands = unless('decision_changed', namesDecision)
const awaitsReceipt = unless('already_acknowledged', ({ review }) => liveSubmission(review)?.state === 'sent')
const receiptMatches = unless('receipt_mismatch', ({ asked }) => asked.digest === true)
const packWhole = unless('pack_failed_checks', ({ asked }) => asked.packWhole === true)
const given = unless('revision_stale', ({ asked }) => asked.current === true)
const digest = unless('digest_mismatch', ({ asked }) => asked.digest === true)
const viewed = unless('not_viewed', ({ review, asked }) =>
  review.views.includes(`${asked.session} ${review.revisions.length}`),
)
const ticked = unless('gold_checks_missing', ({ asked }) => asked.checks === true)
const fresh = unless('step_up_required', ({ asked }) => asked.fresh === true)
/** The named gold is `gold`; whoever acts for that person signs as they would. */
const namedOrReason = unless('gold_reason_missing', ({ world, who, asked }) => {
  const acting = world.roles[who].includes('gold_commander')
    ? undefined
    : world.acting.find((each) => each.deputy === who && !each.over)
  const named = who === 'gold' || (acting && (acting.actingFor === null || acting.actingFor === 'gold'))
  return named === true || asked.instead === true
})
const declinable: Condition = ({ asked }) => asked.declined ?? null
const packed = unless('pack_not_stored', ({ review }) => liveSignOff(review)?.packed === true)
const notHeld = unless('hold_back_not_cleared', ({ review }) => !review.held)
const isHeld = unless('not_held_back', ({ review }) => review.held)
const notHeldYet = unless('already_held_back', ({ review }) => !review.held)
const inRegister = unless('operation_removed', ({ world }) => !world.removed)
const noOther = unless('other_review_exists', ({ world, review }) => {
  const live = liveReview(world)
  return live === undefined || live.key === review.key
})

const drafts = ['draft', 'returned'] as const
const sent = ['submitted', 'received', 'queried'] as const
const amending = ['draft', 'with_gold', 'returned', 'signed_off'] as const
const every = [...amending, ...sent, 'withdrawn'] as const
const L = ['debrief_lead'] as const
const G = ['gold_commander'] as const
const LG = ['debrief_lead', 'gold_commander'] as const
const R = ['recipient_officer'] as const
const LC = ['debrief_lead', 'contributor'] as const
const A = ['force_administrator'] as const
const receipt = [isLive, awaitsReceipt, receiptMatches, packWhole]

function row(
  from: Row['from'],
  action: string,
  by: Row['by'],
  conditions: Row['conditions'],
  to: Row['to'],
): Row {
  return { from, action, by, conditions, to }
}

/** The review table as the specification has it, written by hand: nothing here comes from the product. */
const rows: readonly Row[] = [
  row(drafts, 'edit', LC, [sectionGiven, saveMatches], 'same'),
  row(drafts, 'send_to_gold', L, [tierAsks, complete, debriefed, answered], 'with_gold'),
  row(drafts, 'withdraw', L, [neverSubmitted], 'withdrawn'),
  row(drafts, 'drop_amendment', L, [isLive], 'own'),
  row(['with_gold'], 'recall', L, [], 'draft'),
  row(
    ['with_gold'],
    'sign_off',
    G,
    [notAuthor, noFacilitator, given, digest, viewed, decisionStands, ticked, namedOrReason, fresh],
    'signed_off',
  ),
  row(['with_gold'], 'return', G, [notAuthor], 'returned'),
  row(['with_gold'], 'decline', G, [notAuthor, noFacilitator, neverSubmitted, declinable], 'withdrawn'),
  row(['signed_off'], 'submit', LG, [signed, decisionStands, packed, notHeld], 'submitted'),
  row(['signed_off'], 'hold_back', LG, [notHeldYet], 'same'),
  row(['signed_off'], 'clear_hold_back', G, [signed, notAuthor, isHeld], 'same'),
  row(['signed_off'], 're_open', LG, [], 'draft'),
  row(['signed_off'], 'withdraw', G, [neverSubmitted], 'withdrawn'),
  row(['submitted'], 'acknowledge', R, receipt, 'received'),
  row(['queried'], 'acknowledge', R, receipt, 'queried'),
  row(sent, 'query', R, [isLive], 'queried'),
  row(['queried'], 'reply', LG, [queryOpen], 'own'),
  row(['queried'], 'close_query', R, [queryOpen], 'own'),
  row(sent, 'amend', L, [], 'draft'),
  row(['withdrawn'], 'reinstate', L, [inRegister, noOther, tierAsks], 'draft'),
  row(every, 'assign', A, [], 'same'),
  row(amending, 'acknowledge', R, receipt, 'same'),
  row(amending, 'query', R, [isLive], 'same'),
  row(amending, 'reply', LG, [isLive, queryOpen], 'same'),
  row(amending, 'close_query', R, [isLive, queryOpen], 'same'),
]

/** The rows to be walked, one for each state that a row leaves from. */
export const reviewRows: string[] = rows.flatMap(({ from, action }) =>
  from.map((state) => `${state} ${action}`),
)

export type Judged = { refusal: string } | { refusal: null; row: string; to: (after: Review) => ReviewState }

/** What the table says: who may ever, then the state, then who in that state, then the conditions in order. */
export function judge(action: string, look: Look): Judged {
  const { world, review, who } = look
  const ofAction = rows.filter((each) => each.action === action)
  const may = (by: readonly Role[]) => holds(world, who, ...by)
  if (!ofAction.some(({ by }) => may(by))) return { refusal: 'role_missing' }
  const found = ofAction.find(({ from }) => from.includes(review.state))
  if (found === undefined) return { refusal: 'state_not_allowed' }
  if (!may(found.by)) return { refusal: 'role_missing' }
  for (const condition of found.conditions) {
    const refusal = condition(look)
    if (refusal !== null) return { refusal }
  }
  const to = (after: Review) =>
    found.to === 'own' ? ownState(after) : found.to === 'same' ? review.state : found.to
  return { refusal: null, row: `${review.state} ${action}`, to }
}

/** Tier 1 to 3 in effect and no other review: what starting one asks for. */
export function refusalOfStart(world: World): string | null {
  if (world.removed) return 'operation_removed'
  return tierAsks({ world } as Look)
}
