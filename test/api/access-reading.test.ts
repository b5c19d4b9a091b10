import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { ACCESS_PAGE, AccessReply } from '#shared/api/access.ts'
import { londonDate } from '#shared/calendar.ts'
import { entriesSince, nowOf } from '#test/support/access-entries.ts'
import { type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import { addForce, type Force, reach, saveSection, viewReview } from '#test/support/main-job.ts'

let api: Api
let force: Force
let reviewId: string
let operationId: string
let neighbour: Client
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
  neighbour = await addPerson(api, 'dyfed-powys', ['debrief_lead', 'force_administrator'])
  const reached = await reach(api, force, 'draft')
  reviewId = reached.reviewId
  operationId = reached.operationId
}, 40_000)
afterAll(() => api.close())

async function read(client: Client, path: string): Promise<AccessReply> {
  return (await client.get(path)).read(AccessReply)
}
const words = ({ entries }: AccessReply) =>
  entries.map(({ person, did, route }) => `${person?.name}: ${did} by ${route}`)

describe('who opened my reviews', () => {
  it('names the others who opened or changed a review, newest first, and never oneself', async () => {
    await viewReview(force.gold, reviewId)
    await force.administrator.get(`/reviews/${reviewId}/check`)
    await viewReview(force.lead, reviewId)
    const reply = await read(force.lead, '/access')
    expect(words(reply)).toEqual([
      'Ada Keeps: consultation by GET /reviews/:id/check',
      'Greta Golding: consultation by GET /reviews/:id',
    ])
    expect(reply.entries[0]).toMatchObject({
      organisationId: 'gwent',
      subjectKind: 'review',
      subjects: 1,
      forceId: 'gwent',
      reviewId,
      operation: { id: operationId, name: 'Operation Larch' },
      recipientId: null,
    })
    expect(reply.more).toBe(false)
  })

  it('is for whoever leads it or wrote in it, and for nobody else', async () => {
    expect((await read(force.otherLead, '/access')).entries).toEqual([])
    await saveSection(force.otherLead, reviewId, 'operation', {})
    expect(words(await read(force.otherLead, '/access'))).toContain(
      'Greta Golding: consultation by GET /reviews/:id',
    )
    expect(words(await read(force.lead, '/access'))[0]).toBe(
      'Otto Leads: alteration by PUT /reviews/:id/sections/:section',
    )
    expect((await read(neighbour, '/access')).entries).toEqual([])
  })
})

describe('what I opened', () => {
  it('is there for everyone, and holds nobody else’s acts', async () => {
    const auditor = await addPerson(api, 'gwent-oversight', ['auditor'])
    await auditor.get('/coverage')
    const { entries } = await read(auditor, '/access/own')
    expect(entries).toMatchObject([
      { did: 'consultation', route: 'GET /coverage', forceId: 'gwent', organisationId: 'gwent-oversight' },
    ])
    const mine = await read(force.gold, '/access/own')
    expect(new Set(mine.entries.map(({ person }) => person?.id))).toEqual(new Set([force.gold.personId]))
  })
})

