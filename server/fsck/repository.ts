import { type RawBuilder, sql } from 'kysely'
import { CHAINED_TABLES } from '../db/chained-tables.ts'
import type { Tx } from '../db/types.ts'

/** Rows asked for at a time. A document may be some megabytes long, and in a text is twice as long. */
export const AT_ONCE = { rows: 500, documents: 5 }

/** Tables of evidence whose rows hold documents. A test compares them with the tables of the database. */
export const TABLES_OF_DOCUMENTS: readonly string[] = ['revision', 'rendition', 'pack']

/** A row of evidence: its key as the chain names it, and the text whose digest the chain holds. */
type KeptRow = { row: string; text: string }

/** `place`: the key of a row, and where it lies, by which two rows of one key are told apart. */
type PlacedRow = { place: (string | null)[]; text: string }

/**
 * The rows of one table of a force in the order of their keys, a page in memory at a time. The key is that of the
 * table's index, so that a page costs the same wherever it is. Whoever owns the database can have taken away what
 * makes a key whole and single, so rows without one come first, and rows of one key all come.
 */
export async function* eachRow(tx: Tx, table: string, forceId: string): AsyncGenerator<KeptRow> {
  const columns = [...(CHAINED_TABLES[table] ?? []), 'ctid'].map((column) => sql.ref(`kept.${column}`))
  const pageSize = TABLES_OF_DOCUMENTS.includes(table) ? AT_ONCE.documents : AT_ONCE.rows
  const page = async (which: RawBuilder<unknown>) => {
    const texts = columns.map((column) => sql`${column}::text`)
    const { rows } = await sql<PlacedRow>`
      select array[${sql.join(texts)}] as place, to_jsonb(kept)::text as text from ${sql.table(table)} as kept
      where kept.force_id = ${forceId} and ${which} order by ${sql.join(columns)} limit ${pageSize}`.execute(
      tx,
    )
    return rows
  }
  // One page is enough: each row of it is a fault already.
  yield* (await page(eachOf(columns, sql`is null`, sql` or `))).map(named)
  let which = eachOf(columns, sql`is not null`, sql` and `)
  for (;;) {
    const rows = await page(which)
    yield* rows.map(named)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    which = sql`(${sql.join(columns)}) > (${sql.join(last.place)})`
  }
}

function eachOf(columns: RawBuilder<unknown>[], test: RawBuilder<unknown>, joint: RawBuilder<unknown>) {
  const tests = columns.map((column) => sql`${column} ${test}`)
  return sql`(${sql.join(tests, joint)})`
}

function named({ place, text }: PlacedRow): KeptRow {
  const key = place.slice(0, -1)
  return { row: key.filter((part) => part !== null).join(' '), text }
}

/**
 * The operations of a force that have not exactly one roll-up, and the roll-ups that have no operation: how many rows
 * there are of each.
 */
export async function listUnpaired(
  tx: Tx,
  forceId: string,
): Promise<{ id: string; operations: number; rows: number }[]> {
  const { rows } = await sql<{ id: string; operations: number; rows: number }>`
    select id, sum(operations)::int as operations, sum(rows)::int as rows from (
      select id, 1 as operations, 0 as rows from operation where force_id = ${forceId}
      union all select operation_id, 0, 1 from coverage_row where force_id = ${forceId}
    ) each group by id having sum(operations) <> 1 or sum(rows) <> 1 order by id`.execute(tx)
  return rows
}

/** The time at which a check reads: nothing that it sees was written later. */
export async function getMomentOfReading(tx: Tx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp() as at`.execute(tx)
  return rows[0]?.at ?? ''
}

/** How many rows a force's audit chain has, also such as no event can be. */
export async function countEvents(tx: Tx, forceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_event where force_id = ${forceId}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Every revision of a force by its id, the first frozen first. */
export async function listRevisionIds(tx: Tx, forceId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('revision')
    .select('id')
    .where('force_id', '=', forceId)
    .orderBy('frozen_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** These revisions of a force with their copies, as frozen, the first frozen first. For a few at a time. */
export async function listFrozen(tx: Tx, forceId: string, ids: readonly string[]) {
  const revisions = await tx
    .selectFrom('revision')
    .select(['force_id', 'id', 'review_id', 'number', 'decision_id', 'envelope', 'digest'])
    .where('force_id', '=', forceId)
    .where('id', 'in', ids)
    .orderBy('frozen_at')
    .orderBy('id')
    .execute()
  const copies = await tx
    .selectFrom('rendition')
    .select(['revision_id', 'audience', 'bytes', 'digest'])
    .where('force_id', '=', forceId)
    .where('revision_id', 'in', ids)
    .execute()
  const byRevision = Map.groupBy(copies, ({ revision_id }) => revision_id)
  return revisions.map((revision) => ({ ...revision, copies: byRevision.get(revision.id) ?? [] }))
}

/** Every sign-off and submission of a force, with what each has to agree with. */
export async function listSigned(tx: Tx, forceId: string) {
  const signOffs = await tx
    .selectFrom('sign_off')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.force_id', '=', 'sign_off.force_id')
        .onRef('revision.id', '=', 'sign_off.revision_id'),
    )
    .select(['sign_off.id', 'sign_off.digest', 'revision.digest as revision_digest'])
    .select(
      sql<boolean>`exists (select from review_author a where a.force_id = sign_off.force_id
        and a.review_id = sign_off.review_id and a.person_id = sign_off.signed_by
        and a.first_saved_at <= sign_off.signed_at)`.as('by_author'),
    )
    .select(
      sql<boolean>`exists (select from revision_view v where v.force_id = sign_off.force_id
        and v.revision_id = sign_off.revision_id and v.person_id = sign_off.signed_by
        and v.viewed_at <= sign_off.signed_at)`.as('viewed'),
    )
    .where('sign_off.force_id', '=', forceId)
    .orderBy('sign_off.signed_at')
    .execute()
  const submissions = await tx
    .selectFrom('submission')
    .innerJoin('sign_off', (join) =>
      join
        .onRef('sign_off.force_id', '=', 'submission.force_id')
        .onRef('sign_off.id', '=', 'submission.sign_off_id'),
    )
    .select(['submission.id', 'submission.revision_id', 'sign_off.revision_id as signed_revision'])
    .select(
      sql<boolean>`exists (select from sign_off_void v where v.force_id = submission.force_id
        and v.sign_off_id = submission.sign_off_id and v.voided_at <= submission.submitted_at)`.as(
        'voided_before',
      ),
    )
    .select(
      sql<boolean>`(select count(*) = 2 from pack p where p.force_id = submission.force_id
        and p.sign_off_id = submission.sign_off_id)`.as('packed'),
    )
    .where('submission.force_id', '=', forceId)
    .orderBy('submission.submitted_at')
    .execute()
  return { signOffs, submissions }
}

/** Every organisation there is, by its id: what one is said to be now tells nothing of the records it has. */
export async function listOrganisations(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('organisation').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}
