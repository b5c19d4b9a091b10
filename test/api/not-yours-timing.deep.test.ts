import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import { addForce, reach } from '#test/support/main-job.ts'
import { unknownIds } from '#test/support/routes-of-api.ts'

const TRIES = 1_000
const APART_MS = 5

let api: Api
let outsider: Client
let there: { operationId: string; reviewId: string }
beforeAll(async () => {
  api = await startApi()
  there = await reach(api, await addForce(api, 'surrey'), 'draft')
  outsider = await addPerson(api, 'sussex', ['debrief_lead'])
})
afterAll(() => api.close())

const median = (times: number[]) => times.toSorted((one, other) => one - other)[times.length / 2] ?? 0

async function timed(path: string): Promise<number> {
  const began = performance.now()
  expect((await outsider.get(path)).status).toBe(404)
  return performance.now() - began
}

it.each([
  ['an operation', () => `/operations/${there.operationId}`, () => `/operations/${unknownIds().operation}`],
  ['a review', () => `/reviews/${there.reviewId}`, () => `/reviews/${unknownIds().review}`],
])(
  '%s of another force takes as long to be refused as one that is not there',
  async (what, real, unknown) => {
    const times: { real: number[]; unknown: number[] } = { real: [], unknown: [] }
    for (let tries = 0; tries < TRIES; tries++) {
      // In turns, so that whatever else the machine does slows both.
      times.real.push(await timed(real()))
      times.unknown.push(await timed(unknown()))
    }
    const apart = Math.abs(median(times.real) - median(times.unknown))
    console.log(`${what}: medians of ${TRIES} tries are ${apart.toFixed(2)} ms apart`)
    expect(apart).toBeLessThan(APART_MS)
  },
)
