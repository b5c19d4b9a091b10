import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CoverageReply } from '#shared/api/coverage.ts'
import { OperationReply, OperationsReply } from '#shared/api/operations.ts'
import { CheckReply, ReviewReply, SectionReply } from '#shared/api/reviews.ts'
import { type Answer, type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  answersAt,
  type Force,
  fill,
  reach,
  saveSection,
  sendToGold,
  signOff,
  viewReview,
} from '#test/support/main-job.ts'
import { bodyOf, listRoutes, unknownIds, urlOf } from '#test/support/routes-of-api.ts'
import { fingerprint } from '#test/support/rows.ts'
import { endShare, giveSections, newShare, share } from '#test/support/shares.ts'

let api: Api
let lead: Force
let other: Force
let third: Force
beforeAll(async () => {
  api = await startApi()
  lead = await addForce(api, 'kent')
  other = await addForce(api, 'essex')
  third = await addForce(api, 'suffolk')
}, 30_000)
afterAll(() => api.close())

const answers = answersAt(1)
const names = (each: Force): [string, Client][] => [
  ['debrief lead', each.lead],
  ['contributor', each.contributor],
  ['gold', each.gold],
  ['administrator', each.administrator],
]

function put(client: Client, reviewId: string, section: string, saveNumber = 0): Promise<Answer> {
  return client.put(`/reviews/${reviewId}/sections/${section}`, {
    saveNumber,
    answers: answers[section] ?? {},
  })
}

/** A review in draft that is shared, in which the contributor of the other force was asked to write "events". */
async function joint() {
  const { operationId, reviewId, decisionId } = await reach(api, lead, 'draft')
  const shareId = await share(lead.lead, operationId, 'essex')
  await giveSections(lead.lead, reviewId, other.contributor, ['events'])
  return { operationId, reviewId, decisionId, shareId }
}

const reads = (operationId: string, reviewId: string) => [
  `/operations/${operationId}`,
  `/reviews/${reviewId}`,
  `/reviews/${reviewId}/sections/events`,
  `/reviews/${reviewId}/check`,
]

describe('an operation that is shared', () => {
  it('is read by everyone of the other force, with the names of those who are in it', async () => {
    const { operationId, reviewId } = await joint()
    await saveSection(lead.lead, reviewId, 'outcomes', answers.outcomes ?? {})
    for (const [who, client] of names(other)) {
      for (const path of reads(operationId, reviewId)) {
        expect({ who, path, status: (await client.get(path)).status }).toEqual({ who, path, status: 200 })
      }
    }
    const operation = (await other.administrator.get(`/operations/${operationId}`)).read(OperationReply)
    expect(operation.debriefLead.name).toBe('Lena Leads')
    expect(operation.decisions[0]?.decidedBy.name).toBe('Lena Leads')
    expect(operation.gold?.name).toBe('Greta Golding')
    expect(operation.facts.known).not.toEqual({})
    expect(operation.debriefs).toHaveLength(1)
    const review = (await other.administrator.get(`/reviews/${reviewId}`)).read(ReviewReply)
    expect(review.sections.find(({ id }) => id === 'outcomes')?.savedBy?.name).toBe('Lena Leads')
    expect(review.contributors.map(({ person }) => person.name)).toEqual(['Cleo Writes'])
    expect(review.writable).toEqual([])
    const check = (await other.lead.get(`/reviews/${reviewId}/check`)).read(CheckReply)
    expect(JSON.stringify(check.document)).toContain('Essex')
  })

  it('is listed beside the register of the other force and in none of its figures', async () => {
    const before = (await other.lead.get('/coverage')).read(CoverageReply)
    const { operationId, reviewId } = await joint()
    const { rows, shared } = (await other.lead.get('/operations')).read(OperationsReply)
    expect(rows.map(({ moments }) => moments.operationId)).not.toContain(operationId)
    expect(shared.find(({ moments }) => moments.operationId === operationId)).toMatchObject({
      leadForce: { id: 'kent', name: 'Kent Police' },
      review: { id: reviewId, state: 'draft' },
    })
    const after = (await other.lead.get('/coverage')).read(CoverageReply)
    const figuresOf = ({ figures }: CoverageReply) => figures
    expect(figuresOf(after)).toEqual(figuresOf(before))
    const own = (await lead.lead.get('/operations')).read(OperationsReply)
    expect(own.shared).toEqual([])
    expect(own.rows.map(({ moments }) => moments.operationId)).toContain(operationId)
  })

  it('is not there for a third force', async () => {
    const { operationId, reviewId } = await joint()
    for (const [, client] of names(third)) {
      for (const path of reads(operationId, reviewId)) expect((await client.get(path)).status).toBe(404)
      expect((await client.get('/operations')).read(OperationsReply).shared).toEqual([])
    }
    expect((await put(third.contributor, reviewId, 'events')).status).toBe(404)
  })

  it('names the other force in the review that is frozen', async () => {
    const { reviewId } = await joint()
    await fill(lead.lead, reviewId)
    await sendToGold(lead.lead, reviewId)
    const { rows } = await api.database.owner
      .selectFrom('rendition')
      .innerJoin('revision', 'revision.id', 'rendition.revision_id')
      .select('rendition.bytes')
      .where('revision.review_id', '=', reviewId)
      .where('rendition.audience', '=', 'recipient')
      .execute()
      .then((found) => ({ rows: found }))
    const rendition = JSON.parse(rows[0]?.bytes.toString('utf8') ?? '{}')
    expect(rendition.operation.otherForces).toEqual([{ id: 'essex', name: 'Essex Police' }])
    await signOff(lead.gold, reviewId)
    expect((await viewReview(other.lead, reviewId)).signOff?.signedBy.name).toBe('Greta Golding')
  })
})

