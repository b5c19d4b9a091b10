import { afterAll, beforeAll, expect, it } from 'vitest'
import { SectionReply } from '#shared/api/reviews.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { addForce, type Force, reach } from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
let reviewId: string
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'suffolk')
  reviewId = (await reach(api, force, 'draft', 3)).reviewId
})
afterAll(() => api.close())

const PASSAGES = ['expected', 'actual', 'difference', 'unforeseen', 'new-methods', 'communications', 'media']
/** Each 20,000 characters, which are 40,000 bytes. */
const long = (count: number): SectionAnswers =>
  Object.fromEntries(PASSAGES.slice(0, count).map((id) => [id, 'é'.repeat(20_000)]))
const timeline = (rows: number): SectionAnswers => ({
  timeline: Array.from({ length: rows }, (_, at) => ({ event: `Event ${at}` })),
})
const one = (characters: number): SectionAnswers => ({ expected: 'x'.repeat(characters), actual: 'Kept.' })

let saves = 0
const put = (answers: SectionAnswers) =>
  force.lead.put(`/reviews/${reviewId}/sections/events`, { saveNumber: saves, answers })

it.each`
  what                                | answers          | pointer                     | message
  ${'a text of 20,001 characters'}    | ${one(20_001)}   | ${'/body/answers/expected'} | ${'Use 20,000 characters or fewer'}
  ${'a table of 501 rows'}            | ${timeline(501)} | ${'/body/answers/timeline'} | ${'Use 500 rows or fewer'}
  ${'a section of more than 256 KiB'} | ${long(7)}       | ${'/body/answers'}          | ${'This section is over 256 KB. Shorten an answer or take out a row'}
`('$what is refused and named, and nothing of it is stored', async ({ answers, pointer, message }) => {
  const before = await fingerprint(api.database)
  const problem = (await put(answers)).problem()
  expect(problem.code).toBe('answers_refused')
  expect(problem.errors).toEqual([{ pointer, message }])
  expect(await fingerprint(api.database)).toEqual(before)
})

it.each`
  what                           | answers
  ${'a text of 20,000'}          | ${one(20_000)}
  ${'a table of 500 rows'}       | ${timeline(500)}
  ${'six texts of 40,000 bytes'} | ${long(6)}
`('$what is kept whole', async ({ answers }) => {
  expect((await put(answers)).status).toBe(200)
  saves += 1
  const held = (await force.lead.get(`/reviews/${reviewId}/sections/events`)).read(SectionReply)
  expect(held.answers).toEqual(answers)
})
