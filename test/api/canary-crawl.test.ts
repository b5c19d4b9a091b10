import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIGURE_IDS } from '#shared/coverage/measures.ts'
import { type Answer, type Api, addPerson, type Client, send, startApi } from '#test/support/api.ts'
import { atOnce } from '#test/support/at-once.ts'
import { goEverywhere, writeTheRest } from '#test/support/everywhere.ts'
import { columnsWithout, freeColumns, NOT_TYPED } from '#test/support/free-columns.ts'
import { addForce, type Force } from '#test/support/main-job.ts'
import { placesFor } from '#test/support/places-for.ts'
import { bodyOf, type Ids, listRoutes, type Route, urlOf } from '#test/support/routes-of-api.ts'
import { describeWithTools } from '#test/support/tools.ts'

let api: Api
let force: Force
let routes: Route[]
let ids: Ids
const people: Record<string, Client> = {}

/** The place that each canary was written in, by its number. */
const written: string[] = []
const canary = (place: string) => `CANARY${written.push(place) - 1}X ${place}`
const CANARY = 'CANARY'

beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'surrey')
  ids = await goEverywhere(api, force, canary)
  ids = { ...ids, ...(await writeTheRest(api, force, canary)) }
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

/** The places whose canaries are in this text, each once; lines and columns may have cut a canary in two. */
function placesIn(text: string): string[] {
  const found = text.replaceAll(/\s+/g, '').matchAll(/CANARY(\d+)X/gi)
  return [...new Set([...found].map(([, number]) => written[Number(number)] ?? `canary ${number}`))].sort()
}

const leakedBy = ({ text, headers }: Answer) => placesIn(`${text}${JSON.stringify(headers)}`)

/** What may be found on a page: the canaries of these places, or of whatever place. */
type Theirs = Readonly<Record<string, readonly string[] | 'whatever is there'>>

const beyond = (theirs: Theirs, page: string, places: readonly string[]) => {
  const allowed = theirs[page] ?? []
  return allowed === 'whatever is there' ? [] : places.filter((place) => !allowed.includes(place))
}

