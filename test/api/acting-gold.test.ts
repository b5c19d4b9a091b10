import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makePacks } from '#server/jobs/make-packs.ts'
import { ActingGoldsReply, type AppointActingGold, AppointedReply } from '#shared/api/acting-golds.ts'
import { QueueReply } from '#shared/api/sign-off.ts'
import { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { forces } from '#shared/reference/organisations.ts'
import { type Api, addPerson, type Client, signIn, startApi } from '#test/support/api.ts'
import { appoint, giveRole, inDays, newAppointment } from '#test/support/colleagues.ts'
import {
  addForce,
  askToSign,
  decide,
  FACTS,
  type Force,
  fill,
  reach,
  register,
  saveFacts,
  saveSection,
  sendToGold,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'

const ELSEWHERE = 'wiltshire'
const unused = forces()
  .map(({ id }) => id)
  .filter((id) => id !== ELSEWHERE)

let api: Api
let force: Force
let deputy: Client
beforeAll(async () => {
  api = await startApi()
})
beforeEach(async () => {
  force = await addForce(api, unused.shift() ?? '')
  deputy = await addPerson(api, force.id, ['contributor'], { name: 'Dana Stands-In' })
})
afterAll(() => api.close())

const list = async (client: Client) => (await client.get('/acting-golds')).read(ActingGoldsReply).appointments
const waitingFor = async (client: Client) =>
  (await client.get('/sign-off')).read(QueueReply).waiting.map(({ reviewId }) => reviewId)

async function withGold() {
  const { reviewId, operationId } = await reach(api, force, 'with_gold')
  return { reviewId, operationId }
}

/** A review with gold that the deputy, who acts for the named gold, has read and could sign now. */
async function readByDeputy(more: Partial<AppointActingGold> = {}) {
  const { reviewId, operationId } = await withGold()
  const appointment = await appoint(force.gold, newAppointment(deputy, more))
  return { reviewId, operationId, appointment, seen: await viewRevision(deputy, reviewId) }
}

function setPeriod(id: string, set: { from_at?: string; until_at?: string }) {
  return api.database.owner.updateTable('acting_gold').set(set).where('id', '=', id).execute()
}

/** Prints the packs as the job does, and returns what was signed. */
async function printed(reviewId: string) {
  const signOff = await api.database.owner
    .selectFrom('sign_off')
    .select(['id', 'acting_gold_id'])
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  await makePacks(api.database.db, { forceId: force.id, signOffId: signOff.id })
  return signOff
}

describe('a gold', () => {
  it('names who acts for them in all operations, and ends it', async () => {
    const id = await appoint(force.gold, newAppointment(deputy))
    expect(await list(force.gold)).toMatchObject([
      {
        id,
        state: 'in_force',
        deputy: { name: 'Dana Stands-In' },
        actingFor: { name: 'Greta Golding' },
        operation: null,
        reason: 'she is on leave.',
      },
    ])
    expect((await force.gold.post(`/acting-golds/${id}/end`, { reason: 'Back.' })).status).toBe(200)
    expect(await list(force.administrator)).toMatchObject([{ state: 'ended', endReason: 'Back.' }])
    const again = await force.gold.post(`/acting-golds/${id}/end`, { reason: 'Back.' })
    expect(again.problem().refusal).toBe('appointment_over')
  })

  it.each<[string, Partial<AppointActingGold>, string]>([
    ['for 29 days', { untilOn: inDays(28) }, '/body/untilOn'],
    ['without a last day', { untilOn: null }, '/body/untilOn'],
    ['that ends before it begins', { fromOn: inDays(5), untilOn: inDays(4) }, '/body/untilOn'],
    ['that began yesterday', { fromOn: inDays(-1) }, '/body/fromOn'],
  ])('makes no appointment %s', async (_what, more, pointer) => {
    const asked = await force.gold.post('/acting-golds', newAppointment(deputy, more))
    expect(asked.problem().errors?.[0]?.pointer).toBe(pointer)
  })

  it('makes one for 28 days, or for one operation until it is ended', async () => {
    await appoint(force.gold, newAppointment(deputy, { untilOn: inDays(27) }))
    const operationId = await register(force)
    await appoint(force.gold, newAppointment(deputy, { operationId, untilOn: null }))
    expect(await list(force.gold)).toHaveLength(2)
  })

  it('names nobody who is a gold, of another force, or themselves, and only with fresh proof', async () => {
    const ask = async (who: Client, by = force.gold) =>
      (await by.post('/acting-golds', newAppointment(who))).problem()
    expect((await ask(force.otherGold)).refusal).toBe('deputy_holds_gold')
    expect((await ask(force.gold)).refusal).toBe('own_deputy')
    const elsewhere = await addPerson(api, ELSEWHERE, ['debrief_lead'])
    expect((await ask(elsewhere)).errors?.[0]?.pointer).toBe('/body/deputyId')
    const stale = await signIn(api, { ...force.gold, steppedUp: false })
    expect((await ask(deputy, stale)).code).toBe('step_up_required')
  })

  it('is the only one who does: nobody who merely acts as one, and no administrator while a gold is there', async () => {
    await appoint(force.gold, newAppointment(deputy))
    const byDeputy = await deputy.post('/acting-golds', newAppointment(force.lead))
    expect(byDeputy.problem().refusal).toBe('gold_appoints')
    const byAdministrator = await force.administrator.post('/acting-golds', newAppointment(force.lead))
    expect(byAdministrator.problem().refusal).toBe('gold_appoints')
    expect((await force.lead.post('/acting-golds', newAppointment(deputy))).problem().code).toBe(
      'not_allowed',
    )
  })
})

describe('someone who acts as gold', () => {
  it('reads the queue and signs, and both names and the reason stand in the statement and the JSON', async () => {
    const { reviewId, appointment, seen } = await readByDeputy()
    expect(await waitingFor(deputy)).toEqual([reviewId])
    const declared =
      'I, Inspector Dana Stands-In, acting for Inspector Greta Golding, because she is on leave, acting gold commander for Operation Larch, have read revision 1'
    expect(seen).toMatchObject({
      acting: 'acting for Inspector Greta Golding, because she is on leave',
      isNamedGold: true,
      declaration: expect.stringContaining(declared),
    })
    expect((await askToSign(deputy, seen)).status).toBe(200)
    expect((await viewReview(force.lead, reviewId)).signOff).toMatchObject({
      signedBy: { name: 'Dana Stands-In' },
      acted: true,
      declaration: expect.stringContaining(declared),
    })

    expect(await printed(reviewId)).toMatchObject({ acting_gold_id: appointment })
    const exchange = (await force.lead.get(`/reviews/${reviewId}/packs/recipient/json`)).read(Exchange)
    expect(exchange.signOff).toMatchObject({
      signedBy: { name: 'Dana Stands-In', role: 'Acting gold commander' },
      declaration: expect.stringContaining(declared),
    })
  })

  it('signs for another gold than the named one only with the reason', async () => {
    const { reviewId } = await withGold()
    await appoint(force.otherGold, newAppointment(deputy))
    const seen = await viewRevision(deputy, reviewId)
    expect((await askToSign(deputy, seen)).problem().refusal).toBe('gold_reason_missing')
    expect((await askToSign(deputy, seen, { body: { reasonForAnotherGold: 'On leave.' } })).status).toBe(200)
  })

  it('acts in the one operation alone that they were named for', async () => {
    const { reviewId, operationId, seen } = await readByDeputy({ operationId: await register(force) })
    expect(await waitingFor(deputy)).toEqual([])
    expect((await askToSign(deputy, seen)).problem()).toMatchObject({ status: 409, refusal: 'role_missing' })
    expect(seen).toMatchObject({ acting: null, actions: [] })
    const facts = await deputy.put(`/operations/${operationId}/facts`, { saveNumber: 1, known: FACTS[1] })
    expect(facts.problem().refusal).toBe('role_missing')
    const series = await deputy.post('/series', { name: 'Marches', reason: 'The same organiser.' })
    expect(series.problem().refusal).toBe('role_missing')

    await appoint(force.gold, newAppointment(deputy, { operationId, untilOn: null }))
    expect(await waitingFor(deputy)).toEqual([reviewId])
    expect((await askToSign(deputy, seen)).status).toBe(200)
  })

  it.each([
    ['yet to begin', { from_at: inDays(1) }, 'to_come'],
    ['over', { from_at: inDays(-3), until_at: inDays(-1) }, 'over'],
  ])('is refused at the next request while the appointment is %s', async (_when, set, state) => {
    const { appointment, seen } = await readByDeputy()
    await setPeriod(appointment, set)
    expect((await askToSign(deputy, seen)).problem().code).toBe('not_allowed')
    expect((await deputy.get('/sign-off')).problem().code).toBe('not_allowed')
    expect((await list(force.gold))[0]?.state).toBe(state)
  })

  it('is refused once the appointment was ended between reading and signing', async () => {
    const { appointment, seen } = await readByDeputy()
    expect(
      (await force.administrator.post(`/acting-golds/${appointment}/end`, { reason: 'Back.' })).status,
    ).toBe(200)
    expect((await askToSign(deputy, seen)).problem().code).toBe('not_allowed')
  })

  it('is refused once whoever they act for holds gold no more, also when gold is held again', async () => {
    const { seen } = await readByDeputy()
    const { personId } = force.gold
    const reason = { reason: 'She has moved on.' }
    await force.administrator.post(`/people/${personId}/grants/gold_commander/end`, reason)
    expect((await askToSign(deputy, seen)).problem().code).toBe('not_allowed')
    await giveRole(force.administrator, personId, 'gold_commander')
    expect((await askToSign(deputy, seen)).problem().code).toBe('not_allowed')
    expect((await list(force.administrator))[0]).toMatchObject({ state: 'ended', endReason: reason.reason })
  })

  it('is told of at once what they cannot sign, in the operation or in all of them', async () => {
    const { operationId, reviewId } = await withGold()
    const { operationId: elsewhere } = await withGold()
    const writer = force.lead
    const named = async (more: Partial<AppointActingGold>) => {
      const answer = await force.gold.post('/acting-golds', newAppointment(writer, more))
      return answer.read(AppointedReply).cannotSign.map((work) => work.reviewId)
    }
    expect(await named({ operationId })).toEqual([reviewId])
    expect(await named({ operationId: elsewhere })).not.toContain(reviewId)
    expect(await named({})).toHaveLength(2)
    const { rows } = await sql<{
      count: number
    }>`select (payload::json->'details'->>'wroteReviewsNotSubmitted')::int
      as count from audit_event where force_id = ${force.id} and payload::json->>'action' = 'appoint_acting_gold'
      order by sequence`.execute(api.database.owner)
    expect(rows.map(({ count }) => count)).toEqual([1, 1, 2])
  })

  it('is refused what they wrote part of', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    await saveSection(force.otherLead, reviewId, 'handling', {})
    const { sections } = await viewReview(force.lead, reviewId)
    const saved = new Map(sections.map(({ id, saveNumber }) => [id, saveNumber]))
    await fill(force.lead, reviewId, 1, undefined, saved)
    await sendToGold(force.lead, reviewId)
    await appoint(force.gold, newAppointment(force.otherLead))
    const seen = await viewRevision(force.otherLead, reviewId)
    expect((await askToSign(force.otherLead, seen)).problem().refusal).toBe('own_work')
  })

  it('may confirm a decision that waits for gold', async () => {
    const operationId = await register(force)
    await saveFacts(force.lead, operationId, FACTS[2])
    const { id } = await decide(force.lead, operationId)
    const confirm = () => deputy.post(`/operations/${operationId}/decisions/${id}/confirm`)
    expect((await confirm()).problem().code).toBe('not_allowed')
    await appoint(force.gold, newAppointment(deputy))
    expect((await confirm()).status).toBe(200)
  })
})

describe('where no gold of the force can be reached', () => {
  const noGold = { noGoldAvailable: true, reason: 'The only gold is in hospital' }

  it('an administrator appoints, and page, statement and audit say so', async () => {
    const { reviewId } = await withGold()
    const { personId } = deputy
    await appoint(force.administrator, newAppointment(deputy, noGold))
    expect(await list(force.administrator)).toMatchObject([{ state: 'in_force', actingFor: null }])
    const seen = await viewRevision(deputy, reviewId)
    expect(seen.declaration).toContain(
      'appointed by the force administrator because no gold was available (The only gold is in hospital)',
    )
    expect((await askToSign(deputy, seen)).status).toBe(200)
    expect((await viewReview(force.lead, reviewId)).signOff?.declaration).toBe(seen.declaration)
    const events = await api.database.owner
      .selectFrom('audit_event')
      .select('payload')
      .where('force_id', '=', force.id)
      .execute()
    const details = events
      .map(({ payload }) => JSON.parse(payload))
      .find(({ action }) => action === 'appoint_acting_gold')?.details
    expect(details).toMatchObject({ deputy: personId, actingFor: null, noGoldAvailable: true })
  })

  it('an administrator appoints for 28 days at most, one operation or not, and never themselves', async () => {
    const ask = async (more: Partial<AppointActingGold>, who = deputy) =>
      (await force.administrator.post('/acting-golds', newAppointment(who, { ...noGold, ...more }))).problem()
    const operationId = await register(force)
    expect((await ask({ operationId, untilOn: null })).errors?.[0]?.pointer).toBe('/body/untilOn')
    expect((await ask({ operationId, untilOn: inDays(28) })).errors?.[0]?.pointer).toBe('/body/untilOn')
    expect((await ask({}, force.administrator)).refusal).toBe('own_deputy')
  })
})
