import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, answerOf, send, startApi } from '#test/support/api.ts'
import { undocumented } from '#test/support/documented.ts'

type Described = { paths: Record<string, Record<string, { responses: Record<string, object> }>> }

let api: Api
let described: Described
beforeAll(async () => {
  api = await startApi()
  described = JSON.parse((await send(api, { method: 'GET', url: '/openapi.json' })).text)
})
afterAll(() => api.close())

it('is an OpenAPI 3.1 document, by somebody else’s validator, and refers to nothing that is not in it', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(described))
  expect({ valid: result.valid, errors: result.valid ? [] : result.errors }).toEqual({
    valid: true,
    errors: [],
  })
  expect(validator.version).toBe('3.1')
  const text = JSON.stringify(described)
  const refs = [...new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place]) => place ?? ''))]
  const found = (place: string) =>
    place
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], described)
  expect(refs).toContain('components/schemas/Problem')
  expect(refs.filter((place) => found(place) === undefined)).toEqual([])
})

it('says of every route what it answers when it refuses', () => {
  const refusals = ([path, methods]: [string, Described['paths'][string]]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      route: `${method} ${path}`,
      refuses: Object.keys(responses).filter((status) => Number(status) >= 400),
    }))
  const all = Object.entries(described.paths).flatMap(refusals)
  expect(all.find(({ route }) => route === 'get /api/v1/operations/{id}')?.refuses).toEqual([
    '400',
    '401',
    '403',
    '404',
    '408',
    '429',
    '431',
    '500',
    '503',
  ])
  expect(
    all.find(({ route }) => route === 'post /api/v1/reviews/{id}/revisions/{revision}/sign-off')?.refuses,
  ).toEqual([
    '400',
    '401',
    '403',
    '404',
    '408',
    '409',
    '412',
    '413',
    '415',
    '422',
    '428',
    '429',
    '431',
    '500',
    '503',
  ])
  expect(
    all.filter(
      ({ refuses }) =>
        !['400', '404', '408', '431', '500', '503'].every((status) => refuses.includes(status)),
    ),
  ).toEqual([])
})

it('the control: an answer that it does not describe is noticed, by its status, its type and its body', async () => {
  const asked = { method: 'GET', url: '/healthz' } as const
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const found = (status: number, headers: Record<string, string>, body: string) =>
    undocumented(api.app, asked, answerOf(status, headers, Buffer.from(body)))
  expect(await found(200, json, '{"status":"ok"}')).toBeUndefined()
  expect(await found(418, json, '{}')).toContain('GET /healthz 418 is not documented')
  expect(await found(200, { 'content-type': 'text/html' }, 'ok')).toContain('is documented without text/html')
  expect(await found(200, json, '{"status":"fine"}')).toContain('is not what is documented: /status')
  expect(await found(503, { 'content-type': 'application/problem+json' }, '{"title":"Busy"}')).toContain(
    'must have required property',
  )
})
