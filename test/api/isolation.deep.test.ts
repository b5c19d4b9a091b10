import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceFrom } from '#test/support/chance.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { makeTeams, runIsolation, type Teams } from '#test/support/isolation-run.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const MANY = 10_000

let teams: Teams
beforeAll(async () => {
  teams = await makeTeams(await createTestDatabase())
}, 60_000)
afterAll(() => teams?.api.close())

it(`${MANY} requests of ten forces on two connections show nobody a row of another (SEED=${SEED})`, async () => {
  const { foreign, ...counted } = await runIsolation(teams, MANY, chanceFrom(SEED))
  console.log(`isolation, SEED=${SEED}: ${JSON.stringify(counted)}`)
  expect(foreign).toEqual([])
  // Nobody who left early and nothing that was cut off would mean that the connections were never left half-way.
  expect(counted.aborted).toBeGreaterThan(0)
  expect(counted.cut).toBeGreaterThan(0)
})
