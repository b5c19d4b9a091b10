import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { connect, type Database } from '#server/db/connect.ts'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import { countMade, halfMade } from '#test/support/half-made.ts'
import { startHastyFront } from '#test/support/hasty-front.ts'
import {
  bringToGold,
  GOLD,
  getReady,
  isDone,
  killAmong,
  LEAD,
  type Settled,
  type Started,
  sendWish,
  settle,
  startAgain,
  startWithin,
  untilPacked,
  type Wish,
  wishFor,
} from '#test/support/killed-service.ts'
import { freePort } from '#test/support/postgres.ts'
import { runToEnd } from '#test/support/running-app.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const chance = chanceFrom(SEED)
const ROUNDS = 10
const FSCK = fileURLToPath(new URL('../../server/fsck.ts', import.meta.url))

const folder = mkdtempSync(join(tmpdir(), 'killed-sign-off-'))
const opened: TestDatabase[] = []
afterAll(async () => {
  for (const database of opened) await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const NOTHING_YET = { acknowledged: 0, unheard: 0, undone: 0 }

/** Where the service keeps its records, and how the test looks at them while it is down. */
type Place = {
  env: Record<string, string>
  dataDir: string
  look: () => Promise<Database>
  /** Also in the midst of it, before the service is there again. */
  always: boolean
}

async function embedded(): Promise<Place> {
  const dataDir = join(folder, 'embedded')
  cpSync(inject('dataDir'), dataDir, { recursive: true })
  const look = () => connect({ dataDir, databaseUrl: undefined, migrateDatabaseUrl: undefined })
  return { env: {}, dataDir, look, always: false }
}

async function onServer(): Promise<Place> {
  const database = await createTestDatabase()
  opened.push(database)
  for (const { id, slug, name, rank, organisationId, roles } of [LEAD, GOLD].flatMap(
    (each) => demonstrationPerson(each) ?? [],
  )) {
    await database.owner.insertInto('person').values({ id, slug, name, rank }).execute()
    const held = roles.map((role) => ({ organisation_id: organisationId, person_id: id, role }))
    await database.owner.insertInto('role_grant').values(held).execute()
  }
  const env = { DATABASE_URL: database.serviceUrl, MIGRATE_DATABASE_URL: database.ownerUrl }
  const look = async () => ({ ...database, close: async () => undefined })
  return { env, dataDir: mkdtempSync(join(folder, 'server-')), look, always: true }
}

type Counted = Settled & { longest: number; longestOfWork: number }

/** Asks again under the same keys: what was done is told again, what was not is done now. */
async function askAgain({ people }: Started, wishes: readonly Wish[]): Promise<void> {
  for (const wish of wishes) {
    const again = await sendWish(await getReady(wish, people))
    expect(again?.status, again?.text).toBe(200)
    if (wish.told) expect(again).toEqual(wish.told)
    expect(await isDone(wish, people)).toBe(true)
  }
}

/** So many reviews with gold, and as many that are signed and packed; how long two signatures at once take. */
async function makeReviews({ people }: Started, many: number) {
  const reviews: string[] = []
  while (reviews.length < 2 * many) reviews.push(await bringToGold(people))
  const [waiting, signed] = [reviews.slice(0, many), reviews.slice(many)]
  const sign = async (id: string) => (await sendWish(await getReady(wishFor('sign_off', id), people)))?.status
  const began = performance.now()
  expect(await Promise.all(signed.slice(0, 2).map(sign))).toEqual([200, 200])
  const span = performance.now() - began
  for (const id of signed.slice(2)) expect(await sign(id)).toBe(200)
  await untilPacked(people, signed)
  return { reviews, waiting, signed, span }
}

describe.each([
  ['the embedded database', embedded],
  ['a PostgreSQL server', onServer],
] as const)(`on %s, in ${ROUNDS} kills (SEED=${SEED})`, (name, makePlace) => {
  it('no acknowledged decision is lost, nothing is half made, and it is ready again within 5 seconds', async () => {
    const began = performance.now()
    const { env, dataDir, look, always } = await makePlace()
    const where = { env, dataDir, port: await freePort() }
    let at = await startAgain(where)
    const { reviews, waiting, signed, ...measured } = await makeReviews(at, ROUNDS)
    let span = measured.span
    const counted: Counted = { ...NOTHING_YET, lost: [], longest: 0, longestOfWork: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      // One round in four comes late, and its answers are lost on their way.
      const deaf = round % 4 === 3
      const wishes = [
        wishFor('sign_off', waiting[round] ?? '', deaf),
        wishFor('submit', signed[round] ?? '', deaf),
      ]
      await killAmong(at, wishes, deaf ? span * 1.5 : chance.below(span * 1.2))
      if (always) expect(await halfMade(await look(), reviews)).toEqual([])
      const { within, ...started } = await startWithin(5, where)
      at = started
      expect(within).toBe(true)
      counted.longest = Math.max(counted.longest, at.seconds)
      counted.longestOfWork = Math.max(counted.longestOfWork, at.secondsOfWork)
      const undone = counted.undone
      await settle(at, wishes, counted)
      // A service that has just started is slower than the one that was measured.
      span *= counted.undone - undone === wishes.length ? 1.4 : counted.undone === undone ? 0.8 : 1
      await askAgain(at, wishes)
    }
    await untilPacked(at.people, reviews)
    await at.app.stop()

    const database = await look()
    const made = await countMade(database, reviews)
    const faults = [...(await halfMade(database, reviews)), ...(await faultsOfRecords(database))]
    await database.close()
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`killed sign-off on ${name}, SEED=${SEED}: ${JSON.stringify({ ...counted, seconds })}`)
    expect(counted.lost).toEqual([])
    expect(faults).toEqual([])
    expect(made).toEqual({ signed: 2 * ROUNDS, packed: 2 * ROUNDS, submitted: ROUNDS })
    const fsck = await runToEnd({ DATA_DIR: dataDir, ...env }, FSCK)
    expect(fsck).toMatchObject({ code: 0, stdout: expect.stringContaining('Everything is whole.') })
  })
})

it('the control: a front that acknowledges before the service has is found out', async () => {
  const { env, dataDir } = await onServer()
  const where = { env, dataDir, port: await freePort() }
  let at = await startAgain(where)
  const settled: Settled = { ...NOTHING_YET, lost: [] }
  for (let round = 0; round < 5 && settled.lost.length === 0; round++) {
    const wish = wishFor('sign_off', await bringToGold(at.people))
    const front = await startHastyFront(at.app.origin)
    await killAmong(at, [wish], round, front.origin)
    front.close()
    at = await startAgain(where)
    await settle(at, [wish], settled)
  }
  await at.app.kill()
  expect(settled.lost).toHaveLength(1)
})