describe('the log of the force', () => {
  it('is its administrators’ alone', async () => {
    expect(words(await read(force.administrator, '/access/force')).length).toBeGreaterThan(10)
    for (const client of [force.lead, force.gold, force.contributor]) {
      expect((await client.get('/access/force')).status).toBe(403)
    }
    expect(words(await read(neighbour, '/access/force')).join()).not.toContain('Leads')
  })

  it('can be read by person, by review and by period', async () => {
    const asked = async (query: string) => (await read(force.administrator, `/access/force${query}`)).entries
    const byGold = await asked(`?person=${force.gold.personId}`)
    expect(byGold.length).toBeGreaterThan(0)
    expect(byGold.every(({ person }) => person?.id === force.gold.personId)).toBe(true)
    const ofReview = await asked(`?review=${reviewId}`)
    expect(ofReview.length).toBeGreaterThan(3)
    expect(ofReview.every((entry) => entry.reviewId === reviewId)).toBe(true)
    const today = londonDate(new Date().toISOString())
    expect((await asked(`?from=${today}&to=${today}`)).length).toBeGreaterThan(10)
    expect(await asked('?from=2020-01-01&to=2020-12-31')).toEqual([])
    const backwards = await force.administrator.get('/access/force?from=2020-02-01&to=2020-01-01')
    expect(backwards.problem().code).toBe('malformed_request')
    expect((await force.administrator.get('/access/force?search=Larch')).status).toBe(400)
  })

  it('shows a coverage reader of another organisation by that organisation alone', async () => {
    const officer = await addPerson(api, 'npocc', ['recipient_officer'], { name: 'Nora Receives' })
    await officer.get('/coverage/list?figure=registered')
    const { entries } = await read(force.administrator, '/access/force')
    expect(entries[0]).toMatchObject({ person: null, organisationId: 'npocc', subjects: 1 })
  })

  it('comes a hundred at a time, each entry once, also where many are of one moment', async () => {
    const { personId } = force.contributor
    await sql`insert into access_log (force_id, person_id, organisation_id, did, route, subject_kind, subject_ids,
        session_id, request_id)
      select 'gwent', ${personId}, 'gwent', 'consultation', 'GET /coverage', 'coverage', '{}', id, id
      from (select gen_random_uuid() as id from generate_series(1, ${ACCESS_PAGE * 2 + 5})) many`.execute(
      api.database.owner,
    )
    const found: string[] = []
    for (const expected of [ACCESS_PAGE, ACCESS_PAGE, 5]) {
      const before = found.length === 0 ? '' : `&before=${found.at(-1)}`
      const { entries, more } = await read(force.administrator, `/access/force?person=${personId}${before}`)
      expect([entries.length, more]).toEqual([expected, expected === ACCESS_PAGE])
      found.push(...entries.map(({ id }) => id))
    }
    expect(new Set(found).size).toBe(ACCESS_PAGE * 2 + 5)
  })

  it('is read on the record', async () => {
    const before = await nowOf(api)
    await read(force.administrator, `/access/force?review=${reviewId}`)
    await read(force.lead, '/access')
    const read1 = { organisation: 'gwent', did: 'consultation', force: 'gwent', kind: 'access_log' }
    expect(await entriesSince(api, before)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...read1, person: force.administrator.personId, ids: [reviewId] }),
        expect.objectContaining({ ...read1, person: force.lead.personId, ids: [] }),
      ]),
    )
  })
})

describe('in the database', () => {
  const contextOf = ({ personId, organisationId }: Client) => ({ personId, organisationId })
  const seenBy = (client: Client) =>
    inContext(api.database.db, contextOf(client), (tx) =>
      tx.selectFrom('access_log').select(['force_id', 'person_id', 'review_id']).execute(),
    )

  it('nobody sees a row of another force but their own acts', async () => {
    const seen = await seenBy(neighbour)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every(({ person_id }) => person_id === neighbour.personId)).toBe(true)
  })

  it('someone who is no administrator sees their own acts and those on their reviews', async () => {
    const seen = await seenBy(force.otherLead)
    expect(seen.some(({ review_id }) => review_id === reviewId)).toBe(true)
    const others = seen.filter(({ person_id }) => person_id !== force.otherLead.personId)
    expect(others.every(({ review_id }) => review_id === reviewId)).toBe(true)
  })

  it('nobody writes what another did, nor for an organisation that is not theirs', async () => {
    const row = {
      force_id: 'gwent',
      person_id: force.lead.personId,
      organisation_id: 'gwent',
      did: 'consultation' as const,
      route: 'GET /reviews/:id',
      subject_kind: 'review' as const,
      subject_ids: [reviewId],
      session_id: reviewId,
      request_id: reviewId,
    }
    const write = (more: Partial<typeof row>) =>
      inContext(api.database.db, contextOf(force.lead), (tx) =>
        tx
          .insertInto('access_log')
          .values({ ...row, ...more, recipient_id: null })
          .execute(),
      )
    await expect(write({ person_id: force.gold.personId })).rejects.toThrow('row-level security')
    await expect(write({ organisation_id: 'npocc' })).rejects.toThrow('row-level security')
    await expect(write({ subject_ids: [] })).rejects.toThrow('access_log_subjects_check')
    await expect(write({})).resolves.toBeDefined()
  })
})
