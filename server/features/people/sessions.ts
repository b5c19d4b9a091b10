import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { enter, inContext } from '../../db/context.ts'
import type { Db, Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'

export const SESSION_COOKIE = 'pelr_session'

/** Sessions are kept by the digest of their token, so a leaked table opens no door. */
export function digestOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const IDLE = sql<boolean>`last_seen_at > now() - interval '30 minutes'`
const ABSOLUTE = sql<boolean>`started_at > now() - interval '12 hours'`

/** The viewer behind a session token's digest, or null where it ended, idled out or never was. */
export function findSession(db: Db, tokenDigest: string): Promise<Viewer | null> {
  return inContext(db, null, async (tx) => {
    const session = await tx
      .selectFrom('session')
      .select(['person_id', 'organisation_id', 'csrf_token', 'started_at', 'last_seen_at', 'stepped_up_at'])
      .where('token_digest', '=', tokenDigest)
      .where('ended_at', 'is', null)
      .where(IDLE)
      .where(ABSOLUTE)
      .executeTakeFirst()
    if (!session) return null
    await enter(tx, { personId: session.person_id, organisationId: session.organisation_id })
    await touch(tx, tokenDigest)
    const known = await tx
      .selectFrom('person')
      .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
      .innerJoin('organisation', 'organisation.id', 'role_grant.organisation_id')
      .select(['person.id', 'person.name', 'person.rank', 'person.rank_short', 'role_grant.role'])
      .select([
        'organisation.id as organisation_id',
        'organisation.kind',
        'organisation.name as organisation_name',
      ])
      .select('organisation.short_name')
      .where('person.id', '=', session.person_id)
      .where('role_grant.organisation_id', '=', session.organisation_id)
      .where('role_grant.ended_at', 'is', null)
      .orderBy('role_grant.role')
      .execute()
    const first = known[0]
    if (!first) return null
    return {
      personId: first.id,
      name: first.name,
      rank: first.rank,
      rankShort: first.rank_short,
      organisation: {
        id: first.organisation_id,
        kind: first.kind,
        name: first.organisation_name,
        shortName: first.short_name,
      },
      roles: known.map((row) => row.role),
      acting: [],
      sessionDigest: tokenDigest,
      csrfToken: session.csrf_token,
      startedAt: session.started_at,
      steppedUpAt: session.stepped_up_at,
    }
  })
}

/** Idle time is counted to the minute: writing it on every request would cost a write each. */
async function touch(tx: Tx, tokenDigest: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ last_seen_at: sql`now()` })
    .where('token_digest', '=', tokenDigest)
    .where(sql<boolean>`last_seen_at < now() - interval '1 minute'`)
    .execute()
}

/** Starts a session and returns its token, which is stored nowhere. */
export async function startSession(
  tx: Tx,
  session: { personId: string; organisationId: string; steppedUp: boolean },
): Promise<{ token: string; digest: string }> {
  const token = randomBytes(32).toString('base64url')
  const digest = digestOfToken(token)
  await tx
    .insertInto('session')
    .values({
      token_digest: digest,
      person_id: session.personId,
      organisation_id: session.organisationId,
      csrf_token: randomBytes(24).toString('base64url'),
      stepped_up_at: session.steppedUp ? sql`now()` : null,
    })
    .execute()
  return { token, digest }
}

export async function endSession(tx: Tx, tokenDigest: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: sql`now()` })
    .where('token_digest', '=', tokenDigest)
    .execute()
}

/** Notes that the person proved again who they are. Sign-off needs this at most five minutes old. */
export async function recordStepUp(tx: Tx, tokenDigest: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ stepped_up_at: sql`now()` })
    .where('token_digest', '=', tokenDigest)
    .execute()
}
