import { randomUUID } from 'node:crypto'
import type { Client, Request } from './api.ts'
import type { Chance } from './chance.ts'
import { ODD_CLOCKS, ODD_HEADERS, ODD_PARTS, ODD_QUERIES, ODD_TIMES, ODD_VALUES } from './odd-values.ts'
import { bodyOf, type Ids, type JsonSchema, type Parameter, type Route, urlOf } from './routes-of-api.ts'

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

function oddTime(chance: Chance): string {
  const day = chance.pick(ODD_TIMES)
  return chance.happens(0.85) ? `${day}T${chance.pick(ODD_CLOCKS)}` : day
}

/** A value just beyond what the description allows here, or an odd one where it sets no bounds. */
function beyond(schema: JsonSchema | undefined, chance: Chance): unknown {
  const isTime = schema?.pattern?.includes('\\d{4}') || schema?.format === 'date'
  if (isTime && chance.happens(0.8)) return oddTime(chance)
  const bounds: unknown[] = []
  if (schema?.maxLength !== undefined)
    bounds.push('x'.repeat(schema.maxLength + 1), 'x'.repeat(schema.maxLength))
  if (schema?.minLength !== undefined) bounds.push('')
  if (schema?.maximum !== undefined) bounds.push(schema.maximum + 1, schema.maximum)
  if (schema?.minimum !== undefined) bounds.push(schema.minimum - 1, schema.minimum)
  if (schema?.enum !== undefined)
    bounds.push([...schema.enum, 'x'].join(), schema.enum[0], schema.enum.join().toUpperCase())
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

function oddQuery(parameters: Parameter[], chance: Chance): string {
  const { name, schema } = chance.pick(parameters)
  const value = schema.format === 'date' ? chance.pick(ODD_TIMES) : beyond(schema, chance)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `${name}=${encodeURIComponent(text.toWellFormed().slice(0, 2_000))}`
}

function twistUrl(url: string, route: Route, chance: Chance): string {
  const queries = route.parameters.filter((parameter) => parameter.in === 'query')
  if (queries.length > 0 && chance.happens(0.7)) {
    return `${url}${url.includes('?') ? '&' : '?'}${oddQuery(queries, chance)}`
  }
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
    } else if (kind < 17) request.url = twistUrl(request.url, route, chance)
    else if (kind < 19) {
      const [name, value] = chance.pick(ODD_HEADERS)
      headers[name] = value
    } else request.method = chance.pick(METHODS)
  }
  return request
}
