import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { SessionTimes } from '#shared/api/session.ts'
import type { Role } from '#shared/workflow/states.ts'
import { compiledOnce } from '../../db/compiled-once.ts'
import { enter, inContext } from '../../db/context.ts'
import type { Db, Tx } from '../../db/types.ts'
import type { ActingGold, Viewer } from '../../viewer.ts'

/*
 * A session is a row. The browser holds its token; the row holds the token's digest, so a leaked table opens no door.
 *
 * Sign in:  end the session that the browser had before, in its own person's context; then
 *           const { token } = await startSession(tx, { personId, organisationId, steppedUp, identityId })
 *           It leaves tx in that person's context, so it comes last.
 * Step up:  const { token } = await recordStepUp(tx, viewer.sessionId)   in the viewer's own context
 * Sign out: await endSession(tx, viewer.sessionId)                        in the viewer's own context
 * Then put the token into the answer: sessionCookie(publicOrigin).set(reply, token), or .drop(reply).
 *
 * A token is made here and nowhere else, and exchanged at step-up and when the person's roles or appointments change.
 * The one before works for 30 more seconds, for requests that are on their way. The session keeps its id meanwhile.
 */

/** How long a session may go without a request, and how long it may last at all. */
type SessionLimits = { sessionIdleMinutes: number; sessionHours: number }

/** Who is behind a token, until when, and what they could do when they were answered last. */
type FoundSession = {
  viewer: Viewer
  times: SessionTimes
  /** Set where roles or appointments are others than the session last saw: its token is due for exchange. */
  newStanding: string | null
}

export function digestOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function newToken(): { token: string; digest: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, digest: digestOfToken(token) }
}

type Row = {
  id: string
  csrf_token: string
  started_at: string
  last_seen_at: string
  stepped_up_at: string | null
  person_id: string
  name: string
  rank: string | null
  rank_short: string | null
  organisation_id: string
  organisation_kind: Viewer['organisation']['kind']
  organisation_name: string
  organisation_short_name: string
  roles: Role[]
  acting: ActingGold[]
  standing: string
  standing_seen: string
  now_at: string
}

type Presented = { digest: string; idleMinutes: number; longestMinutes: number; keepsAlive: boolean }

const sessionOf = compiledOnce(
  (_: Db, { digest, idleMinutes, longestMinutes, keepsAlive }: Presented) =>
    sql<Row>`select * from session_of(${digest}, ${idleMinutes}, ${longestMinutes}, ${keepsAlive})`,
)

/**
 * The person behind a token's digest, or null where the session ended, idled out or never was. One statement: the
 * function sets its own context and reads under row security. `keepsAlive`: a person asked, so idling starts anew.
 */
export async function findSession(
  db: Db,
  digest: string,
  limits: SessionLimits,
  keepsAlive = true,
): Promise<FoundSession | null> {
  const { sessionIdleMinutes, sessionHours } = limits
  const asked = { digest, idleMinutes: sessionIdleMinutes, longestMinutes: sessionHours * 60, keepsAlive }
  const [row] = await sessionOf(db, asked)
  if (!row) return null
  return {
    viewer: viewerFrom(row),
    times: timesOf(row, limits),
    newStanding: row.standing === row.standing_seen ? null : row.standing,
  }
}

function viewerFrom(row: Row): Viewer {
  return {
    personId: row.person_id,
    name: row.name,
    rank: row.rank,
    rankShort: row.rank_short,
    organisation: {
      id: row.organisation_id,
      kind: row.organisation_kind,
      name: row.organisation_name,
      shortName: row.organisation_short_name,
    },
    roles: row.roles,
    acting: row.acting,
    sessionId: row.id,
    csrfToken: row.csrf_token,
    startedAt: row.started_at,
    steppedUpAt: row.stepped_up_at,
  }
}

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}

function timesOf(
  row: Pick<Row, 'started_at' | 'last_seen_at' | 'now_at'>,
  { sessionIdleMinutes, sessionHours }: SessionLimits,
): SessionTimes {
  return {
    now: row.now_at,
    startedAt: row.started_at,
    idleEndsAt: later(row.last_seen_at, sessionIdleMinutes),
    endsAt: later(row.started_at, sessionHours * 60),
  }
}

