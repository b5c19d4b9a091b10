import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connectToServer, type Database } from '#server/db/connect.ts'
import { isLogTalkative, quietLog } from '#server/db/quiet-log.ts'
import { type Api, send, startApi } from '#test/support/api.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { beCutOff, makeTableToRefuse, readLog, writeAndBeRefused } from '#test/support/database-log.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { startHostileProvider } from '#test/support/hostile-provider.ts'
import { addForce, type Force, newOperation } from '#test/support/main-job.ts'
import { bodyOf, type Ids, listRoutes, urlOf } from '#test/support/routes-of-api.ts'
import { providersOf, signInEveryWay, signInThrough } from '#test/support/sign-in-flow.ts'

let database: TestDatabase
let api: Api
let force: Force
let ids: Ids
let service: Awaited<ReturnType<typeof startHostileProvider>>
/** The log is the whole test server's; these words are this file's alone. */
const CANARY = `CANARY${randomBytes(6).toString('hex')}`
const log = inject('postgres').log

beforeAll(async () => {
  service = await startHostileProvider()
  database = await createTestDatabase()
  await makeTableToRefuse(database)
  api = await startApi({ database, config: { providers: providersOf(service) } })
  force = await addForce(api, 'derbyshire')
  let written = 0
  ids = await goEverywhere(api, force, (place) => `${CANARY} ${place} ${written++}`)
}, 60_000)
afterAll(async () => {
  await api.close()
  await service.close()
})

const linesWith = async (secret: string) =>
  (await readLog(log, database)).split('\n').filter((line) => line.includes(secret))

describe('in the log of a server with the settings of docker-compose.yml', () => {
  it('is nothing that was typed, when it is written, refused by every route or refused by the database', async () => {
    const routes = (await listRoutes(api)).filter(
      ({ method, path }) => method !== 'GET' && !/sign-out/.test(path),
    )
    for (const route of routes) {
      const headers = { ...force.gold.headers, 'idempotency-key': randomUUID(), 'if-match': '"1-x"' }
      await send(api, { method: route.method, url: urlOf(route, ids), headers, body: bodyOf(route, ids) })
    }
    const reference = `${CANARY}/1`
    const register = () => force.lead.post('/operations', newOperation({ reference, name: CANARY }))
    expect([(await register()).status, (await register()).status]).toEqual([201, 409])
    await sql`alter table operation add constraint refusing_place_check check (place <> 'refused')`.execute(
      database.owner,
    )
    const refused = newOperation({ place: 'refused', name: CANARY })
    expect((await force.lead.post('/operations', refused)).status).toBe(500)
    await writeAndBeRefused(database, CANARY)
    expect(await readLog(log, database)).toContain('violates check constraint "refusing_place_check"')
    expect(await linesWith(CANARY)).toEqual([])
  }, 60_000)

  it('is nothing of a statement that is cut off: too slow, held up, killed or given up for another', async () => {
    const codes = await beCutOff(database, CANARY)
    // Whether the server's last words or the end of the connection is read first is up to the network.
    const killed = expect.stringMatching(/^(57P01|ECONNRESET|Connection terminated.*)$/)
    expect(codes.slice(0, 3)).toEqual(['57014', killed, '55P03'])
    expect(new Set(codes.slice(3))).toEqual(new Set(['40P01', 'kept']))
    const text = await readLog(log, database)
    for (const words of [
      'deadlock detected',
      'statement timeout',
      'lock timeout',
      'terminating connection',
    ]) {
      expect(text).toContain(words)
    }
    expect(await linesWith(CANARY)).toEqual([])
  })

  it('is no session, token, sign-in code, state, nonce or verifier', async () => {
    await signInEveryWay(api, service)
    const { browser, started, opened } = await signInThrough(api, service)
    expect(opened.location).toBe('/')
    const { cookie, 'x-csrf-token': token } = force.lead.headers
    const cookies = [...browser.cookies].filter(([name]) => /session|sign_in/.test(name))
    const forms = service.asked.flatMap((form) => [form.get('code'), form.get('code_verifier')])
    const asked = ['state', 'nonce', 'code_challenge'].map((name) => started.asked.get(name))
    const secrets = [cookie.split('=')[1], token, ...cookies.map(([, value]) => value), ...forms, ...asked]
    const text = await readLog(log, database)
    expect(secrets.length).toBeGreaterThan(12)
    for (const secret of secrets) {
      expect(secret?.length, String(secret)).toBeGreaterThan(15)
      expect(text).not.toContain(secret)
    }
  })
})

/** What somebody sets for a server to find out what is slow or wrong; the log then holds every parameter. */
const TALKATIVE = { log_error_verbosity: 'default', log_statement: 'all', log_parameter_max_length: '-1' }

describe('on a server that logs whatever it can', () => {
  let talkative: TestDatabase
  let role: string
  beforeAll(async () => {
    talkative = await createTestDatabase()
    await makeTableToRefuse(talkative)
    role = `quiet_${randomBytes(4).toString('hex')}`
    await sql.raw(`create role ${role} login noinherit in role pelr_app, pelr_job`).execute(talkative.owner)
    await setEvery(TALKATIVE)
  })
  afterAll(async () => {
    await talkative.close()
    await sql.raw(`drop role ${role}`).execute(database.owner)
  })

  async function setEvery(settings: Record<string, string>): Promise<void> {
    const name = new URL(talkative.ownerUrl).pathname.slice(1)
    for (const [setting, value] of Object.entries(settings)) {
      await sql.raw(`alter database ${name} set ${setting} = '${value}'`).execute(database.owner)
    }
  }

  /** How many lines hold a word that only these connections were given. */
  async function linesAfter(url: string, work: (opened: Database) => Promise<unknown> = async () => {}) {
    const word = `${CANARY}${randomBytes(4).toString('hex')}`
    const opened = connectToServer(url, talkative.ownerUrl)
    await work(opened)
    await writeAndBeRefused(opened, word)
    const talks = await isLogTalkative(opened.db)
    await opened.close()
    return { talks, found: (await linesWith(word)).length > 0 }
  }

  it('the control: the same search finds what was typed, and the service can tell', async () => {
    expect(await linesAfter(talkative.serviceUrl)).toEqual({ talks: true, found: true })
  })

  it('the control: a refused row alone puts it there', async () => {
    await setEvery({ ...TALKATIVE, log_statement: 'none' })
    expect(await linesAfter(talkative.serviceUrl)).toEqual({ talks: true, found: true })
    await setEvery(TALKATIVE)
  })

  it('nothing is there for accounts as create-accounts.sql makes them', async () => {
    const script = readFileSync(new URL('../../server/db/create-accounts.sql', import.meta.url), 'utf8')
    const lines = script.split('\n').filter((line) => line.startsWith('alter role pelr_service set '))
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      await sql.raw(line.replace('pelr_service', role)).execute(talkative.owner)
    }
    const url = talkative.serviceUrl.replace('pelr_service', role)
    expect(await linesAfter(url)).toEqual({ talks: false, found: false })
  })

  it('nothing is there once an owner who may has asked for it, as a start does', async () => {
    expect(
      await linesAfter(talkative.serviceUrl, (opened) => quietLog(opened.db).then(() => opened.db)),
    ).toEqual({ talks: true, found: true })
    expect(await linesAfter(talkative.serviceUrl, ({ owner }) => quietLog(owner))).toEqual({
      talks: false,
      found: false,
    })
  })
})
