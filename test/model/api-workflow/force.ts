import { type Api, addPerson, type Client, signIn } from '#test/support/api.ts'
import { type Chance, chanceFrom } from '#test/support/chance.ts'
import { addForce } from '#test/support/main-job.ts'
import type { Act } from './act.ts'
import { decisionActs } from './decision-acts.ts'
import { goldActs } from './gold-acts.ts'
import type { Observed } from './observe.ts'
import { peopleActs } from './people-acts.ts'
import { registerActs } from './register-acts.ts'
import { sendingActs } from './sending-acts.ts'
import { initialRoles, newWorld, staff, type Who, type World } from './world.ts'
import { writingActs } from './writing-acts.ts'

/** Everything that anyone can ask for in a walk. */
export const acts: Readonly<Record<string, Act>> = {
  ...writingActs,
  ...goldActs,
  ...sendingActs,
  ...decisionActs,
  ...registerActs,
  ...peopleActs,
}

/** What a run counts. */
export type Tally = {
  batches: number
  steps: number
  alone: number
  done: number
  repeats: number
  walked: Map<string, number>
  refusals: Map<string, number>
}

export function newTally(): Tally {
  return { batches: 0, steps: 0, alone: 0, done: 0, repeats: 0, walked: new Map(), refusals: new Map() }
}

/** A broken promise, with what was asked and answered. */
export class Broken extends Error {}

type People = Record<Who, Client>

/** One force in which operations are walked, one after the other. */
export type Walk = {
  api: Api
  acts: Readonly<Record<string, Act>>
  chance: Chance
  tally: Tally
  force: string
  neighbourForce: string
  people: People
  before: Partial<Record<Who, Client>>
  world: World
  observed: Observed | null
  head: { sequence: number; digest: string }
  operationId: string
  twinId: string
  ids: Map<number, string>
  nextKey: number
}

export type Outside = Record<'recipient' | 'neighbour' | 'auditor', Client> & { neighbourForce: string }

export async function addOutside(api: Api, neighbourForce: string): Promise<Outside> {
  return {
    neighbourForce,
    recipient: await addPerson(api, 'npocc', ['recipient_officer']),
    neighbour: await addPerson(api, neighbourForce, ['contributor']),
    auditor: await addPerson(api, 'suffolk-oversight', ['auditor']),
  }
}

export async function openWalk(
  api: Api,
  force: string,
  outside: Outside,
  { seed, tally, walkedActs = acts }: { seed: number; tally: Tally; walkedActs?: Walk['acts'] },
): Promise<Walk> {
  const { id: _id, ...own } = await addForce(api, force)
  const { neighbourForce, ...others } = outside
  const before: Walk['before'] = {}
  for (const who of staff) before[who] = await signIn(api, { ...own[who], steppedUp: false })
  return {
    api,
    acts: walkedActs,
    chance: chanceFrom(seed),
    tally,
    force,
    neighbourForce,
    people: { ...own, ...others },
    before,
    world: newWorld(structuredClone(initialRoles)),
    observed: null,
    head: { sequence: 0, digest: '' },
    operationId: '',
    twinId: '',
    ids: new Map(),
    nextKey: 1,
  }
}
