import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectToServer } from '#server/db/connect.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import { type CountingProxy, startCountingProxy } from '#test/support/counting-proxy.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { addForce, answersAt, type Force, reach, saveSection } from '#test/support/main-job.ts'

let proxy: CountingProxy
let counted: TestDatabase
let api: Api
let force: Force

beforeAll(async () => {
  counted = await createTestDatabase()
  proxy = await startCountingProxy(counted.serviceUrl)
  const database = connectToServer(proxy.through(counted.serviceUrl), counted.ownerUrl)
  api = await startApi({ database })
  force = await addForce(api, 'cumbria')
})
afterAll(async () => {
  await api.close()
  await counted.close()
  await proxy.close()
})

/** The fewest of a few, since the queue asks for its jobs now and then in between. */
async function fewest(ask: (number: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let number = 0; number < 4; number += 1) {
    proxy.taken()
    await ask(number)
    taken.push(proxy.taken())
  }
  return Math.min(...taken)
}

const save = (client: Client, id: string, section: string, answers = answersAt(1)[section] ?? {}) =>
  fewest((number) => saveSection(client, id, section, answers, number))

it('a save takes three round trips on the database in all: session, lock and read, write and commit', async () => {
  const { reviewId } = await reach(api, force, 'draft')
  expect(await save(force.lead, reviewId, 'debrief')).toBe(3)
})

it('so does every other section that is written', async () => {
  const { reviewId } = await reach(api, force, 'draft')
  const sections = Object.keys(answersAt(1))
  for (const section of sections) {
    expect(await save(force.lead, reviewId, section), section).toBeLessThanOrEqual(4)
  }
})

it('the control: a request that asks one thing after the other takes more', async () => {
  const { reviewId } = await reach(api, force, 'draft')
  expect(await fewest(() => force.lead.get(`/reviews/${reviewId}`))).toBeGreaterThan(4)
})
