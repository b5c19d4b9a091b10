import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  addForce,
  changeFact,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  newFactChange,
  register,
  saveFacts,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'essex')
})
afterAll(() => api.close())

async function decided() {
  const id = await register(force)
  await saveFacts(force.lead, id, FACTS[1])
  await decide(force.lead, id)
  return id
}

describe('a change that cannot be', () => {
  const tomorrow = addDays(clockDaysAgo(0).slice(0, 10), 1)
  it.each([
    ['an unknown criterion', { criterion: 'noise' }, '/body/criterion', 'no criterion'],
    ['a figure in words', { value: '12' }, '/body/value', 'Enter a whole number'],
    ['a negative figure', { value: -1 }, '/body/value', '0 or more'],
    ['a figure and a half', { value: 1.5 }, '/body/value', 'Enter a whole number'],
    ['an unknown choice', { criterion: 'dsiReferral', value: 'maybe' }, '/body/value', 'Choose one of these'],
    ['the same value', { value: 0 }, '/body/value', 'other than the one recorded'],
    ['an unknown cause', { cause: 'weather' }, '/body/cause', 'Choose one of the causes'],
    ['a known fact that became known', { cause: 'became_known' }, '/body/cause', 'Choose one of the causes'],
    ['no source', { source: ' ' }, '/body/source', 'Enter where'],
    ['a day to come', { learnedOn: tomorrow }, '/body/learnedOn', 'Enter today'],
    ['a correction of nothing', { cause: 'corrected_figure' }, '/body/whatWasWrong', 'Say what was wrong'],
    [
      'a complaint that corrects',
      { whatWasWrong: 'The count.' },
      '/body/whatWasWrong',
      'only where the cause',
    ],
    ['a tier', { tier: 0 }, '/body', 'Leave out tier'],
  ])('with %s is refused, the place is named and nothing is stored', async (_what, more, pointer, words) => {
    const id = await decided()
    const before = await fingerprint(api.database)
    const body = { ...newFactChange(), ...more }
    const problem = (await force.lead.post(`/operations/${id}/fact-changes`, body)).problem()
    expect(problem.status).toBe(400)
    expect(problem.errors?.[0], JSON.stringify(problem)).toMatchObject({
      pointer,
      message: expect.stringContaining(words),
    })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('on facts that someone changed meanwhile is refused', async () => {
    const id = await decided()
    await changeFact(force.contributor, id)
    const answer = await force.lead.post(`/operations/${id}/fact-changes`, newFactChange({ value: 4 }))
    expect(answer.problem().code).toBe('facts_changed')
  })
})
