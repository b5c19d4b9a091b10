import { expect, it } from 'vitest'
import { digestMessage, eventMessage } from './words.ts'

const origin = 'https://reviews.example.org'

it('an event is told in one sentence, with where to go and how to turn it off', () => {
  expect(eventMessage('review_waits', { origin, path: '/sign-off/7f0a9f7e/1' })).toEqual({
    subject: 'A review needs you',
    text: `OFFICIAL

A review needs you.

Open it: https://reviews.example.org/sign-off/7f0a9f7e/1

Turn these messages off: https://reviews.example.org/account

OFFICIAL
`,
  })
})

it('a returned review and a query read like any other, and a declined one asks for nothing', () => {
  const links = { origin, path: '/reviews/7f0a9f7e' }
  expect(eventMessage('review_returned', links).subject).toBe('A review needs you')
  expect(eventMessage('query_asked', links).subject).toBe('A review needs you')
  expect(eventMessage('review_declined', links).subject).toBe('A review you lead has changed')
})

it('the morning’s message counts, and leaves out what is none', () => {
  expect(digestMessage({ overdue: 2, today: 1, soon: 3 }, 4, { origin, path: '/' })).toEqual({
    subject: 'Your reviews: what is due',
    text: `OFFICIAL

New reviews that wait for you: 4
Overdue: 2
Due today: 1
Due in the next 3 days: 3

Open it: https://reviews.example.org/

Turn these messages off: https://reviews.example.org/account

OFFICIAL
`,
  })
  expect(digestMessage({ overdue: 0, today: 1, soon: 0 }, 0, { origin, path: '/' }).text).toContain(
    '\n\nDue today: 1\n\n',
  )
  const waiting = digestMessage({ overdue: 0, today: 0, soon: 0 }, 2, { origin, path: '/' })
  expect(waiting.subject).toBe('A review needs you')
  expect(waiting.text).toContain('\n\nNew reviews that wait for you: 2\n\n')
})
