import { randomUUID } from 'node:crypto'
import type { Client, Request } from './api.ts'
import type { Chance } from './chance.ts'
import { bodyOf, type Ids, type JsonSchema, type Route, urlOf } from './routes-of-api.ts'

const LONG = 'a'.repeat(30_000)

/** Values that somebody's code somewhere did not expect. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e-7,
  1e15,
  2 ** 31,
  2 ** 53 - 1,
  -(2 ** 31) - 1,
  '',
  ' ',
  '\t\n',
  [],
  {},
  [[]],
  [null],
  { a: {} },
  '0',
  'null',
  'NaN',
  'Infinity',
  '0x10',
  '1e3',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '2026-02-30T10:00',
  '2026-03-29T01:30',
  '2026-10-25T01:30',
  '0000-01-01T00:00',
  '9999-12-31T23:59',
  '2026-11-22T24:00',
  '2026-11-22T10:00:00Z',
  '2026-13-01',
  '-0001-01-01',
  "'; drop table review; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '\u202Eevil',
  '\u200B',
  'e\u0301'.repeat(400),
  '😀'.repeat(2_000),
  LONG,
  Array.from({ length: 2_000 }, () => 'x'),
  Array.from({ length: 50 }, () => ({})),
  '\u0000',
  '\uD800',
  'a\uDC00b',
  { constructor: 1 },
  { toString: null },
  'constructor',
  '__proto__',
]

const ODD_PARTS = [
  '',
  '.',
  '..',
  '%00',
  '%zz',
  '%',
  '%ff',
  '%E2%82',
  '%2e%2e%2f',
  'a'.repeat(150),
  'a'.repeat(400),
  'null',
  '-1',
  '0',
  '1e400',
  '%F0%9F%98%80',
  ';',
  '*',
  "'",
  '"',
  '%0d%0aX:1',
  'constructor',
  '__proto__',
  randomUUID(),
  '9'.repeat(40),
]

const ODD_QUERIES = [
  '?',
  '?a',
  '?a=1&a=2',
  '?figure=',
  '?figure=registered&figure=x',
  '?from=0000-01-01',
  '?to=2026-02-31',
  '?force=%00',
  '?__proto__=1',
  '?constructor[prototype]=1',
  '?%zz',
  '?=&=&',
  `?q=${'a'.repeat(3_000)}`,
  '?tier=4',
  '?force[]=kent',
  '#x',
]

const ODD_HEADERS: readonly [string, string | undefined][] = [
  ['content-type', 'text/plain'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', ''],
  ['content-type', 'application/json;'],
  ['content-type', 'multipart/form-data'],
  ['content-type', undefined],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'],
  ['idempotency-key', LONG.slice(0, 5_000)],
  ['idempotency-key', undefined],
  ['if-match', '*'],
  ['if-match', 'W/"1"'],
  ['if-match', '"'],
  ['if-match', LONG.slice(0, 5_000)],
  ['if-none-match', '*'],
  ['cookie', 'pelr_session=%'],
  ['cookie', ';;;=;=x'],
  ['cookie', '__proto__=1; pelr_session='],
  ['cookie', undefined],
  ['x-csrf-token', ''],
  ['x-csrf-token', 'x'.repeat(4_000)],
  ['origin', 'null'],
  ['origin', 'http://'],
  ['sec-fetch-site', 'x'],
  ['host', ''],
  ['host', 'evil.example'],
  ['accept', 'text/html;q=9'],
  ['accept-version', '9.9.9'],
  ['range', 'bytes=0-'],
  ['content-encoding', 'gzip'],
  ['transfer-encoding', 'gzip'],
  ['content-length', '-1'],
  ['content-length', '3'],
  ['x-forwarded-host', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['expect', '100-continue'],
  ['upgrade', 'h2c'],
]

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

type Place = {
  holder: Record<string, unknown> | unknown[]
  key: string | number
  schema: JsonSchema | undefined
}

/** Every place in a body, with what the description says of it where it says anything. */
function placesIn(value: unknown, schema: JsonSchema | undefined): Place[] {
  if (value === null || typeof value !== 'object') return []
  const holder = value as Place['holder']
  return Object.entries(value).flatMap(([key, item]) => {
    const described = Array.isArray(value) ? schema?.items : schema?.properties?.[key]
    const inner = described?.anyOf?.find(({ type }) => type !== 'null') ?? described
    return [
      { holder, key: Array.isArray(value) ? Number(key) : key, schema: inner },
      ...placesIn(item, inner),
    ]
  })
}

