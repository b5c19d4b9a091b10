import { sql } from 'kysely'
import { shortRankOf } from '#shared/reference/ranks.ts'
import type { Role } from '#shared/workflow/states.ts'
import type { Tx } from '../../db/types.ts'
import type { Known, Subject } from '../../openid/claims.ts'

type NewAttempt = {
  digest: string
  purpose: 'sign_in' | 'step_up'
  provider: string
  organisationId: string
  nonce: string
  verifier: string
  returnPath: string
  sessionId: string | null
}

export type Attempt = Omit<NewAttempt, 'digest'>

const TOO_OLD = sql<boolean>`started_at < now() - interval '10 minutes'`

/** Notes a sign-in that goes out to a sign-in service, and forgets those that never came back. */
export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx.deleteFrom('sign_in_attempt').where(TOO_OLD).execute()
  await tx
    .insertInto('sign_in_attempt')
    .values({
      digest: attempt.digest,
      purpose: attempt.purpose,
      provider: attempt.provider,
      organisation_id: attempt.organisationId,
      nonce: attempt.nonce,
      verifier: attempt.verifier,
      return_path: attempt.returnPath,
      session_id: attempt.sessionId,
    })
    .execute()
}

/** Takes an attempt away, so that whatever comes of it, it comes once. Nothing where it is older than 10 minutes. */
export async function takeAttempt(tx: Tx, digest: string): Promise<Attempt | undefined> {
  const row = await tx
    .deleteFrom('sign_in_attempt')
    .where('digest', '=', digest)
    .returning(['purpose', 'provider', 'organisation_id', 'nonce', 'verifier', 'return_path'])
    .returning(['session_id', TOO_OLD.as('too_old')])
    .executeTakeFirst()
  if (!row || row.too_old) return undefined
  return {
    purpose: row.purpose,
    provider: row.provider,
    organisationId: row.organisation_id,
    nonce: row.nonce,
    verifier: row.verifier,
    returnPath: row.return_path,
    sessionId: row.session_id,
  }
}

/** Makes two first sign-ins of one person wait for each other, so that they make one person. */
export async function lockSubject(tx: Tx, { issuer, subject }: Subject): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`.execute(tx)
}

export function findIdentity(tx: Tx, { issuer, subject }: Subject) {
  return tx
    .selectFrom('identity')
    .select(['id', 'person_id as personId'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

/** Who the person of a session is to the sign-in service that it came from; nothing where it came from none. */
export function findIdentityOfSession(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('session')
    .innerJoin('identity', 'identity.id', 'session.identity_id')
    .select(['identity.issuer', 'identity.subject'])
    .where('session.id', '=', sessionId)
    .executeTakeFirst()
}

/** A person whom nobody here knew, under the name and rank that their organisation gives them. */
export async function insertPerson(
  tx: Tx,
  ids: { personId: string; identityId: string },
  { issuer, subject, name, rank }: Known,
): Promise<void> {
  const { personId, identityId } = ids
  const ranks = { rank, rank_short: rank && shortRankOf(rank) }
  await tx
    .insertInto('person')
    .values({ id: personId, slug: personId, name, ...ranks })
    .execute()
  await tx.insertInto('identity').values({ id: identityId, person_id: personId, issuer, subject }).execute()
}

/** Name and rank as the organisation has them now. A rank that is not sent is left as it is. */
export async function updatePerson(tx: Tx, personId: string, { name, rank }: Known): Promise<void> {
  await tx.updateTable('person').set({ name }).where('id', '=', personId).where('name', '!=', name).execute()
  if (rank === null) return
  const short = shortRankOf(rank)
  await tx
    .updateTable('person')
    .set({ rank, rank_short: short })
    .where('id', '=', personId)
    .where((each) =>
      each.or([each('rank', 'is distinct from', rank), each('rank_short', 'is distinct from', short)]),
    )
    .execute()
}

/** The roles that a person holds in an organisation now, each with who gave it. */
export function listGrants(tx: Tx, organisationId: string, personId: string) {
  return tx
    .selectFrom('role_grant')
    .select(['role', 'origin'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('role')
    .execute()
}

/** The roles that a person took from this one, and nobody has given again: on the page, or with the command line. */
export async function listTakenAway(tx: Tx, organisationId: string, personId: string): Promise<Role[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select(['role', 'end_reason'])
    .distinctOn('role')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('granted_at', 'desc')
    .execute()
  return rows.filter(({ end_reason }) => end_reason !== null).map(({ role }) => role)
}

export async function insertGrant(
  tx: Tx,
  organisationId: string,
  personId: string,
  role: Role,
): Promise<void> {
  await tx
    .insertInto('role_grant')
    .values({ organisation_id: organisationId, person_id: personId, role, origin: 'provider' })
    .execute()
}

export async function endGrant(tx: Tx, organisationId: string, personId: string, role: Role): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set({ ended_at: sql`now()` })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('origin', '=', 'provider')
    .where('ended_at', 'is', null)
    .execute()
}
