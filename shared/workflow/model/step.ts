import { decide } from '../decide.ts'
import type { Refusal } from '../refusals.ts'
import { decideRegister } from '../register.ts'
import type { ReviewAction, Role } from '../states.ts'
import { decideSubmission, submissionAfter } from '../submission.ts'
import {
  type Command,
  liveSignOffOf,
  liveSubmissionOf,
  type ModelRequest,
  type Person,
  type Revision,
  type SignOff,
  type Submission,
  situationOf,
  viewOf,
  type World,
} from './world.ts'

export interface Step {
  readonly world: World
  /** Null when it was done. */
  readonly refusal: Refusal | null
}

/** One command against the world. The tables decide; this writes down what each row says it does. */
export function step(world: World, command: Command): Step {
  switch (command.kind) {
    case 'action':
      return takeAction(world, command.action, personOf(world, command.who), command.request)
    case 'decide':
      return decideTier(world, command.tier)
    case 'debrief':
      return done({
        ...world,
        debriefTier: command.tier > world.debriefTier ? command.tier : world.debriefTier,
        facilitators: withOne(world.facilitators, command.facilitator),
      })
    case 'view':
      return view(world, command.who)
    case 'store_pack':
      return done(liveSignOffOf(world) ? withNewestRevision(world, { packStored: true }) : world)
    case 'hold_back':
      return done({ ...world, heldBack: command.held })
    case 'roles':
      return done({ ...world, people: world.people.map((p) => toggled(p, command.who, command.role)) })
    case 'register':
      return changeRegister(world, command.action, personOf(world, command.who))
    case 'submission':
      return moveSubmission(world, command.event, personOf(world, command.who))
  }
}

function takeAction(world: World, action: ReviewAction, who: Person, request: ModelRequest): Step {
  const outcome = decide(action, situationOf(world, who, request))
  if (!outcome.ok) return { world, refusal: outcome.refusal }
  return done({ ...effectOf(world, action, who, request), state: outcome.to })
}

function effectOf(world: World, action: ReviewAction, who: Person, request: ModelRequest): World {
  switch (action) {
    case 'edit':
      return {
        ...world,
        authors: withOne(world.authors, who.id),
        saveNumber: world.saveNumber + 1,
        complete: request.fillsEverything,
        commentsOpen: world.commentsOpen && !request.fillsEverything,
      }
    case 'send_to_gold':
      return { ...world, revisions: [...world.revisions, frozen(world)] }
    case 'return':
      return { ...world, commentsOpen: true }
    case 'sign_off':
      return { ...world, signOffs: [...world.signOffs, signed(world, who)] }
    case 're_open':
      return {
        ...world,
        signOffs: world.signOffs.map((s) => ({ ...s, voided: s.voided || isLive(world, s) })),
      }
    case 'hold_back':
      return { ...world, heldBack: true }
    case 'clear_hold_back':
      return { ...world, heldBack: false }
    case 'submit':
      return { ...world, submissions: [...world.submissions, queued(world)] }
    case 'decline':
      return request.declineReason === 'duplicate'
        ? { ...world, removed: true }
        : { ...world, decision: { id: (world.decision?.id ?? 0) + 1, tier: 0 } }
    case 'acknowledge':
    case 'query':
    case 'reply':
    case 'close_query':
      return withLive(world, (live) => ({ ...live, ...submissionAfter(action, live) }))
    default:
      return world
  }
}

function frozen({ revisions, decision, saveNumber }: World): Revision {
  const number = revisions.length + 1
  return { number, decisionId: decision?.id ?? 0, digest: `${number}:${saveNumber}`, packStored: false }
}

function signed({ revisions }: World, who: Person): SignOff {
  const newest = revisions.at(-1)
  return { revision: newest?.number ?? 0, digest: newest?.digest ?? '', signer: who.id, voided: false }
}

function queued(world: World): Submission {
  const signOff = liveSignOffOf(world)
  return {
    revision: signOff?.revision ?? 0,
    digest: signOff?.digest ?? '',
    state: 'queued',
    needsAttention: false,
    openQueries: 0,
    acknowledged: false,
  }
}

