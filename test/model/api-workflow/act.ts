import type { Role } from '#shared/workflow/states.ts'
import type { Chance } from '#test/support/chance.ts'
import {
  type Criterion,
  type Facts,
  holds,
  isStaff,
  type Review,
  type Tier,
  type Who,
  type World,
} from './world.ts'

/** What one request says, in the model's own names. */
export type Params = {
  review?: number
  revision?: number
  section?: string
  saveNumber?: number
  full?: boolean
  /** The right one, or one that must be refused. */
  right?: boolean
  checks?: boolean
  instead?: boolean
  stale?: boolean
  target?: number
  person?: Who
  role?: Role
  tier?: Tier
  position?: 'silver' | 'gold'
  long?: boolean
  criterion?: Criterion
  value?: Facts[Criterion]
  corrected?: boolean
  because?: 'duplicate' | 'not_required'
  reachable?: boolean
}

export type Command = { key: number; who: Who; act: string; params: Params }

/** What a request becomes on the wire. */
export type Asked = {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body?: unknown
  headers?: Record<string, string>
  /** Sent by this person's older sign-in, whose proof of who they are has run out. */
  stale?: boolean
}

/** The service's names for the model's. */
export type Known = {
  operationId: string
  twinId: string
  neighbourForce: string
  person: (who: Who) => string
  /** Of what a command made; an unknown one where it made nothing. */
  id: (key: number) => string
  revision: (review: number, revision: number) => { digest: string; tag: string }
}

export type Done = { events: string[]; rows: string[] }
export type Stepped = { world: World; outcome: string } & Done

export type Act = {
  policy: readonly Role[]
  /** People of a sharing force may call it too. */
  shared?: boolean
  /** What this person could ask for now; null where the world has nothing to ask about. */
  offer: (world: World, who: Who, chance: Chance) => Params | null
  ask: (known: Known, params: Params, who: Who) => Asked
  /** Changes the world it is given, or says why not and has changed nothing. */
  step: (world: World, command: Command) => Done | string
}

export const done = (events: string[], ...rows: string[]): Done => ({ events, rows })

/** The review that a command is about. */
export function reviewOf(world: World, { params }: Pick<Command, 'params'>): Review {
  const found = world.reviews.find(({ key }) => key === params.review)
  if (!found) throw new Error(`no review ${params.review} in this world`)
  return found
}

/** One command against the world: what it comes to, and what is answered. Pure. */
export function take(acts: Readonly<Record<string, Act>>, world: World, command: Command): Stepped {
  const act = acts[command.act]
  if (!act) throw new Error(`there is no act called ${command.act}`)
  const refused = (outcome: string): Stepped => ({ world, outcome, events: [], rows: [] })
  const { who } = command
  // Whoever holds no role of an organisation is nobody there, whatever they act as.
  if (world.roles[who].length === 0) return refused('not_signed_in')
  const inInbox = act.policy.includes('recipient_officer')
  const called = act.policy.length === 0 || holds(world, who, ...act.policy)
  if (!called) return refused('not_allowed')
  if (!isStaff(who) && !act.shared && !inInbox && act.policy.length > 0) return refused('not_found')
  const after = structuredClone(world)
  const result = act.step(after, command)
  return typeof result === 'string' ? refused(result) : { world: after, outcome: 'done', ...result }
}
