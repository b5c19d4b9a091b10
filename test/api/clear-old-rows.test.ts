import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { CLEARED_AFTER, clearOldRows } from '#server/jobs/clear-old-rows.ts'
import { type Api, checkpointPlace, startApi } from '#test/support/api.ts'
import { addForce, type Force, reach } from '#test/support/main-job.ts'

const FORCE = 'gwent'
let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, FORCE)
  await reach(api, force, 'signed_off')
})
afterAll(() => api.close())

const older = (days: number) => sql<string>`now() - make_interval(days => ${days}, mins => 5)`
const younger = (days: number) => sql<string>`now() - make_interval(days => ${days}, mins => -5)`

/** Two rows in each table, one a little older than its days and one a little younger. */
async function makeRows(): Promise<void> {
  const { owner } = api.database
  const { session, sign_in_attempt, idempotency_key, mail_sent } = CLEARED_AFTER
  for (const [name, at] of [
    ['old', older],
    ['new', younger],
  ] as const) {
    const person_id = force.lead.personId
    await owner
      .insertInto('session')
      .values({
        token_digest: name,
        person_id,
        organisation_id: FORCE,
        csrf_token: 'x',
        started_at: at(session),
      })
      .execute()
    const attempt = { purpose: 'sign_in' as const, provider: 'x', organisation_id: FORCE, nonce: 'x' }
    await owner
      .insertInto('sign_in_attempt')
      .values({ ...attempt, digest: name, verifier: 'x', return_path: '/', started_at: at(sign_in_attempt) })
      .execute()
    const key = '00000000-0000-4000-8000-000000000001'
    await owner
      .insertInto('idempotency_key')
      .values({
        person_id,
        route: name,
        key,
        body_digest: 'x',
        status: 200,
        reply: '{}',
        made_at: at(idempotency_key),
      })
      .execute()
    await owner
      .insertInto('mail_sent')
      .values({ force_id: FORCE, person_id, kind: 'digest', subject: name, made_at: at(mail_sent) })
      .execute()
  }
}

const NAMED: Record<string, string> = {
  session: 'token_digest',
  sign_in_attempt: 'digest',
  idempotency_key: 'route',
  mail_sent: 'subject',
}

async function left(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [table, column] of Object.entries(NAMED)) {
    const { rows } = await sql<{ name: string }>`select ${sql.ref(column)} as name from ${sql.table(table)}
      where ${sql.ref(column)} in ('old', 'new') order by 1`.execute(api.database.owner)
    found[table] = rows.map(({ name }) => name)
  }
  return found
}

const each = (names: string[]) => Object.fromEntries(Object.keys(NAMED).map((table) => [table, names]))

describe('what is over', () => {
  it('is cleared a certain time after, and nothing before it', async () => {
    await makeRows()
    expect(await left()).toEqual(each(['new', 'old']))
    await clearOldRows(api.database.db)
    await clearOldRows(api.database.db)
    expect(await left()).toEqual(each(['new']))
  })

  it('is all that goes: nobody is signed out, and the evidence is whole', async () => {
    expect((await force.lead.get('/operations')).status).toBe(200)
    const { known } = (await checkpointPlace()).key
    const { counted, faults } = await inContext(api.database.db, { jobForceId: FORCE }, (tx) =>
      checkForce(tx, FORCE, { known, anchor: [] }),
    )
    expect(faults).toEqual([])
    expect(counted['sign-offs']).toBe(1)
  })

  it('is all that the database lets a job take away, whatever it asks for', async () => {
    for (const [table, context] of [
      ['session', ''],
      ['sign_in_attempt', ''],
      ['idempotency_key', ''],
      ['session', FORCE],
      ['mail_sent', FORCE],
    ] as const) {
      const gone = await inContext(api.database.db, { jobForceId: context }, (tx) =>
        sql`delete from ${sql.table(table)}`.execute(tx),
      )
      expect({ table, gone: gone.numAffectedRows }).toEqual({ table, gone: 0n })
    }
    expect(await left()).toEqual(each(['new']))
  })

  it('is looked for every night', async () => {
    const { rows } = await sql<{ cron: string }>`select cron from pgboss.schedule
      where name = 'clear_old_rows'`.execute(api.database.owner)
    expect(rows).toEqual([{ cron: '20 3 * * *' }])
  })
})
