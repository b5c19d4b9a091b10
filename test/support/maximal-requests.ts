import { randomUUID } from 'node:crypto'
import type { Client } from './api.ts'
import { newOperation } from './main-job.ts'
import type { Received, Sent } from './plain-client.ts'

const MEBIBYTE = 1_048_576

/** A request as large as it may be, or a little larger, and the statuses that may answer it beside 503. */
export type Maximal = { make: (number: number) => Sent; may: readonly number[] }

const PASSAGES = ['expected', 'actual', 'difference', 'unforeseen', 'new-methods', 'communications', 'media']
/** Each about 20,000 characters, which are 40,000 bytes. */
const passages = (count: number, number: number) =>
  Object.fromEntries(PASSAGES.slice(0, count).map((id) => [id, 'é'.repeat(19_990) + number]))

const json = (value: unknown) => Buffer.from(JSON.stringify(value))

/** A mebibyte to the byte, or this many bytes, with as many of the unit in it as there is room for. */
function filled(start: string, unit: string, end: string, size = MEBIBYTE): Buffer {
  const room = size - start.length - end.length
  const body = start + unit.repeat(Math.floor(room / unit.length))
  return Buffer.from(body + ' '.repeat(size - body.length - end.length) + end)
}

/** So many names that none is given twice. */
function names(count: number): string {
  return Array.from({ length: count }, (_, number) => `"${number.toString(36)}":1`).join(',')
}

/** Every kind of largest request that somebody who is signed in, and who writes these reviews, could send. */
export function maximalRequests(lead: Client, reviews: readonly string[]): Record<string, Maximal> {
  const headers = () => ({ ...lead.headers, 'idempotency-key': randomUUID() })
  const review = (number: number) => `/api/v1/reviews/${reviews[number % reviews.length]}`
  const save = (number: number, body: Buffer): Sent => ({
    method: 'PUT',
    path: `${review(number)}/sections/events`,
    headers: headers(),
    body,
  })
  const saved = (number: number, answers: object) => save(number, json({ saveNumber: 0, answers }))
  const register = (body: Buffer): Sent => ({
    method: 'POST',
    path: '/api/v1/operations',
    headers: headers(),
    body,
  })
  const rows = (unit: string) => filled(`{"saveNumber":0,"answers":{"timeline":[${unit}`, `,${unit}`, ']}}')
  const tooLong = filled('{"name":"', 'x', '"}', MEBIBYTE + 1)
  const longest = newOperation({ name: 'é'.repeat(120), place: 'é'.repeat(120) })
  return {
    'sections of 240 KB': { make: (number) => saved(number, passages(6, number)), may: [200, 412] },
    'sections over 256 KiB': { make: (number) => saved(number, passages(7, number)), may: [400] },
    'half a million numbers': { make: (number) => save(number, rows('0')), may: [400] },
    'a third of a million rows': { make: (number) => save(number, rows('{}')), may: [400] },
    'as many rows as are read': {
      make: (number) => saved(number, { timeline: Array.from({ length: 14_900 }, () => ({})) }),
      may: [400],
    },
    'as many names as are read': {
      make: () => register(Buffer.from(`{"name":"x",${names(29_000)}}`)),
      may: [400],
    },
    'a name of a mebibyte': { make: () => register(filled('{"name":"', 'x', '"}')), may: [400] },
    'a byte too many': { make: () => register(tooLong), may: [413] },
    'a byte too many of a length that is not told': {
      make: () => ({ ...register(tooLong), chunked: true }),
      may: [413],
    },
    'a million brackets': { make: () => register(filled('[', '[', '[')), may: [400] },
    'twenty levels': { make: () => register(Buffer.from('['.repeat(20) + ']'.repeat(20))), may: [400] },
    'operations of the longest words': {
      make: () => register(json({ ...longest, reference: randomUUID() })),
      may: [201],
    },
  }
}

/** Why an answer is none that such a request may have; undefined where it is one. */
export function faultOf({ status, headers, text }: Received, may: readonly number[]): string | undefined {
  const said = `${status}: ${text.slice(0, 200)}`
  if (status === 503 && headers['retry-after'] === undefined) return `no Retry-After, ${said}`
  if (status !== 503 && !may.includes(status)) return said
  if (status >= 400 && !headers['content-type']?.startsWith('application/problem+json')) {
    return `${headers['content-type']}, ${said}`
  }
  return status === 400 && text.length > 4_000 ? `an echo of ${text.length}, ${said}` : undefined
}
