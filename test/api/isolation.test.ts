import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceFrom } from '#test/support/chance.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { makeTeams, runIsolation, type Teams } from '#test/support/isolation-run.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))
const MANY = 600

let teams: Teams
beforeAll(async () => {
  teams = await makeTeams(await createTestDatabase())
}, 120_000)
afterAll(() => teams?.api.close())

it(`${MANY} requests of ten forces on two connections show nobody a row of another (SEED=${SEED})`, async () => {
  const { foreign, ...counted } = await runIsolation(teams, MANY, chanceFrom(SEED))
  console.log(`isolation, SEED=${SEED}: ${JSON.stringify(counted)}`)
  expect(foreign).toEqual([])
  // The run is worth something only if people were shown their own, left early, and were cut off.
  const { answers, aborted, cut } = counted
  const expected = new Set(['200', '503', 'cut', 'rows'])
  expect(Object.keys(answers).filter((answer) => !expected.has(answer))).toEqual([])
  expect(answers[200]).toBeGreaterThan(MANY / 3)
  expect(answers.rows).toBeGreaterThan(MANY / 20)
  expect(aborted).toBeGreaterThan(MANY / 100)
  expect(cut).toBeGreaterThan(MANY / 50)
}, 120_000)

it('the control: where a transaction does not say on whose behalf it runs, rows of others are found', async () => {
  const { foreign } = await runIsolation(teams, 200, chanceFrom(SEED), { forgetful: true })
  expect(foreign.length).toBeGreaterThan(0)
}, 120_000)