/** Starts a session and returns its token, which is stored nowhere. Leaves `tx` in the person's context. */
export async function startSession(
  tx: Tx,
  session: { personId: string; organisationId: string; steppedUp: boolean; identityId?: string },
): Promise<{ id: string; token: string; digest: string }> {
  const { personId, organisationId, steppedUp, identityId } = session
  await enter(tx, { personId, organisationId })
  const { token, digest } = newToken()
  const { id } = await tx
    .insertInto('session')
    .values({
      token_digest: digest,
      person_id: personId,
      organisation_id: organisationId,
      csrf_token: randomBytes(24).toString('base64url'),
      stepped_up_at: steppedUp ? sql`now()` : null,
      ...(identityId === undefined ? {} : { identity_id: identityId }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token, digest }
}

/**
 * Notes that the person proved again who they are, in this session alone, and exchanges its token for the returned one.
 * Sign-off needs this at most five minutes old. `provedAt`: when a sign-in service saw the person, if that was earlier.
 * Throws where the session has ended.
 */
export async function recordStepUp(tx: Tx, sessionId: string, provedAt?: string): Promise<{ token: string }> {
  const { token, digest } = newToken()
  const proved =
    provedAt === undefined ? sql<string>`now()` : sql<string>`least(now(), ${provedAt}::timestamptz)`
  await tx
    .updateTable('session')
    .set({ stepped_up_at: proved, ...exchangedFor(digest) })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirstOrThrow()
  return { token }
}

function exchangedFor(digest: string) {
  return {
    previous_digest: sql<string>`token_digest`,
    exchanged_at: sql<string>`now()`,
    token_digest: digest,
  }
}

/**
 * Exchanges the token of a session that learns of new roles or appointments. Null where a request beside this one did
 * it first: the token that this one came with is the previous one by now.
 */
export function exchangeToken(
  db: Db,
  { viewer, newStanding }: Pick<FoundSession, 'viewer' | 'newStanding'>,
  presentedDigest: string,
): Promise<string | null> {
  const { token, digest } = newToken()
  const context = { personId: viewer.personId, organisationId: viewer.organisation.id }
  return inContext(db, context, async (tx) => {
    const done = await tx
      .updateTable('session')
      .set({ roles_seen: newStanding, ...exchangedFor(digest) })
      .where('id', '=', viewer.sessionId)
      .where('token_digest', '=', presentedDigest)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return done ? token : null
  })
}

/** Idling starts anew. Returns when the session ends now. */
export async function extendSession(tx: Tx, sessionId: string, limits: SessionLimits): Promise<SessionTimes> {
  const row = await tx
    .updateTable('session')
    .set({ last_seen_at: sql`now()` })
    .where('id', '=', sessionId)
    .returning(['started_at', 'last_seen_at', sql<string>`now()`.as('now_at')])
    .executeTakeFirstOrThrow()
  return timesOf(row, limits)
}

export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.updateTable('session').set({ ended_at: sql`now()` }).where('id', '=', sessionId).execute()
}

const LIVE = ({ sessionIdleMinutes, sessionHours }: SessionLimits) => sql<boolean>`ended_at is null
  and last_seen_at > now() - make_interval(mins => ${sessionIdleMinutes})
  and started_at > now() - make_interval(mins => ${sessionHours * 60})`

/** Ends every session of the person. Returns how many of them could still have been used. */
export async function endAllSessions(tx: Tx, personId: string, limits: SessionLimits): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ ended_at: sql`now()` })
    .where('person_id', '=', personId)
    .where(LIVE(limits))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** The person's sessions that can still be used, newest first. */
export function listSessions(tx: Tx, viewer: Viewer, limits: SessionLimits) {
  return tx
    .selectFrom('session')
    .innerJoin('organisation', 'organisation.id', 'session.organisation_id')
    .select(['session.id', 'organisation.name as organisation', 'started_at', 'last_seen_at'])
    .where('person_id', '=', viewer.personId)
    .where(LIVE(limits))
    .orderBy('started_at', 'desc')
    .execute()
}
