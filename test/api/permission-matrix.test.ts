import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cell, cellsOf, SENT_STATES } from '#server/access/cells.ts'
import { policy } from '#server/access/policy.ts'
import { userKinds } from '#server/access/user-kinds.ts'
import { buildApp } from '#server/app.ts'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { applyPolicy } from '#server/plugins/policy.ts'
import { type Api, CONFIG, KEY, startApi } from '#test/support/api.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { askCell, type Matrix, makeMatrix, meaningOf } from '#test/support/matrix.ts'
import { startQuietProvider } from '#test/support/quiet-provider.ts'
import { listRoutes, nameInPolicy, type Route } from '#test/support/routes-of-api.ts'
import { openUndone, type UndoneDatabase } from '#test/support/undone-database.ts'

/** Each asks on a connection of its own, and undoes what it did. */
const LANES = 4
/** Under the name that addresses of the tests use. */
const PROVIDER = 'nobody'

type Lane = UndoneDatabase & { app: Api['app'] }

let database: TestDatabase
let api: Api
let matrix: Matrix
let routes: Map<string, Route>
const lanes: Lane[] = []
const ends: (() => unknown)[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const { provider, close } = await startQuietProvider(PROVIDER)
  const config = { ...CONFIG, providers: [provider] }
  api = await startApi({ database, config })
  ends.push(api.close, close)
  await addDemonstrationPerson()
  matrix = await makeMatrix(api)
  routes = new Map((await listRoutes(api)).map((route) => [nameInPolicy(route), route]))
  for (let lane = 0; lane < LANES; lane++) {
    const undone = await openUndone(database)
    const app = await buildApp({ config, database: undone.database, queue: api.queue, key: KEY })
    lanes.push({ ...undone, app })
    ends.unshift(async () => {
      await app.close()
      await undone.close()
    })
  }
}, 240_000)
afterAll(async () => {
  for (const end of ends) await end()
})

/** Someone whom the sign-in for tests knows. */
async function addDemonstrationPerson(): Promise<void> {
  const person = demonstrationPerson('rowan-hale')
  if (!person) throw new Error('nobody is listed under that name')
  const { id, slug, name, organisationId, roles } = person
  await database.owner.insertInto('person').values({ id, slug, name }).execute()
  const granted = roles.map((role) => ({ organisation_id: organisationId, person_id: id, role }))
  await database.owner.insertInto('role_grant').values(granted).execute()
}

/** Asks every cell and says which answers are not the policy's. */
async function compare(cells: readonly Cell[]): Promise<string[]> {
  const different: string[] = []
  let next = 0
  const work = async (lane: Lane) => {
    while (next < cells.length) {
      const cell = cells[next++] as Cell
      const route = routes.get(cell.route)
      if (!route) throw new Error(`${cell.route} is in the policy and no route answers it`)
      const answer = await lane.undoing(() => askCell(lane, matrix, route, cell))
      const meaning = meaningOf(answer)
      if (meaning === cell.answer) continue
      different.push(`${JSON.stringify(cell)} was ${meaning}: ${answer.status} ${answer.text.slice(0, 300)}`)
    }
  }
  await Promise.all(lanes.map(work))
  return different
}

describe('the policy', () => {
  it('has a row for every route of the running service, and none for any other', () => {
    expect([...api.app.apiRoutes].sort()).toEqual(Object.keys(policy).sort())
    expect(
      [...routes.keys()].filter((name) => !name.includes(' /openapi') && !/ \/\w+z$/.test(name)).sort(),
    ).toEqual(Object.keys(policy).sort())
  })

  it('stops the start of a service with a route that it does not know', () => {
    const app = fastify()
    applyPolicy(app)
    expect(() => app.get('/api/v1/loot', async () => 'everything')).toThrow(
      'GET /loot has no row in server/access/policy.ts: nobody may call it',
    )
  })

  it('is what every route answers to every kind of user in every place', async () => {
    const cells = cellsOf(policy)
    const began = performance.now()
    const different = await compare(cells)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `permission matrix: ${cells.length} cells, 0 untested, ${different.length} different, ${seconds} s`,
    )
    expect(userKinds.length).toBeGreaterThanOrEqual(12)
    expect(cells.length).toBeGreaterThan(3_000)
    const asked = cells.filter(({ route }) => route === 'POST /inbox/:id/acknowledge')
    expect(new Set(asked.map(({ state }) => state))).toEqual(new Set(['none', ...SENT_STATES]))
    expect(different.slice(0, 5)).toEqual([])
  }, 600_000)

  it('the control: changed in one place it is no longer what is answered', async () => {
    const changed = {
      'POST /operations': { who: ['contributor'], logs: ['collection'] },
      'POST /reviews/:id/recall': { who: ['debrief_lead'], action: 'send_to_gold', logs: ['alteration'] },
      'POST /inbox/:id/acknowledge': { who: ['recipient_officer'], action: 'query', logs: ['alteration'] },
      'POST /inbox/:id/queries/:query/close': {
        who: ['recipient_officer'],
        action: 'query',
        logs: ['alteration'],
      },
    } as const
    const different = await compare(cellsOf(changed))
    const differing = new Set(different.map((line) => line.split(' was ')[0]))
    expect(differing).toContain(
      '{"route":"POST /operations","user":"debrief_lead","relation":"none","state":"none","answer":"deny"}',
    )
    expect(differing).toContain(
      '{"route":"POST /reviews/:id/recall","user":"debrief_lead","relation":"own","state":"with_gold","answer":"deny"}',
    )
    expect([...differing].flatMap((line) => (line?.includes('/inbox/') ? [line] : [])).sort()).toEqual([
      '{"route":"POST /inbox/:id/acknowledge","user":"recipient_officer","relation":"own","state":"received","answer":"allow"}',
      '{"route":"POST /inbox/:id/queries/:query/close","user":"recipient_officer","relation":"own","state":"received","answer":"allow"}',
      '{"route":"POST /inbox/:id/queries/:query/close","user":"recipient_officer","relation":"own","state":"submitted","answer":"allow"}',
    ])
    expect(
      [...differing].every((line) =>
        /"user":"(debrief_lead|contributor_|acting|recipient_)/.test(line ?? ''),
      ),
    ).toBe(true)
  }, 120_000)
})
