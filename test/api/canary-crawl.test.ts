import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Api, addPerson, type Client, send, startApi } from '#test/support/api.ts'
import { atOnce } from '#test/support/at-once.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { addForce, type Force } from '#test/support/main-job.ts'
import { bodyOf, type Ids, listRoutes, type Route, urlOf } from '#test/support/routes-of-api.ts'

let api: Api
let force: Force
let routes: Route[]
let ids: Ids
const people: Record<string, Client> = {}

const CANARY = 'CANARY'
let written = 0

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'surrey')
  ids = await goEverywhere(api, force, (place) => `${CANARY} ${place} ${written++}.`)
  routes = await listRoutes(api)
  const everything = ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'] as const
  people.auditor = await addPerson(api, 'surrey-oversight', ['auditor'])
  people.neighbour = await addPerson(api, 'sussex', [...everything])
  people.recipient = await addPerson(api, 'npocc', ['recipient_officer'])
  people.sharing = await addPerson(api, 'north-wales', [...everything])
}, 120_000)
afterAll(() => api.close())

const gets = () => routes.filter(({ method }) => method === 'GET')

type More = { method?: 'GET' | 'HEAD'; headers?: Record<string, string>; query?: string }

async function ask(route: Route, client: Client, { method = 'GET', headers = {}, query = '' }: More = {}) {
  const url = urlOf(route, ids)
  const with_ = query === '' ? '' : `${url.includes('?') ? '&' : '?'}${query}`
  return send(api, { method, url: `${url}${with_}`, headers: { ...client.headers, ...headers } })
}

const leaks = ({ text, headers }: Answer) => `${text}${JSON.stringify(headers)}`.includes(CANARY)

/** The routes whose answers to this person, asked like this, hold something that was typed. */
async function leakingTo(client: Client, more: More): Promise<string[]> {
  const answers = await atOnce(gets(), async (route) => ({ route, answer: await ask(route, client, more) }))
  return answers.filter(({ answer }) => leaks(answer)).map(({ route }) => route.path)
}

const FORMATS = ['text/csv', 'application/pdf', 'application/xml', 'text/html', 'application/json;v=2', '*/*']

/** The review that is shared with them is shown to them on purpose, and here alone. */
const SHARED_PAGES = [
  '/api/v1/operations',
  '/api/v1/operations/{id}',
  '/api/v1/reviews/{id}',
  '/api/v1/reviews/{id}/check',
  '/api/v1/reviews/{id}/sections/{section}',
]

describe.each([
  ['auditor', []],
  ['neighbour', []],
  // Their own copy of what was sent to them, their questions and the answers: test/api/not-yours.test.ts says what of it.
  ['recipient', ['/api/v1/inbox/{id}']],
  ['sharing', SHARED_PAGES],
] as const)('nothing that was typed reaches the %s beyond what is theirs', (who, theirs) => {
  it('on any page, in any format, or in the headers of one', async () => {
    const client = people[who] as Client
    for (const accept of FORMATS) {
      const leaking = await leakingTo(client, { headers: { accept } })
      expect(
        leaking.filter((path) => !theirs.some((page) => page === path)),
        accept,
      ).toEqual([])
    }
    expect(await leakingTo(client, { method: 'HEAD' })).toEqual([])
    const answers = await atOnce(gets(), (route) => ask(route, client, { method: 'HEAD' }))
    expect(answers.filter(({ text }) => text !== '')).toEqual([])
  })

  it('in a refusal of something they tried to do', async () => {
    const client = people[who] as Client
    for (const route of routes.filter(({ method, path }) => method !== 'GET' && !/sign-out/.test(path))) {
      const headers = { ...client.headers, 'idempotency-key': crypto.randomUUID(), 'if-match': '"1-x"' }
      const body = bodyOf(route, ids)
      const answer = await send(api, { method: route.method, url: urlOf(route, ids), headers, body })
      const allowed = theirs.length > 0 && answer.status < 300
      expect({ route: route.name, leaks: leaks(answer) && !allowed }).toEqual({
        route: route.name,
        leaks: false,
      })
    }
  })
})

it('nobody can filter or sort by what was typed: no page knows such a field', async () => {
  const hidden = [
    'sort=summary',
    'order=place',
    'filter=debrief',
    `q=${CANARY}`,
    'reason=x',
    'fields=answers',
  ]
  for (const client of [people.auditor, force.lead]) {
    for (const query of hidden) {
      for (const route of gets().filter(({ path }) => path.startsWith('/api/'))) {
        const { status, text } = await ask(route, client as Client, { query })
        expect({ route: route.path, query, refused: status >= 300 && !text.includes(CANARY) }).toEqual({
          route: route.path,
          query,
          refused: true,
        })
      }
    }
  }
})

it('the control: those with whom it is shared do find it there', async () => {
  const leaking = await leakingTo(people.sharing as Client, {})
  expect(leaking).toEqual(expect.arrayContaining(SHARED_PAGES.slice(1)))
  expect(written).toBeGreaterThan(100)
})
