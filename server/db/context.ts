import { AsyncLocalStorage } from 'node:async_hooks'
import { NoResultError, sql } from 'kysely'
import { codeOf } from '../error-code.ts'
import { compiledOnce } from './compiled-once.ts'
import { WITH_THE_NEXT } from './send-ahead.ts'
import type { Db, Tx } from './types.ts'

/**
 * On whose behalf a transaction runs: a person for an organisation, a job for one force, a sign-in to one
 * organisation, or nobody yet. Row security reads it; nobody sees no row of any force.
 */
export type Context =
  | { personId: string; organisationId: string }
  | { jobForceId: string }
  | { signInTo: string }
  | null

const RETRIES = 3
/** A serialization failure and a deadlock. */
const GIVEN_UP = new Set<string | undefined>(['40001', '40P01'])

/** Somebody else's transaction came in between: the work runs again, and sees what that one did. */
export class CameBetween extends Error {
  readonly code = '40001'
}

type Store = { active: boolean; afterCommit: (() => void)[] }
const open = new AsyncLocalStorage<Store>()

/**
 * Runs `work` in one transaction as the service's role. Its first statement sets role, person and organisation
 * for this transaction only, and gives `work` the database's time. Runs again, at most three times, when the
 * database gave it up for another (40001, 40P01), so `work` does nothing outside the transaction.
 * Throws when one is already open around it.
 */
export async function inContext<T>(
  db: Db,
  context: Context,
  work: (tx: Tx, at: string) => Promise<T>,
): Promise<T> {
  return retried(() => runOnce(db, async (tx) => work(tx, await enter(tx, context))))
}

/**
 * The same for work that counts its round trips: the beginning and the context go to the database together with the
 * work's first statement, which asks for the time itself where the work needs it.
 */
export async function inContextAtOnce<T>(
  db: Db,
  context: { personId: string; organisationId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return retried(() =>
    runOnce(db, async (tx) => {
      await setAhead(tx, settingsOf(context))
      return work(tx)
    }),
  )
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  if (open.getStore()?.active) {
    throw new Error('a transaction is already open here: use its tx, or the two wait for each other')
  }
  for (let retry = 0; ; retry++) {
    try {
      return await run()
    } catch (error) {
      if (retry === RETRIES || !isGivenUp(error)) throw error
    }
  }
}

/** A row that was there a statement ago and no longer is was taken from sight in between, as when a share ends. */
function isGivenUp(error: unknown): boolean {
  return error instanceof NoResultError || GIVEN_UP.has(codeOf(error))
}

/** Does something once the transaction around the caller has been committed; nothing if it never is. */
export function afterCommit(action: () => void): void {
  open.getStore()?.afterCommit.push(action)
}

async function runOnce<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const here: Store = { active: true, afterCommit: [] }
  let result: T
  try {
    result = await open.run(here, () => db.transaction().execute(work))
  } finally {
    here.active = false
  }
  for (const action of here.afterCommit) action()
  return result
}

/** From here on the transaction runs for this context. Returns the database's time, the start of the transaction. */
export async function enter(tx: Tx, context: Context): Promise<string> {
  const [row] = await set(tx, settingsOf(context))
  if (!row) throw new Error('the database did not answer its time')
  return row.at
}

type Settings = { role: string; person: string; organisation: string; signInTo: string; jobForce: string }

function settingsOf(context: Context): Settings {
  const nobody = { role: 'pelr_app', person: '', organisation: '', signInTo: '', jobForce: '' }
  if (context === null) return nobody
  if ('jobForceId' in context) return { ...nobody, role: 'pelr_job', jobForce: context.jobForceId }
  if ('signInTo' in context) return { ...nobody, signInTo: context.signInTo }
  return { ...nobody, person: context.personId, organisation: context.organisationId }
}

const settings = (_: Tx, { role, person, organisation, signInTo, jobForce }: Settings) =>
  sql<{ at: string }>`select now() as at,
    set_config('role', ${role}, true),
    set_config('app.person_id', ${person}, true),
    set_config('app.organisation_id', ${organisation}, true),
    set_config('app.sign_in_to', ${signInTo}, true),
    set_config('app.job_force_id', ${jobForce}, true)`

const set = compiledOnce(settings)
const setAhead = compiledOnce(settings, WITH_THE_NEXT)