/** A value just beyond what the description allows here, or an odd one where it sets no bounds. */
function beyond(schema: JsonSchema | undefined, chance: Chance): unknown {
  const bounds: unknown[] = []
  if (schema?.maxLength !== undefined)
    bounds.push('x'.repeat(schema.maxLength + 1), 'x'.repeat(schema.maxLength))
  if (schema?.minLength !== undefined) bounds.push('')
  if (schema?.maximum !== undefined) bounds.push(schema.maximum + 1, schema.maximum)
  if (schema?.minimum !== undefined) bounds.push(schema.minimum - 1, schema.minimum)
  if (schema?.enum !== undefined)
    bounds.push(`${schema.enum[0]}x`, schema.enum[0], String(schema.enum[0]).toUpperCase())
  return bounds.length > 0 && chance.happens(0.5) ? chance.pick(bounds) : chance.pick(ODD_VALUES)
}

function twistBody(body: unknown, route: Route, chance: Chance): unknown {
  const twisted = structuredClone(body)
  const places = placesIn(twisted, route.body)
  if (places.length === 0 || chance.happens(0.1)) return chance.pick(ODD_VALUES)
  const { holder, key, schema } = chance.pick(places)
  const target = holder as Record<string | number, unknown>
  const way = chance.below(7)
  if (way === 0) delete target[key]
  else if (way === 1) target[`${key}x`] = chance.pick(ODD_VALUES)
  else target[key] = beyond(schema, chance)
  return twisted
}

/** The JSON of a body with one thing wrong that no JSON value can say. */
function twistText(text: string, chance: Chance): Buffer {
  const at = chance.below(text.length)
  const bytes = Buffer.from(text)
  switch (chance.below(6)) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([chance.below(256)]), bytes.subarray(at)])
    case 2:
      return Buffer.from(text.replace(/\{/, '{"name":1,"name":2,'))
    case 3:
      return Buffer.from(
        text.replace(
          /"[^"]*"/,
          chance.pick(['1e999', '-', '{', '[', 'undefined', '0x1', '9007199254740993']),
        ),
      )
    case 4:
      return Buffer.from('['.repeat(chance.below(5_000)))
    default:
      return Buffer.concat([bytes, bytes])
  }
}

function twistUrl(url: string, chance: Chance): string {
  if (chance.happens(0.3)) return url + chance.pick(ODD_QUERIES)
  const parts = url.split('/')
  parts[1 + chance.below(parts.length - 1)] = chance.pick(ODD_PARTS)
  return parts.join('/') || '/'
}

/** A request to a route with one or two things wrong, or with none that a service can see: then it must be right. */
export function malform(route: Route, client: Client, ids: Ids, chance: Chance): Request {
  const headers: Record<string, string | undefined> = {
    ...client.headers,
    ...(route.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
  }
  const request: Request = { method: route.method, url: urlOf(route, ids), headers, body: bodyOf(route, ids) }
  for (let wrongs = chance.happens(0.7) ? 1 : 2; wrongs > 0; wrongs--) {
    const kind = chance.below(20)
    if (kind < 14 && route.body && !(request.body instanceof Buffer)) {
      request.body = chance.happens(0.75)
        ? twistBody(request.body, route, chance)
        : twistText(JSON.stringify(request.body), chance)
      headers['content-type'] ??= 'application/json'
    } else if (kind < 17) request.url = twistUrl(request.url, chance)
    else if (kind < 19) {
      const [name, value] = chance.pick(ODD_HEADERS)
      headers[name] = value
    } else request.method = chance.pick(METHODS)
  }
  return request
}
