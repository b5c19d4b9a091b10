import { sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'

const EVENTS = (action: string, name: string) => `(select count(*) from audit_event e
  where e.force_id = x.force_id and e.payload::json->>'action' = '${action}'
  and e.payload::json->'details'->>'${name}' = x.id::text)`

const KEYS = (action: string) => `(select count(*) from idempotency_key k
  where k.route like 'post /api/v1/reviews/:id/%${action}%' and k.reply::json->>'id' = x.review_id::text)`

// Of the reviews whose ids are in `these`. Each asks for rows that only half of a transaction could have left.
const QUERIES: Record<string, string> = {
  'a review that is signed without a signature': `select id from review x where state in ('signed_off', 'submitted')
    and not exists (select from sign_off s where s.force_id = x.force_id and s.review_id = x.id) and id = any(these)`,
  'a signature on a review that still waits': `select r.id from review r join sign_off x
    on x.force_id = r.force_id and x.review_id = r.id where r.state = 'with_gold' and r.id = any(these)`,
  'a review that was signed twice': `select review_id as id from sign_off where review_id = any(these)
    group by review_id having count(*) <> 1`,
  'a signature without its one event': `select id from sign_off x where ${EVENTS('sign_off', 'signOff')} <> 1
    and review_id = any(these)`,
  'a signature without its one job': `select id from sign_off x where (select count(*) from pgboss.job j
    where j.name = 'make_packs' and j.data->>'signOffId' = x.id::text) <> 1 and review_id = any(these)`,
  'a signature without its one kept reply': `select id from sign_off x where ${KEYS('sign-off')} <> 1
    and review_id = any(these)`,
  'a review that is submitted without a submission': `select id from review x where state = 'submitted'
    and not exists (select from submission s where s.force_id = x.force_id and s.review_id = x.id) and id = any(these)`,
  'a submission of a review that is not submitted': `select r.id from review r join submission x
    on x.force_id = r.force_id and x.review_id = r.id where r.state <> 'submitted' and r.id = any(these)`,
  'a review that was submitted twice': `select review_id as id from submission where review_id = any(these)
    group by review_id having count(*) <> 1`,
  'a submission without its one event': `select id from submission x where ${EVENTS('submit', 'submission')} <> 1
    and review_id = any(these)`,
  'a submission without its one kept reply': `select id from submission x where ${KEYS('submit')} <> 1
    and review_id = any(these)`,
  'submissions and checkpoints asked for that are not as many': `select 'all' as id
    where (select count(*) from submission where review_id = any(these)) <> (select count(*) from pgboss.job
      where name = 'make_checkpoints' and data->>'forceId' is not null)`,
  'a pack without its one event': `select s.id from pack p join sign_off s
    on s.force_id = p.force_id and s.id = p.sign_off_id where (select count(*) from audit_event e
    where e.force_id = p.force_id and e.payload::json->>'action' = 'store_pack'
    and e.payload::json->'details'->>'signOff' = s.id::text
    and e.payload::json->'details'->>'audience' = p.audience) <> 1 and s.review_id = any(these)`,
  'a pack whose bytes are not those of its digest': `select sign_off_id as id from pack
    where encode(sha256(json), 'hex') <> json_digest or encode(sha256(pdf), 'hex') <> pdf_digest`,
}

/** What is there of these reviews that is not whole, as sentences; empty when all is. */
export async function halfMade(
  { owner }: Pick<Database, 'owner'>,
  reviewIds: readonly string[],
): Promise<string[]> {
  const these = `array[${reviewIds.map((id) => `'${id}'`).join(', ')}]::uuid[]`
  const faults: string[] = []
  for (const [what, query] of Object.entries(QUERIES)) {
    const { rows } = await sql.raw<{ id: string }>(query.replaceAll('these', these)).execute(owner)
    faults.push(...rows.map(({ id }) => `${what}: ${id}`))
  }
  return faults
}

/** How many of these reviews have a signature, both packs, and a submission. */
export async function countMade({ owner }: Pick<Database, 'owner'>, reviewIds: readonly string[]) {
  const { rows } = await sql<{ signed: number; packed: number; submitted: number }>`
    select count(s.id)::int as signed, count(u.id)::int as submitted, count(*) filter (where (select count(*)
      from pack p where p.force_id = s.force_id and p.sign_off_id = s.id) = 2)::int as packed
    from sign_off s left join submission u on u.force_id = s.force_id and u.sign_off_id = s.id
    where s.review_id = any(${reviewIds}::uuid[])`.execute(owner)
  return rows[0]
}