/** The routes whose answers to this person, asked like this, hold something typed, with the places it was typed in. */
async function leakingTo(client: Client, more: More): Promise<[path: string, places: string[]][]> {
  const found = await atOnce(gets(), async (route): Promise<[string, string[]]> => {
    return [route.path, leakedBy(await ask(route, client, more))]
  })
  return found.filter(([, places]) => places.length > 0)
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

/** What the records about a review say beside its answers, where the form gives that to the recipient. */
const RECORDS_SENT = [
  'another gold',
  'debrief place',
  'decision',
  'facilitator',
  'gold comment',
  'impact changed',
  'impact group',
  'impact next',
  'impact of policing',
  'impact role',
  'operation name',
  'operation place',
  'organisations',
  'reference',
  'scribe',
  'series name',
]
/** Asked only where another answer or fact is not what it is in this review, so no copy has them. */
const NOT_ASKED = [
  'actions.actions.action-status-reason',
  'command-staffing.mutual-aid-detail.issue',
  'command-staffing.mutual-aid-detail.units',
  'community-impact.cia-before-reason',
  'community-impact.equality-reason',
  'lessons.lessons.lesson-status-reason',
  'lfr.lfr-authority',
  'lfr.lfr-bias.group',
  'lfr.lfr-public',
  'lfr.lfr-purpose',
  'lfr.lfr-where',
]
/** What the form keeps in the force's own copy. */
const FORCE_ONLY = [
  'actions.actions.action-owner.name',
  'community-impact.cia-owner.name',
  'community-impact.cia-owner.role',
  'contact',
  'debrief.hot-welfare',
  'debrief.record-kept',
  'legal.legal-privileged',
  'legal.legal-proceedings',
].map((place) => `sent ${place}`)

const QUESTIONS = ['sent answered question', 'sent closed question', 'sent explanation', 'sent open question']
const COPY = [...RECORDS_SENT, ...placesFor('recipient').filter((place) => !NOT_ASKED.includes(place))]
  .map((place) => `sent ${place}`)
  .sort()
const LEARNING = COPY.filter((place) => place.startsWith('sent lessons.'))
const IN_INBOX = ['sent operation name', 'sent reference']
const COVERED = ['removed operation name', 'removed sentence', ...IN_INBOX]

const THEIRS: Readonly<Record<string, Theirs>> = {
  // Names of operations, and the sentence written for them where one was taken out of the count.
  auditor: { '/api/v1/coverage/list': COVERED },
  neighbour: {},
  recipient: {
    '/api/v1/coverage/list': COVERED,
    '/api/v1/inbox': IN_INBOX,
    '/api/v1/inbox/{id}': [...IN_INBOX, ...LEARNING, ...QUESTIONS],
    '/api/v1/inbox/{id}/{kind}': COPY,
  },
  sharing: Object.fromEntries(SHARED_PAGES.map((page) => [page, 'whatever is there' as const])),
}

describe.each(Object.keys(THEIRS))('nothing that was typed reaches the %s beyond what is theirs', (who) => {
  const theirs = THEIRS[who] ?? {}

  it('on any page, in any format, or in the headers of one', async () => {
    const client = people[who] as Client
    for (const more of [...FORMATS.map((accept) => ({ headers: { accept } })), { method: 'HEAD' } as const]) {
      for (const [page, places] of await leakingTo(client, more)) {
        expect({ page, more, beyond: beyond(theirs, page, places) }).toEqual({ page, more, beyond: [] })
      }
    }
    const answers = await atOnce(gets(), (route) => ask(route, client, { method: 'HEAD' }))
    expect(answers.filter(({ text }) => text !== '')).toEqual([])
  })

  it('in a refusal of something they tried to do', async () => {
    const client = people[who] as Client
    for (const route of routes.filter(({ method, path }) => method !== 'GET' && !/sign-out/.test(path))) {
      const headers = { ...client.headers, 'idempotency-key': crypto.randomUUID(), 'if-match': '"1-x"' }
      const body = bodyOf(route, ids)
      const answer = await send(api, { method: route.method, url: urlOf(route, ids), headers, body })
      const allowed = who !== 'auditor' && who !== 'neighbour' && answer.status < 300
      const leaked = allowed ? [] : leakedBy(answer)
      expect({ route: route.name, leaked }).toEqual({ route: route.name, leaked: [] })
    }
  })
})

it.each(['auditor', 'recipient'])('every list of coverage shows the %s names and no more', async (who) => {
  const found = await atOnce(FIGURE_IDS, async (figure) => {
    const page = `/coverage/list?figure=${figure}&from=2020-01-01&to=2090-01-01`
    return leakedBy(await (people[who] as Client).get(page))
  })
  expect([...new Set(found.flat())].sort()).toEqual(COVERED)
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

/** A file of a pack as it is stored. */
async function packOf(audience: 'force' | 'recipient', kind: 'pdf' | 'json'): Promise<Buffer> {
  const pack = await api.database.owner
    .selectFrom('pack')
    .innerJoin('submission', 'submission.sign_off_id', 'pack.sign_off_id')
    .select(['pdf', 'json'])
    .where('submission.id', '=', ids.submission)
    .where('pack.audience', '=', audience)
    .executeTakeFirstOrThrow()
  return pack[kind]
}

describe('the copy that the recipient is sent', () => {
  it('holds every answer that the form gives it, and no other text', async () => {
    const { bytes } = await (people.recipient as Client).get(`/inbox/${ids.submission}/json`)
    expect(bytes).toEqual(await packOf('recipient', 'json'))
    expect(placesIn(bytes.toString('utf8'))).toEqual(COPY)
    expect(COPY.length).toBeGreaterThan(100)
  })

  it('the control: the same search of the force’s own copy finds what the form keeps there', async () => {
    const places = placesIn((await packOf('force', 'json')).toString('utf8'))
    expect(beyond({ page: COPY }, 'page', places)).toEqual(FORCE_ONLY)
  })
})

describeWithTools('pdftotext')('the PDF that the recipient is sent', () => {
  function textOf(pdf: Buffer): string {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'))
    try {
      writeFileSync(join(folder, 'pack.pdf'), pdf)
      return execFileSync('pdftotext', ['-raw', join(folder, 'pack.pdf'), '-'], { encoding: 'utf8' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('says what its JSON says and nothing else; the control: the force’s own says more', async () => {
    const { bytes } = await (people.recipient as Client).get(`/inbox/${ids.submission}/pdf`)
    expect(placesIn(textOf(bytes))).toEqual(COPY)
    const own = placesIn(textOf(await packOf('force', 'pdf')))
    expect(beyond({ page: COPY }, 'page', own)).toEqual(FORCE_ONLY)
  })
})

describe('a canary', () => {
  it('is in every column that holds what somebody typed', async () => {
    const columns = await freeColumns(api.database)
    expect(columns.length).toBeGreaterThan(40)
    expect(await columnsWithout(api.database, columns, CANARY)).toEqual(
      Object.values(NOT_TYPED).flat().sort(),
    )
  })
})

it('the control: those with whom it is shared do find it there', async () => {
  const leaking = (await leakingTo(people.sharing as Client, {})).map(([page]) => page)
  expect(leaking).toEqual(expect.arrayContaining(SHARED_PAGES.slice(1)))
  expect(written.length).toBeGreaterThan(250)
})
