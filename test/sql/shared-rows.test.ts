import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Context, inContext } from '#server/db/context.ts'
import type { Tx } from '#server/db/types.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { act, addForce, type Force, reach } from '#test/support/main-job.ts'
import type { Ids } from '#test/support/routes-of-api.ts'
import { endShare, giveSections, share } from '#test/support/shares.ts'

let api: Api
let lead: Force
let other: Force
let ids: Ids
/** A review of the lead force that is not shared. */
let unshared: string
beforeAll(async () => {
  api = await startApi()
  lead = await addForce(api, 'cheshire')
  other = await addForce(api, 'gwent')
  ids = await goEverywhere(api, lead, (place) => `Words for ${place}`)
  ids.share = await share(lead.lead, ids.operation, 'gwent')
  await act(lead.gold, `/reviews/${ids.review}/re-open`, { reason: 'A figure was wrong.' })
  await giveSections(lead.lead, ids.review, other.contributor, ['operation', 'legal'])
  unshared = (await reach(api, lead, 'draft')).reviewId
}, 60_000)
afterAll(() => api.close())

const contextOf = ({ personId, organisationId }: Client): Context => ({ personId, organisationId })
const as = <T>(client: Client, work: (tx: Tx) => Promise<T>) =>
  inContext(api.database.db, contextOf(client), work)

/** What the shared routes show. Everything else of the lead force stays with it. */
const SHOWN = [
  'coverage_row',
  'debrief',
  'decision',
  'decision_confirmation',
  'fact_author',
  'fact_change',
  'facts',
  'impact_review',
  'operation',
  'pause_event',
  'review',
  'review_author',
  'review_section',
  'revision',
  'section_comment',
  'section_comment_reply',
  'section_given',
  'share',
  'sign_off',
  'sign_off_void',
]
const KEPT = [
  'acting_gold',
  'action_reason',
  'audit_event',
  'audit_head',
  'pack',
  'rendition',
  'revision_view',
  'series',
]