describe('the contributor of the other force', () => {
  it('writes in the section that was given to them, and becomes an author', async () => {
    const { reviewId } = await joint()
    const section = (await other.contributor.get(`/reviews/${reviewId}/sections/events`)).read(SectionReply)
    expect(section.readOnly).toBe(null)
    expect((await put(other.contributor, reviewId, 'events')).status).toBe(200)
    expect((await put(other.contributor, reviewId, 'events', 1)).status).toBe(200)
    const review = await viewReview(lead.lead, reviewId)
    expect(review.authors.map(({ name, id }) => ({ name, id }))).toEqual([
      { name: 'Cleo Writes', id: other.contributor.personId },
    ])
    expect(review.sections.find(({ id }) => id === 'events')?.savedBy?.name).toBe('Cleo Writes')
    const { given } = (await other.contributor.get('/operations')).read(OperationsReply)
    expect(given.filter((each) => each.reviewId === reviewId)).toEqual([
      expect.objectContaining({
        leadForce: { id: 'kent', name: 'Kent Police' },
        operationName: 'Operation Larch',
      }),
    ])
  })

  it('is refused every other section with the reason', async () => {
    const { reviewId } = await joint()
    for (const section of Object.keys(answers).filter((id) => id !== 'events')) {
      expect((await put(other.contributor, reviewId, section)).problem()).toMatchObject({
        status: 409,
        refusal: 'section_not_given',
      })
    }
    expect((await viewReview(other.contributor, reviewId)).writable).toEqual(['events'])
  })

  it('is told when someone else saved in between, with the name', async () => {
    const { reviewId } = await joint()
    await saveSection(lead.lead, reviewId, 'events', answers.events ?? {})
    const problem = (await put(other.contributor, reviewId, 'events')).problem()
    expect(problem).toMatchObject({ status: 412, savedBy: { name: 'Lena Leads' } })
  })

  it('writes nothing while gold has the review', async () => {
    const { reviewId } = await joint()
    await fill(lead.lead, reviewId)
    await sendToGold(lead.lead, reviewId)
    expect((await put(other.contributor, reviewId, 'events', 1)).problem().refusal).toBe('state_not_allowed')
  })
})

it('nobody else of the other force writes, whatever they hold', async () => {
  const { reviewId } = await joint()
  expect((await put(other.lead, reviewId, 'events')).status).toBe(404)
  expect((await put(other.administrator, reviewId, 'events')).status).toBe(403)
  const both = await addPerson(api, 'essex', ['debrief_lead', 'contributor'])
  expect((await put(both, reviewId, 'events')).problem().refusal).toBe('section_not_given')
})

