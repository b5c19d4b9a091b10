import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectToServer } from '#server/db/connect.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import { addForce, type Force } from '#test/support/main-job.ts'
import { faultOf, RACES, run } from '#test/support/races.ts'
import { startUnlockingProxy, type UnlockingProxy } from '#test/support/unlocking-proxy.ts'

const seed = Number(process.env.RACES_SEED ?? Math.floor(Math.random() * 2 ** 31))
const ROUNDS = Number(process.env.RACES_ROUNDS ?? 50)
const NAMES = Object.keys(RACES)
const FORCES = 'suffolk norfolk kent essex surrey sussex cumbria durham gwent cleveland dorset'.split(' ')

async function deadlocks({ database }: Api): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(database.owner)
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks::int from pg_stat_database where datname = current_database()`.execute(database.owner)
  return rows[0]?.deadlocks ?? 0
}

describe(`${NAMES.length} races, ${ROUNDS} rounds each`, () => {
  let api: Api
  const chance = chanceFrom(seed)
  beforeAll(async () => {
    console.log(`seed ${seed}`)
    api = await startApi()
  }, 60_000)
  afterAll(() => api.close())

  it.each(NAMES)('%s: exactly one is done, and the other is told why', async (name) => {
    const started = performance.now()
    const force = await addForce(api, FORCES[NAMES.indexOf(name)] ?? '')
    const race = await (RACES[name] as (typeof RACES)[string])(api, force)
    const won = [0, 0, 0]
    const faults: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const pair = await race.ready()
      const turned = round % 2 === 1
      const asks = turned ? pair.asks.toReversed() : pair.asks
      const answers = await run(api, { hold: race.hold }, asks, { held: round % 4 < 2, chance })
      const inOrder = turned ? answers.toReversed() : answers
      const done = inOrder.map(({ status }) => status < 300)
      const winner = done[0] && done[1] ? 2 : done[0] ? 0 : 1
      won[winner] = (won[winner] ?? 0) + 1
      const fault = await faultOf(race, pair, inOrder)
      if (fault !== null) faults.push(`round ${round}: ${fault}`)
      faults.push(...(await faultsOfRecords(api.database, force.id)).map((each) => `round ${round}: ${each}`))
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${name}: ${ROUNDS} rounds, the first won ${won[0]}, the other ${won[1]}, both in order ${won[2]}, ${seconds} s`,
    )
    expect(faults).toEqual([])
    expect([(won[0] ?? 0) + (won[2] ?? 0) > 0, (won[1] ?? 0) + (won[2] ?? 0) > 0]).toEqual([true, true])
  })

  it('nobody was in a deadlock, and the records of all of it hold together', async () => {
    expect(await deadlocks(api)).toBe(0)
    expect(await faultsOfRecords(api.database)).toEqual([])
  })
})

describe('the control: a service whose row locks are taken out', () => {
  let database: TestDatabase
  let proxy: UnlockingProxy
  let api: Api
  beforeAll(async () => {
    database = await createTestDatabase()
    proxy = await startUnlockingProxy(database.serviceUrl)
    api = await startApi({ database: connectToServer(proxy.through(database.serviceUrl), database.ownerUrl) })
    // These would save what the locks no longer do.
    await sql`alter table sign_off drop constraint sign_off_revision_unique`.execute(database.owner)
    await sql`alter table submission drop constraint submission_revision_unique`.execute(database.owner)
  }, 60_000)
  afterAll(async () => {
    await api.close()
    await database.close()
    await proxy.close()
  })

  async function faultIn(name: string, force: Force): Promise<string | null> {
    const race = await (RACES[name] as (typeof RACES)[string])(api, force)
    const pair = await race.ready()
    const answers = await run(api, { ...race, hold: race.holdUnlocked }, pair.asks, {
      held: true,
      chance: chanceFrom(seed),
    })
    const [broken] = await faultsOfRecords(api.database, force.id)
    return (await faultOf(race, pair, answers)) ?? broken ?? null
  }

  it('has two winners, or a signature of nobody’s, in every race that a lock decides', async () => {
    const found: Record<string, string | null> = {}
    for (const [index, name] of NAMES.entries()) {
      found[name] = await faultIn(name, await addForce(api, FORCES[index] ?? ''))
    }
    console.log(`${proxy.taken()} locks taken out`, found)
    expect(proxy.taken()).toBeGreaterThan(0)
    // A save is guarded by its number in the write itself, so it needs no lock against another save.
    const decided = NAMES.filter((name) => name !== 'edit and edit')
    expect(decided.filter((name) => found[name] === null)).toEqual([])
  })
})