async function count(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where force_id = 'cheshire'`.execute(tx)
  return rows[0]?.count ?? -1
}

async function counts(client: Client, tables: readonly string[]): Promise<Record<string, number>> {
  return as(client, async (tx) => {
    const found: Record<string, number> = {}
    for (const table of tables) found[table] = await count(tx, table)
    return found
  })
}

const none = (tables: readonly string[]) => Object.fromEntries(tables.map((table) => [table, 0]))

/** What the database says to a statement of this person: how many rows it touched, or why not. Nothing stays. */
function attempt(client: Client, statement: string): Promise<string> {
  return as(client, async (tx) => {
    const { numAffectedRows, rows } = await sql.raw(statement).execute(tx)
    throw new Error(`touched ${numAffectedRows ?? rows.length}`)
  }).catch((error: Error) => error.message)
}

describe('rows of an operation that is shared', () => {
  it('are seen by the other force, and what the shared routes do not show is not', async () => {
    const seen = await counts(other.administrator, SHOWN)
    expect(Object.entries(seen).filter(([, rows]) => rows === 0)).toEqual([])
    expect(await counts(other.administrator, KEPT)).toEqual(none(KEPT))
  })

  it('are those of that operation alone', async () => {
    const own = await counts(lead.lead, ['operation', 'review', 'share'])
    expect(await counts(other.lead, ['operation', 'review', 'share'])).toEqual({
      operation: 1,
      review: 1,
      share: 1,
    })
    expect(own.operation).toBeGreaterThan(2)
    expect(await attempt(other.lead, `select id from review where id = '${unshared}'`)).toBe('touched 0')
  })

  it('are seen by nobody without a role in the other force', async () => {
    for (const context of [
      null,
      { personId: lead.lead.personId, organisationId: 'gwent' },
      { personId: other.lead.personId, organisationId: 'gwent-oversight' },
    ]) {
      const seen = await inContext(api.database.db, context, async (tx) => {
        const found: Record<string, number> = {}
        for (const table of SHOWN.filter((name) => name !== 'share')) found[table] = await count(tx, table)
        return found
      })
      expect(seen).toEqual(none(SHOWN.filter((name) => name !== 'share')))
    }
  })

  it('give the names of those who are in them; the lead force knows whom it can ask', async () => {
    const known = await as(other.administrator, (tx) => tx.selectFrom('person').select('name').execute())
    const names = known.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Lena Leads', 'Greta Golding']))
    const roles = await as(other.administrator, (tx) =>
      tx.selectFrom('role_grant').select('role').where('organisation_id', '=', 'cheshire').execute(),
    )
    expect(roles).toEqual([])
    const contributors = await as(lead.lead, (tx) =>
      tx
        .selectFrom('role_grant')
        .select(['role', 'person_id'])
        .where('organisation_id', '=', 'gwent')
        .execute(),
    )
    expect(contributors).toEqual([{ role: 'contributor', person_id: other.contributor.personId }])
  })
})

describe('the other force writes', () => {
  const values = () => `'cheshire', '${ids.review}'`

  it('the given sections, by the person to whom they were given', async () => {
    const change = `update review_section set answers = '{}', saved_by = '${other.contributor.personId}'
      where review_id = '${ids.review}' and section_id = 'operation'`
    expect(await attempt(other.contributor, change)).toBe('touched 1')
    const author = `insert into review_author (force_id, review_id, person_id)
      values (${values()}, '${other.contributor.personId}')`
    expect(await attempt(other.contributor, author)).toBe('touched 1')
  })

  it('and no other row, not even one that it sees', async () => {
    const all = [other.lead, other.contributor, other.gold, other.administrator]
    const by = (client: Client) => client.personId
    for (const client of all) {
      const section = client === other.contributor ? 'events' : 'operation'
      for (const [statement, answer] of [
        [`update operation set name = 'Taken over' where force_id = 'cheshire'`, 'touched 0'],
        [`update facts set known = '{}' where force_id = 'cheshire'`, 'touched 0'],
        [`update submission set state = 'sent' where force_id = 'cheshire'`, 'touched 0'],
        [`update coverage_row set moments = '{}' where force_id = 'cheshire'`, 'touched 0'],
        [`update audit_head set digest = '' where force_id = 'cheshire'`, 'touched 0'],
        [`update share set ended_at = now(), ended_by = '${by(client)}', end_reason = 'x'`, 'touched 0'],
        [`update section_given set ended_at = now(), ended_by = '${by(client)}'`, 'touched 0'],
        [
          `update review_section set answers = '{}', saved_by = '${by(client)}' where section_id = '${section}'
           and force_id = 'cheshire'`,
          'touched 0',
        ],
        [`update review set state = 'signed_off' where id = '${ids.review}'`, 'row-level security'],
        [
          `insert into review_section (force_id, review_id, section_id, save_number, answers, saved_by)
           values (${values()}, 'made-up', 1, '{}', '${by(client)}')`,
          'row-level security',
        ],
        [
          `insert into review_author (force_id, review_id, person_id) values (${values()}, '${lead.gold.personId}')`,
          'row-level security',
        ],
        [
          `insert into section_given (force_id, review_id, section_id, person_id, of_force_id, given_by)
           values (${values()}, 'events', '${by(client)}', 'gwent', '${by(client)}')`,
          'row-level security',
        ],
        [
          `insert into share (force_id, operation_id, with_force_id, reason, shared_by)
           values ('cheshire', '${ids.operation}', 'kent', 'x', '${by(client)}')`,
          'row-level security',
        ],
        [
          `insert into pause_event (force_id, operation_id, event, reason, recorded_by)
           values ('cheshire', '${ids.operation}', 'resume', 'x', '${by(client)}')`,
          'row-level security',
        ],
        [`delete from review_section`, 'permission denied'],
      ] as const) {
        expect({ statement, answer: await attempt(client, statement) }).toEqual({
          statement,
          answer: expect.stringContaining(answer),
        })
      }
    }
  })

  it('in its own name alone', async () => {
    const inAnothersName = `update review_section set answers = '{}', saved_by = '${lead.lead.personId}'
      where review_id = '${ids.review}' and section_id = 'operation'`
    expect(await attempt(other.contributor, inAnothersName)).toContain('row-level security')
  })

  it('while the role lasts', async () => {
    const grant = api.database.owner
      .updateTable('role_grant')
      .where('person_id', '=', other.contributor.personId)
    await grant.set({ ended_at: new Date().toISOString() }).execute()
    const change = `update review_section set answers = '{}', saved_by = '${other.contributor.personId}'
      where review_id = '${ids.review}' and section_id = 'operation'`
    expect(await attempt(other.contributor, change)).toBe('touched 0')
    await grant.set({ ended_at: null }).execute()
    expect(await attempt(other.contributor, change)).toBe('touched 1')
  })

  it('holding the review as it is, and changing nothing of it', async () => {
    const hold = `select id from review where id = '${ids.review}' for share`
    expect(await attempt(other.contributor, hold)).toBe('touched 1')
    expect(await attempt(other.contributor, `select id from review where id = '${unshared}' for share`)).toBe(
      'touched 0',
    )
  })
})

it('when the share ends, nothing is seen and nothing can be written', async () => {
  await endShare(lead.lead, ids.operation, ids.share)
  expect(await counts(other.administrator, SHOWN)).toEqual(none(SHOWN))
  const change = `update review_section set answers = '{}', saved_by = '${other.contributor.personId}'
    where review_id = '${ids.review}' and section_id = 'operation'`
  expect(await attempt(other.contributor, change)).toBe('touched 0')
  expect(
    await as(other.administrator, (tx) =>
      tx.selectFrom('person').select('id').where('name', '=', 'Lena Leads').execute(),
    ),
  ).toEqual([
    // The lead of the other force has the same name in these tests.
    { id: other.lead.personId },
  ])
})