it('to the other force, everything but reading and the given section is as if it were not there', async () => {
  const { operationId, reviewId, decisionId, shareId } = await joint()
  const all = await addPerson(api, 'essex', [
    'debrief_lead',
    'contributor',
    'gold_commander',
    'force_administrator',
  ])
  const ids = {
    ...unknownIds(),
    operation: operationId,
    review: reviewId,
    decision: decisionId,
    share: shareId,
  }
  const open = [
    'GET /api/v1/operations/{id}',
    'GET /api/v1/reviews/{id}',
    'GET /api/v1/reviews/{id}/sections/{section}',
    'GET /api/v1/reviews/{id}/check',
    'PUT /api/v1/reviews/{id}/sections/{section}',
  ]
  const routes = (await listRoutes(api)).filter(({ path }) => /\/(operations|reviews)\/\{id\}/.test(path))
  const before = await fingerprint(api.database)
  const found: string[] = []
  for (const route of routes) {
    const path = urlOf(route, ids).replace('/api/v1', '')
    const body = bodyOf(route, ids)
    const more = { 'if-match': '"1-x"' }
    const ask = {
      GET: () => all.get(path),
      POST: () => all.post(path, body, more),
      PUT: () => all.put(path, body),
    }
    if ((await ask[route.method]()).status !== 404) found.push(route.name)
  }
  expect(routes.length).toBeGreaterThan(30)
  expect(found.sort()).toEqual(open.sort())
  const after = await fingerprint(api.database)
  expect({ ...after, access_log: '' }).toEqual({ ...before, access_log: '' })
})

describe('sharing', () => {
  it('is for the debrief lead and gold of the lead force', async () => {
    const { operationId } = await reach(api, lead, 'draft')
    const statuses: Record<string, number> = {}
    for (const [who, client] of names(lead)) {
      statuses[who] = (
        await client.post(
          `/operations/${operationId}/shares`,
          newShare({ forceId: who === 'gold' ? 'gwent' : 'essex' }),
        )
      ).status
    }
    expect(statuses).toEqual({ 'debrief lead': 201, contributor: 403, gold: 201, administrator: 403 })
  })

  it('is refused with one’s own force, and with what is no force', async () => {
    const { operationId } = await reach(api, lead, 'draft')
    const ask = async (forceId: string) =>
      (await lead.lead.post(`/operations/${operationId}/shares`, newShare({ forceId }))).problem()
    expect(await ask('kent')).toMatchObject({ status: 409, refusal: 'share_with_own_force' })
    expect(await ask('npocc')).toMatchObject({ status: 400, errors: [{ pointer: '/body/forceId' }] })
    expect(await ask('nowhere')).toMatchObject({ status: 400, errors: [{ pointer: '/body/forceId' }] })
  })

  it('is refused of an operation that was removed', async () => {
    const { operationId } = await reach(api, lead, 'draft')
    const removal = { code: 'entered_in_error', sentence: 'It was a drill.' }
    await lead.administrator.post(`/operations/${operationId}/withdraw`, removal)
    const answer = await lead.lead.post(`/operations/${operationId}/shares`, newShare())
    expect(answer.problem().refusal).toBe('operation_removed')
  })

  it('is in the audit log of the lead force', async () => {
    const { operationId, reviewId, shareId } = await joint()
    await endShare(lead.lead, operationId, shareId)
    const events = await api.database.owner
      .selectFrom('audit_event')
      .select(['force_id', 'payload'])
      .where('operation_id', '=', operationId)
      .orderBy('sequence')
      .execute()
    const told = events.map(({ force_id, payload }) => ({ force_id, ...JSON.parse(payload) }))
    expect(told.filter(({ action }) => action.endsWith('share') || action === 'share_operation')).toEqual([
      expect.objectContaining({
        force_id: 'kent',
        action: 'share_operation',
        details: { share: shareId, with: 'essex' },
      }),
      expect.objectContaining({
        force_id: 'kent',
        action: 'end_share',
        review: reviewId,
        details: { share: shareId, with: 'essex', sectionsTakenBack: 1 },
      }),
    ])
  })
})
