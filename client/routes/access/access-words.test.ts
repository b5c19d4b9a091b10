import { expect, it } from 'vitest'
import type { AccessEntry } from '#shared/api/access.ts'
import { didWords, subjectWords } from './access-words.ts'

const entry = (more: Partial<AccessEntry>): AccessEntry => ({
  id: '0d6c7b1e-3a54-4f0e-9d43-9f3f5a8f8a10',
  at: '2026-11-22T09:00:00.000Z',
  person: null,
  organisationId: 'kent',
  did: 'consultation',
  route: 'GET /reviews/:id',
  subjectKind: 'review',
  subjects: 1,
  forceId: 'kent',
  operation: null,
  reviewId: null,
  recipientId: null,
  ...more,
})

it.each`
  about                         | did               | route                                    | subjects | words
  ${'a review that was opened'} | ${'consultation'} | ${'GET /reviews/:id'}                    | ${1}     | ${'Opened it'}
  ${'one of its sections'}      | ${'consultation'} | ${'GET /reviews/:id/sections/:section'}  | ${1}     | ${'Opened a section'}
  ${'a section that was saved'} | ${'alteration'}   | ${'PUT /reviews/:id/sections/:section'}  | ${1}     | ${'Saved a section'}
  ${'a list'}                   | ${'consultation'} | ${'GET /sign-off'}                       | ${3}     | ${'Read a list'}
  ${'a list of one'}            | ${'consultation'} | ${'GET /sign-off'}                       | ${1}     | ${'Opened it'}
  ${'a route without words'}    | ${'combination'}  | ${'POST /operations/:id/mark-duplicate'} | ${2}     | ${'Joined it with another record'}
`('of $about it says "$words"', ({ did, route, subjects, words }) => {
  expect(didWords(entry({ did, route, subjects }))).toBe(words)
})

it('says what it was about by its kind and number', () => {
  expect(subjectWords(entry({}))).toBe('1 review')
  expect(subjectWords(entry({ subjectKind: 'operation', subjects: 1_200 }))).toBe('1,200 operations')
  expect(subjectWords(entry({ subjectKind: 'series', subjects: 2 }))).toBe('2 series')
  expect(subjectWords(entry({ subjectKind: 'coverage', subjects: 0 }))).toBe('Coverage')
  expect(didWords(entry({ subjectKind: 'access_log', subjects: 0, route: 'GET /access' }))).toBe(
    'Read the access log',
  )
})
