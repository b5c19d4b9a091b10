import { availableActions } from '../decide.ts'
import { declineReasons, type ReviewAction, reviewActions } from '../states.ts'
import { faultsOf } from './faults.ts'
import { type Step, step } from './step.ts'
import {
  type Command,
  channelId,
  fullRequest,
  liveSignOffOf,
  liveSubmissionOf,
  type ModelRequest,
  newWorld,
  reserveGoldId,
  reserveLeadId,
  type SubmissionCommand,
  situationOf,
  type World,
} from './world.ts'

const submissionCommands: readonly SubmissionCommand[] = [
  'accepted',
  'sent_by_hand',
  'retries_used_up',
  'retry',
  'change_channel',
]

/**
 * The command that a 32-bit integer stands for in this world. Of seven, two are what willing people would do next
 * and two are actions that look possible, so that walks reach far; the others are anything by anyone.
 */
function commandFrom(world: World, chance: number): Command {
  let rest = chance >>> 0
  const pick = <T>(items: readonly T[]): T => {
    const item = items[rest % items.length] as T
    rest = Math.floor(rest / items.length)
    return item
  }
  const anyone = world.people.slice(0, -2)
  const who = pick(anyone)
  const likely = pick([true, true, true, false])
  const kind = pick(['onward', 'onward', 'likely', 'likely', 'any', 'around', 'around'] as const)
  if (kind === 'onward') return nextTowardsReceived(world)
  if (kind === 'around') return aroundIt(world, who.id, pick)

  const offered = kind === 'likely' ? availableActions(situationOf(world, who, fullRequest)) : []
  const action = pick<ReviewAction>(offered.length > 0 ? offered : reviewActions)
  return { kind: 'action', action, who: who.id, request: likely ? likelyRequest(pick) : anyRequest(pick) }
}

type Pick = <T>(items: readonly T[]) => T

function aroundIt(world: World, who: string, pick: Pick): Command {
  const kind = pick(['view', 'decide', 'decide', 'debrief', 'store_pack', 'submission', 'rare'] as const)
  if (kind === 'view') return { kind, who }
  if (kind === 'decide') return { kind, tier: pick([1, 1, 2, 3, 0] as const) }
  if (kind === 'debrief')
    return { kind, tier: pick([1, 2, 3] as const), facilitator: pick(['lead-1', 'gold-2', who]) }
  if (kind === 'store_pack') return { kind }
  if (kind === 'submission') {
    return { kind, event: pick(submissionCommands), who: pick([channelId, reserveLeadId, who]) }
  }
  return rareThing(world, who, pick)
}

function rareThing(world: World, who: string, pick: Pick): Command {
  const kind = pick(['roles', 'hold_back', 'register'] as const)
  if (kind === 'roles') return { kind, who, role: pick(['debrief_lead', 'gold_commander'] as const) }
  if (kind === 'hold_back') return { kind, held: pick([true, false]) }
  const action = world.removed ? 'restore' : pick(['withdraw', 'mark_duplicate', 'restore'] as const)
  return { kind, action, who }
}

function likelyRequest(pick: Pick): ModelRequest {
  return { ...fullRequest, declineReason: pick(declineReasons) }
}

function anyRequest(pick: Pick): ModelRequest {
  const flag = () => pick([true, false])
  return {
    ifMatch: pick(['absent', 'stale', 'matches'] as const),
    digestMatches: flag(),
    saveNumberMatches: flag(),
    stepUpFresh: flag(),
    goldChecksAllTicked: flag(),
    wordsGiven: flag(),
    declineReason: pick(declineReasons),
    receiptMatches: flag(),
    fillsEverything: flag(),
  }
}

/**
 * Walks from a new world, one command for each integer, and tells `seen` of every step. Throws at the first broken
 * promise, and where willing people have no way on (looked for every 50 steps: that is slow).
 */
export function walk(chances: readonly number[], seen: (step: Step) => void): void {
  let world = newWorld
  for (const [index, chance] of chances.entries()) {
    const command = commandFrom(world, chance)
    const next = step(world, command)
    const faults = faultsOf(world, command, next.world)
    if (index % 50 === 0 && wayOn(next.world) === null)
      faults.push(`INV12: no way on from ${next.world.state}`)
    if (faults.length > 0) throw new Error(`${faults.join('; ')} at ${JSON.stringify(command)}`)
    seen(next)
    world = next.world
  }
}

/** How many commands willing people need from here to `received`, or null if they cannot get there in 40. */
export function wayOn(world: World): number | null {
  let here = world
  for (let commands = 0; commands <= 40; commands++) {
    if (here.state === 'received') return commands
    here = step(here, nextTowardsReceived(here)).world
  }
  return null
}

function nextTowardsReceived(world: World): Command {
  const lead = (action: ReviewAction): Command => act(action, reserveLeadId)
  const decided = world.decision !== null && world.decision.tier > 0
  if (world.removed) return { kind: 'register', action: 'restore', who: reserveGoldId }
  if (!decided) return { kind: 'decide', tier: 1 }
  switch (world.state) {
    case 'none':
      return lead('start')
    case 'withdrawn':
      return lead('reinstate')
    case 'draft':
    case 'returned':
      return towardsGold(world)
    case 'with_gold':
      return towardsSignOff(world)
    case 'signed_off':
      return towardsSubmitted(world)
    case 'queried':
      return lead('reply')
    default:
      return liveSubmissionOf(world)?.state === 'queued'
        ? { kind: 'submission', event: 'accepted', who: channelId }
        : act('acknowledge', 'channel')
  }
}

function towardsGold(world: World): Command {
  if (!world.complete || world.commentsOpen) return act('edit', reserveLeadId)
  const tier = world.decision?.tier ?? 1
  return world.debriefTier < tier
    ? { kind: 'debrief', tier, facilitator: reserveLeadId }
    : act('send_to_gold', reserveLeadId)
}

function towardsSignOff(world: World): Command {
  const newest = world.revisions.at(-1)
  if (newest?.decisionId !== world.decision?.id) return act('recall', reserveLeadId)
  const viewed = world.views.includes(`${reserveGoldId} ${newest?.number}`)
  return viewed ? act('sign_off', reserveGoldId) : { kind: 'view', who: reserveGoldId }
}

function towardsSubmitted(world: World): Command {
  const newest = world.revisions.at(-1)
  if (newest?.decisionId !== world.decision?.id || !liveSignOffOf(world)) return act('re_open', reserveLeadId)
  if (world.heldBack) return act('clear_hold_back', reserveGoldId)
  return newest?.packStored ? act('submit', reserveLeadId) : { kind: 'store_pack' }
}

function act(action: ReviewAction, who: string): Command {
  return { kind: 'action', action, who, request: fullRequest }
}