function decideTier(world: World, tier: 0 | 1 | 2 | 3): Step {
  if (world.removed) return { world, refusal: 'operation_removed' }
  if (world.submissions.length > 0) return { world, refusal: 'tier_fixed' }
  if (world.decision?.tier === tier) return { world, refusal: 'tier_unchanged' }
  return done({ ...world, decision: { id: (world.decision?.id ?? 0) + 1, tier } })
}

function view(world: World, who: string): Step {
  const newest = world.revisions.at(-1)
  if (newest === undefined || world.state !== 'with_gold') return { world, refusal: 'state_not_allowed' }
  return done({ ...world, views: withOne(world.views, viewOf(who, newest.number)) })
}

function changeRegister(
  world: World,
  action: 'withdraw' | 'mark_duplicate' | 'restore',
  actor: Person,
): Step {
  const outcome = decideRegister(action, {
    actor,
    removed: world.removed,
    everSubmitted: world.submissions.length > 0,
    paused: false,
    today: '2026-11-24',
    reasonCodeGiven: true,
    oversightSentenceGiven: true,
    otherOperationNamed: true,
    timesPossible: false,
    detailsGiven: false,
    reasonGiven: false,
    contactNamed: false,
    reviewOn: null,
  })
  if (!outcome.ok) return { world, refusal: outcome.refusal }
  const removed = action !== 'restore'
  const state = outcome.review === 'withdrawn' && world.state !== 'none' ? 'withdrawn' : world.state
  return done({ ...world, removed, state })
}

function moveSubmission(
  world: World,
  event: 'accepted' | 'sent_by_hand' | 'retries_used_up' | 'retry' | 'change_channel',
  actor: Person,
): Step {
  const live = liveSubmissionOf(world)
  const outcome = decideSubmission(event, {
    state: live?.state ?? 'none',
    needsAttention: live?.needsAttention ?? false,
    timePossible: true,
    receiptMatches: false,
    packPassedChecks: false,
    actor,
  })
  if (!outcome.ok) return { world, refusal: outcome.refusal }
  const next = withLive(world, (it) => ({ ...it, state: outcome.to, needsAttention: outcome.needsAttention }))
  return done(outcome.to === 'sent' ? olderSuperseded(next) : next)
}

/** Once an amendment's submission is sent, the ones before it are superseded and their queries closed. */
function olderSuperseded(world: World): World {
  const live = liveSubmissionOf(world)
  const submissions = world.submissions.map((it) => {
    if (it === live || it.state === 'superseded') return it
    const outcome = decideSubmission('amendment_sent', {
      state: it.state,
      needsAttention: it.needsAttention,
      timePossible: false,
      receiptMatches: false,
      packPassedChecks: false,
      actor: 'workflow',
    })
    return outcome.ok ? { ...it, state: outcome.to, needsAttention: false, openQueries: 0 } : it
  })
  return { ...world, submissions }
}

function withLive(world: World, change: (live: Submission) => Submission): World {
  const live = liveSubmissionOf(world)
  return { ...world, submissions: world.submissions.map((it) => (it === live ? change(it) : it)) }
}

function withNewestRevision(world: World, change: Partial<Revision>): World {
  const newest = world.revisions.at(-1)
  return { ...world, revisions: world.revisions.map((it) => (it === newest ? { ...it, ...change } : it)) }
}

function isLive(world: World, signOff: SignOff): boolean {
  return signOff === liveSignOffOf(world)
}

function toggled(person: Person, id: string, role: Role): Person {
  if (person.id !== id) return person
  const held = person.roles.includes(role)
  return { ...person, roles: held ? person.roles.filter((it) => it !== role) : [...person.roles, role] }
}

function personOf({ people }: World, id: string): Person {
  const found = people.find((person) => person.id === id)
  if (found === undefined) throw new Error(`Nobody in the model is called ${id}`)
  return found
}

function withOne(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list : [...list, item]
}

function done(world: World): Step {
  return { world, refusal: null }
}
