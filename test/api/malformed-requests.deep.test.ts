import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import { runMalformed } from '#test/support/malformed-run.ts'

const MANY = Number(process.env.REQUESTS ?? 50_000)
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

it(`${MANY} requests with something wrong break nothing (SEED=${SEED} repeats them)`, async () => {
  const { statuses, failures } = await runMalformed(api, SEED, MANY, 2_000)
  console.log(`malformed requests, SEED=${SEED}: ${JSON.stringify(statuses)}`)
  expect(failures.slice(0, 5), `SEED=${SEED}`).toEqual([])
  expect(await faultsOfRecords(api.database)).toEqual([])
})
