import { randomUUID } from 'node:crypto'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import { type Api, send } from './api.ts'
import { newImpactReview } from './impact-reviews.ts'
import { FACTS, newDebrief, newFactChange, newOperation } from './main-job.ts'
import { newShare } from './shares.ts'

/** The part of JSON Schema that the service's own description uses. */
export type JsonSchema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
}

export type Parameter = {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema: JsonSchema
}

export type Route = {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  /** Method and path as one, for tables and names of tests. */
  name: string
  parameters: Parameter[]
  body: JsonSchema | undefined
}

type Description = {
  paths: Record<
    string,
    Record<
      string,
      { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: JsonSchema }> } }
    >
  >
}

/** Every route that the service describes in /openapi.json. */
export async function listRoutes(api: Pick<Api, 'app'>): Promise<Route[]> {
  const { text } = await send(api, { method: 'GET', url: '/openapi.json' })
  return Object.entries((JSON.parse(text) as Description).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([lower, described]) => {
      const method = lower.toUpperCase() as Route['method']
      const body = described.requestBody?.content['application/json']?.schema
      return { method, path, name: `${method} ${path}`, parameters: described.parameters ?? [], body }
    }),
  )
}

/** A route as the policy names it, and as the router knows it. */
export function nameInPolicy({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`
}

/** What a POST needs no Idempotency-Key for: signing in and out and staying, which a page may always repeat. */
export const WITHOUT_KEY =
  /^POST \/api\/v1\/(test-login|sign-out|sign-out-everywhere|session\/extend|demonstration\/[a-z-]+)$/

export type Ids = {
  operation: string
  review: string
  decision: string
  comment: string
  series: string
  person: string
  appointment: string
  share: string
  submission: string
  query: string
  /** Reviews that stand beside it: sent and asked about, declined, brought back. */
  others: readonly string[]
}

/** Ids that nothing has. */
export function unknownIds(): Ids {
  return {
    operation: randomUUID(),
    review: randomUUID(),
    decision: randomUUID(),
    comment: randomUUID(),
    series: randomUUID(),
    person: randomUUID(),
    appointment: randomUUID(),
    share: randomUUID(),
    submission: randomUUID(),
    query: randomUUID(),
    others: [],
  }
}

function idOf(path: string, ids: Ids): string {
  if (path.includes('/operations/')) return ids.operation
  if (path.includes('/series/')) return ids.series
  return path.includes('/inbox/') ? ids.submission : ids.review
}

/** The address of a route with these ids in it. */
export function urlOf({ path }: Pick<Route, 'path'>, ids: Ids): string {
  const rule = path.includes('/rules/')
  const named: Record<string, string> = {
    id: idOf(path, ids),
    decision: ids.decision,
    provider: 'nobody',
    comment: ids.comment,
    share: ids.share,
    person: ids.person,
    query: ids.query,
    section: 'operation',
    role: 'contributor',
    revision: '1',
    audience: 'recipient',
    kind: 'json',
    version: '1.0.0',
  }
  if (path.startsWith('/api/v1/people/')) named.id = ids.person
  if (path.includes('/acting-golds/')) named.id = ids.appointment
  if (path.endsWith('/{version}')) named.id = rule ? 'national-default' : 'pelr'
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => named[name] ?? '')
  return path.endsWith('/coverage/list') ? `${filled}?figure=registered` : filled
}

/** A body that each route which takes one accepts, whatever the state of things then says. */
const BODIES: Record<string, (ids: Ids) => unknown> = {
  'POST /api/v1/test-login': () => ({ person: 'rowan-hale' }),
  'POST /api/v1/demonstration/sign-in': () => ({ person: 'rowan-hale' }),
  'PUT /api/v1/mail-choices': () => ({ waiting: true, returned: true, digest: true }),
  'POST /api/v1/operations': () => newOperation(),
  'POST /api/v1/operations/{id}/times': () => ({
    startedAt: '2026-03-02T08:00',
    stoodDownAt: '2026-03-02T18:00',
  }),
  'POST /api/v1/operations/{id}/withdraw': () => ({ code: 'entered_in_error', sentence: 'It was a drill.' }),
  'POST /api/v1/operations/{id}/mark-duplicate': ({ operation }) => ({
    code: 'entered_twice',
    sentence: 'It is there twice.',
    duplicateOf: operation,
  }),
  'POST /api/v1/operations/{id}/restore': () => ({ code: 'removed_in_error', sentence: 'It was no drill.' }),
  'PUT /api/v1/operations/{id}/facts': () => ({ saveNumber: 0, known: FACTS[1] }),
  'POST /api/v1/operations/{id}/decisions': () => ({
    factsSaveNumber: 1,
    position: 'silver',
    reason: 'The rule gives it.',
  }),
  'POST /api/v1/operations/{id}/fact-changes': () => newFactChange(),
  'POST /api/v1/operations/{id}/shares': () => newShare(),
  'POST /api/v1/operations/{id}/shares/{share}/end': () => ({ reason: 'Their part is done.' }),
  'POST /api/v1/reviews/{id}/people': ({ person }) => ({ personId: person, sections: ['legal'] }),
  'POST /api/v1/operations/{id}/debriefs': () => newDebrief(),
  'POST /api/v1/operations/{id}/impact-reviews': () => newImpactReview(),
  'POST /api/v1/operations/{id}/pauses': () => ({
    reason: 'inquest',
    contact: 'The coroner',
    reviewOn: '2099-01-01',
  }),
  'POST /api/v1/operations/{id}/resume': () => ({ reason: 'The inquest is over.' }),
  'POST /api/v1/reviews/{id}/assign': ({ person }) => ({ leadId: person, reason: 'The lead has moved on.' }),
  'POST /api/v1/people': () => ({ name: 'Wren Added', rank: null, rankShort: null }),
  'POST /api/v1/people/{id}/grants': () => ({ role: 'contributor' }),
  'POST /api/v1/people/{id}/grants/{role}/end': () => ({ reason: 'They have moved on.' }),
  'POST /api/v1/people/{id}/leave': () => ({ reason: 'They have left the force.' }),
  'POST /api/v1/people/{id}/mail-address': () => ({ address: 'someone@example.org' }),
  'POST /api/v1/acting-golds': ({ person, operation }) => ({
    deputyId: person,
    operationId: operation,
    fromOn: null,
    untilOn: null,
    reason: 'she is on leave',
  }),
  'POST /api/v1/acting-golds/{id}/end': () => ({ reason: 'She is back.' }),
  'POST /api/v1/series': () => ({ name: 'Saturday marches', reason: 'The same organiser.' }),
  'POST /api/v1/series/{id}/consolidated-reviews': () => ({ heldOn: '2026-03-02', reason: 'All of them.' }),
  'POST /api/v1/operations/{id}/join-series': ({ series }) => ({
    seriesId: series,
    reason: 'It is one of them.',
  }),
  'POST /api/v1/operations/{id}/leave-series': () => ({ reason: 'Another organiser.' }),
  'PUT /api/v1/reviews/{id}/sections/{section}': () => ({
    saveNumber: 0,
    answers: { summary: 'A quiet day.' },
  }),
  'POST /api/v1/reviews/{id}/comments/{comment}/reply': () => ({ reply: 'Said more.' }),
  'POST /api/v1/reviews/{id}/withdraw': () => ({ reason: 'Not needed.' }),
  'POST /api/v1/reviews/{id}/revisions/{revision}/sign-off': () => ({
    digest: 'a'.repeat(64),
    checks: [...GOLD_CHECKS],
    comment: null,
    reasonForAnotherGold: null,
  }),
  'POST /api/v1/reviews/{id}/return': () => ({
    revision: 1,
    comments: [{ sectionId: 'operation', comment: 'Say more.' }],
  }),
  'POST /api/v1/reviews/{id}/decline': ({ operation }) => ({
    because: 'duplicate',
    duplicateOf: operation,
    reason: 'It is there twice.',
  }),
  'POST /api/v1/reviews/{id}/reinstate': () => ({ reason: 'It is needed.' }),
  'POST /api/v1/reviews/{id}/amend': () => ({ reason: 'A figure was wrong.' }),
  'POST /api/v1/reviews/{id}/queries/{query}/reply': () => ({ explanation: 'Arrests on the day.' }),
  'POST /api/v1/inbox/{id}/acknowledge': () => ({ digest: 'a'.repeat(64), packPassedChecks: true }),
  'POST /api/v1/inbox/{id}/queries': () => ({ question: 'What does figure 3 count?' }),
  'POST /api/v1/reviews/{id}/re-open': () => ({ reason: 'A figure was wrong.' }),
  'POST /api/v1/reviews/{id}/hold-back': () => ({ ground: 'proceedings', reason: 'A trial is listed.' }),
  'POST /api/v1/reviews/{id}/clear-hold-back': () => ({
    agreedWith: 'Disclosure officer',
    reason: 'The trial is over.',
  }),
  'POST /api/v1/reviews/{id}/sent': () => ({ sentAt: '2026-03-02T08:00', note: 'By secure mail.' }),
}

/** A body that the route accepts; undefined where it takes none. Throws for a route that nobody wrote one for. */
export function bodyOf(route: Route, ids: Ids): unknown {
  const make = BODIES[route.name]
  if ((make !== undefined) !== (route.body !== undefined)) {
    throw new Error(`${route.name} is new: write a body for it in routes-of-api.ts`)
  }
  return make?.(ids)
}
