import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'

/**
 * What must be true of the stored records at every moment, as sentences about what is not; empty when all holds.
 * `forceId`: of one force's alone.
 */
export async function faultsOfRecords(
  { owner }: Pick<Database, 'owner'>,
  forceId?: string,
): Promise<string[]> {
  return [...(await faultsOfRows(owner, forceId)), ...(await faultsOfAudit(owner, forceId))]
}

/** Each names the force of what it finds, and its id. */
const QUERIES: Record<string, string> = {
  'an operation without a coverage row': `select o.force_id, o.id::text as id from operation o
    left join coverage_row c on c.force_id = o.force_id and c.operation_id = o.id where c.operation_id is null`,
  'a revision without its four copies': `select r.force_id, r.id::text as id from revision r
    where (select count(*) from rendition x where x.force_id = r.force_id and x.revision_id = r.id) <> 4`,
  'a copy whose bytes are not those of its digest': `select force_id, revision_id::text as id from rendition
    where encode(sha256(bytes), 'hex') <> digest`,
  'an envelope whose bytes are not those of its digest': `select force_id, id::text from revision
    where encode(sha256(envelope), 'hex') <> digest`,
  'a revision whose number leaves a gap': `select r.force_id, r.review_id::text as id from revision r
    join review w on w.force_id = r.force_id and w.id = r.review_id
    group by r.force_id, r.review_id, w.revisions having max(number) <> count(*) or count(*) <> w.revisions`,
  'a sign-off of another digest than its revision’s': `select s.force_id, s.id::text as id from sign_off s
    join revision r on r.force_id = s.force_id and r.id = s.revision_id where r.digest <> s.digest`,
  'a sign-off by an author': `select s.force_id, s.id::text as id from sign_off s
    join review_author a on a.force_id = s.force_id and a.review_id = s.review_id and a.person_id = s.signed_by`,
  'a sign-off of what its signer was not shown': `select s.force_id, s.id::text as id from sign_off s
    left join revision_view v on v.force_id = s.force_id and v.revision_id = s.revision_id and v.person_id = s.signed_by
    where v.person_id is null`,
  'a second sign-off of one revision': `select force_id, min(id::text) as id from sign_off
    group by force_id, revision_id having count(*) > 1`,
  'a signed review without its sign-off': `select r.force_id, r.id::text as id from review r
    where r.state = 'signed_off' and not exists (select from sign_off s
      join revision v on v.force_id = s.force_id and v.id = s.revision_id
      left join sign_off_void x on x.force_id = s.force_id and x.sign_off_id = s.id
      where s.force_id = r.force_id and s.review_id = r.id and v.number = r.revisions and x.sign_off_id is null)`,
  'a live sign-off that the review has left behind': `select s.force_id, s.id::text as id from sign_off s
    join review r on r.force_id = s.force_id and r.id = s.review_id
    left join sign_off_void x on x.force_id = s.force_id and x.sign_off_id = s.id
    left join submission u on u.force_id = s.force_id and u.sign_off_id = s.id
    where x.sign_off_id is null and u.id is null and r.state <> 'signed_off'`,
  'a submission of a voided or missing sign-off': `select u.force_id, u.id::text as id from submission u
    left join sign_off_void v on v.force_id = u.force_id and v.sign_off_id = u.sign_off_id
    where v.sign_off_id is not null`,
  'a second submission of one revision': `select force_id, min(id::text) as id from submission
    group by force_id, revision_id having count(*) > 1`,
  'a second live submission that was sent': `select force_id, review_id::text as id from submission
    where state in ('sent', 'received') group by force_id, review_id having count(*) > 1`,
  'a queried review without an open query': `select r.force_id, r.id::text as id from review r
    where r.state = 'queried' and not exists (select from query q
      join submission u on u.force_id = q.force_id and u.id = q.submission_id
      left join query_end e on e.force_id = q.force_id and e.query_id = q.id
      where u.force_id = r.force_id and u.review_id = r.id and u.state <> 'superseded' and e.query_id is null)`,
  'a decision whose number leaves a gap': `select force_id, operation_id::text as id from decision
    group by force_id, operation_id having max(number) <> count(*)`,
  'a live review of a removed operation': `select r.force_id, r.id::text as id from review r
    join operation o on o.force_id = r.force_id and o.id = r.operation_id
    where r.state <> 'withdrawn' and o.removed_as is not null`,
}

async function faultsOfRows(owner: Database['owner'], forceId?: string): Promise<string[]> {
  const faults: string[] = []
  for (const [what, query] of Object.entries(QUERIES)) {
    const { rows } = await sql<{ id: string }>`select id from (${sql.raw(query)}) as found
      where ${forceId ?? null}::text is null or force_id = ${forceId ?? null}`.execute(owner)
    faults.push(...rows.map(({ id }) => `${what}: ${id}`))
  }
  return faults
}

/** Walks each force’s chain: no gap, each event digested, each naming the one before, and the head at its end. */
async function faultsOfAudit(owner: Database['owner'], forceId?: string): Promise<string[]> {
  const events = await owner
    .selectFrom('audit_event')
    .selectAll()
    .$if(forceId !== undefined, (query) => query.where('force_id', '=', forceId ?? ''))
    .orderBy('force_id')
    .orderBy('sequence')
    .execute()
  const heads = await owner
    .selectFrom('audit_head')
    .selectAll()
    .$if(forceId !== undefined, (query) => query.where('force_id', '=', forceId ?? ''))
    .execute()
  const faults: string[] = []
  const last = new Map<string, { sequence: number; digest: string }>()
  for (const event of events) {
    const before = last.get(event.force_id) ?? { sequence: 0, digest: '' }
    const digest = createHash('sha256').update(event.payload).digest('hex')
    const named = JSON.parse(event.payload) as { previous: string; sequence: number }
    const whole =
      event.sequence === before.sequence + 1 &&
      named.sequence === event.sequence &&
      event.previous_digest === before.digest &&
      named.previous === before.digest &&
      event.digest === digest
    if (!whole) faults.push(`audit event ${event.force_id} ${event.sequence} does not follow`)
    last.set(event.force_id, { sequence: event.sequence, digest: event.digest })
  }
  for (const head of heads) {
    if (last.get(head.force_id)?.digest !== head.digest)
      faults.push(`the head of ${head.force_id} is not its last event`)
  }
  return faults
}
