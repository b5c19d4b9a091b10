import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/db/connect.ts'

type Queryable = Pick<Database['owner'], 'getExecutor'>

/** One operation as PostgreSQL has it, read by the owner of the tables: nothing of the service stands between. */
export type Observed = {
  removed: boolean
  factSaves: number
  factAuthors: string[]
  changes: number
  paused: boolean
  decisions: { id: string; number: number; kind: string; chosen: number; confirmed: boolean; by: string }[]
  debriefs: string[]
  shares: string[]
  acting: string[]
  roles: { person: string; role: string }[]
  part: string | null
  reviews: ObservedReview[]
  events: { sequence: number; action: string; previous: string; digest: string }[]
}
export type ObservedReview = {
  id: string
  state: string
  lead: string
  sections: Record<string, number>
  authors: string[]
  given: { person: string; section: string }[]
  comments: { id: string; revision: number; answered: boolean }[]
  revisions: { id: string; number: number; decision: string; digest: string; bytes: string }[]
  views: { session: string; revision: number }[]
  signOffs: {
    revision: number
    by: string
    digest: string
    voided: boolean
    packs: number
    viewed: boolean
  }[]
  submissions: { id: string; revision: number; state: string; signed: number; digest: string }[]
  queries: { id: string; open: boolean }[]
  held: boolean
}

const PART = sql`case when o.removed_as is not null then 'removed'
  when effective.chosen_tier is null then 'awaiting_decision'
  when effective.chosen_tier = 0 then 'not_required' else 'required' end`

const many = (query: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(x) from (${query}) x), '[]')`

const reviews = many(sql`
  select r.id, r.state, r.lead_id as lead,
    coalesce((select jsonb_object_agg(section_id, save_number) from review_section s
      where s.force_id = r.force_id and s.review_id = r.id), '{}') as sections,
    ${many(sql`select person_id from review_author a where a.force_id = r.force_id and a.review_id = r.id`)} as authors,
    ${many(sql`select person_id as person, section_id as section from section_given g
      where g.force_id = r.force_id and g.review_id = r.id and g.ended_at is null`)} as given,
    ${many(sql`select c.id, v.number as revision, p.comment_id is not null as answered from section_comment c
      join revision v on v.force_id = c.force_id and v.id = c.revision_id
      left join section_comment_reply p on p.force_id = c.force_id and p.comment_id = c.id
      where c.force_id = r.force_id and c.review_id = r.id order by v.number`)} as comments,
    ${many(sql`select v.id, v.number, v.decision_id as decision, v.digest,
        encode(sha256(v.envelope), 'hex') as bytes from revision v
      where v.force_id = r.force_id and v.review_id = r.id order by v.number`)} as revisions,
    ${many(sql`select w.session_id as session, v.number as revision from revision_view w
      join revision v on v.force_id = w.force_id and v.id = w.revision_id
      where v.force_id = r.force_id and v.review_id = r.id`)} as views,
    ${many(sql`select v.number as revision, s.signed_by as by, s.digest, x.sign_off_id is not null as voided,
        (select count(*) from pack p where p.force_id = s.force_id and p.sign_off_id = s.id) as packs,
        exists (select from revision_view w where w.force_id = s.force_id and w.revision_id = s.revision_id
          and w.person_id = s.signed_by) as viewed
      from sign_off s join revision v on v.force_id = s.force_id and v.id = s.revision_id
      left join sign_off_void x on x.force_id = s.force_id and x.sign_off_id = s.id
      where s.force_id = r.force_id and s.review_id = r.id order by v.number`)} as "signOffs",
    ${many(sql`select u.id, v.number as revision, u.state, sv.number as signed, s.digest from submission u
      join revision v on v.force_id = u.force_id and v.id = u.revision_id
      join sign_off s on s.force_id = u.force_id and s.id = u.sign_off_id
      join revision sv on sv.force_id = s.force_id and sv.id = s.revision_id
      where u.force_id = r.force_id and u.review_id = r.id order by v.number`)} as submissions,
    ${many(sql`select q.id, e.query_id is null as open from query q
      join submission u on u.force_id = q.force_id and u.id = q.submission_id
      left join query_end e on e.force_id = q.force_id and e.query_id = q.id
      where u.force_id = r.force_id and u.review_id = r.id`)} as queries,
    coalesce((select h.act = 'hold_back' from hold_back h where h.force_id = r.force_id and h.review_id = r.id
      order by h.acted_at desc limit 1), false) as held
  from review r where r.force_id = o.force_id and r.operation_id = o.id order by r.id`)

/** The operation now, and the events of its force's chain after this one. */
export async function observe(
  owner: Queryable,
  where: { force: string; operationId: string; after: number },
): Promise<Observed> {
  const { rows } = await sql<Observed>`
    select o.removed_as is not null as removed, ${PART} as part,
      coalesce((select save_number from facts f where f.force_id = o.force_id and f.operation_id = o.id), 0)
        as "factSaves",
      ${many(sql`select person_id from fact_author a where a.force_id = o.force_id and a.operation_id = o.id`)}
        as "factAuthors",
      (select count(*)::int from fact_change c where c.force_id = o.force_id and c.operation_id = o.id) as changes,
      coalesce((select event = 'pause' from pause_event p where p.force_id = o.force_id and p.operation_id = o.id
        order by recorded_at desc limit 1), false) as paused,
      ${many(sql`select d.id, d.number, d.kind, d.chosen_tier as chosen, d.decided_by as by,
        c.decision_id is not null as confirmed
        from decision d left join decision_confirmation c on c.force_id = d.force_id and c.decision_id = d.id
        where d.force_id = o.force_id and d.operation_id = o.id order by d.number`)} as decisions,
      ${many(sql`select id from debrief d where d.force_id = o.force_id and d.operation_id = o.id`)} as debriefs,
      ${many(sql`select id from share s where s.force_id = o.force_id and s.operation_id = o.id
        and ended_at is null`)} as shares,
      ${many(sql`select id from acting_gold a where a.force_id = o.force_id and a.ended_at is null`)} as acting,
      ${many(sql`select person_id as person, role from role_grant g where g.organisation_id = o.force_id
        and g.ended_at is null`)} as roles,
      ${reviews} as reviews,
      ${many(sql`select sequence, payload::jsonb ->> 'action' as action, previous_digest as previous, digest
        from audit_event e where e.force_id = o.force_id and sequence > ${where.after} order by sequence`)} as events
    from operation o left join lateral (
      select d.chosen_tier from decision d
        left join decision_confirmation c on c.force_id = d.force_id and c.decision_id = d.id
      where d.force_id = o.force_id and d.operation_id = o.id
        and (d.in_effect = 'at_once' or c.decision_id is not null)
      order by d.number desc limit 1) effective on true
    where o.force_id = ${where.force} and o.id = ${where.operationId}`.execute(owner)
  const [found] = rows
  if (!found) throw new Error('the operation is gone')
  return flattened(found)
}

type Person = { person_id: string }
const people = (rows: unknown) => (rows as Person[]).map(({ person_id }) => person_id)
const ids = (rows: unknown) => (rows as { id: string }[]).map(({ id }) => id)

/** Rows of one column as plain lists. */
function flattened(found: Observed): Observed {
  return {
    ...found,
    factAuthors: people(found.factAuthors),
    debriefs: ids(found.debriefs),
    shares: ids(found.shares),
    acting: ids(found.acting),
    reviews: found.reviews.map((review) => ({ ...review, authors: people(review.authors) })),
  }
}
