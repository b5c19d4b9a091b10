import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, startApi } from '#test/support/api.ts'
import { faultsOfRecords } from '#test/support/faults-of-records.ts'
import { runMalformed } from '#test/support/malformed-run.ts'

const MANY = 3_000
/** Other tests run beside this one: the deep run, alone, holds every answer to two seconds. */
const LONGEST_MS = 10_000
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

it(`${MANY} requests with something wrong break nothing (SEED=${SEED} repeats them)`, async () => {
  const { statuses, failures } = await runMalformed(api, SEED, MANY, LONGEST_MS)
  console.log(`malformed requests, SEED=${SEED}: ${JSON.stringify(statuses)}`)
  expect(failures.slice(0, 5), `SEED=${SEED}`).toEqual([])
  // The run is worth something only if it gets past the door and is also let through.
  for (const status of [200, 201, 400, 403, 404, 409, 415])
    expect(statuses[status] ?? 0, String(status)).toBeGreaterThan(0)
  expect(await faultsOfRecords(api.database)).toEqual([])
}, 60_000)
