import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makePacks } from '#server/jobs/make-packs.ts'
import { ActingGoldsReply } from '#shared/api/acting-golds.ts'
import { type Api, addPerson, type Client, signIn, startApi } from '#test/support/api.ts'
import { appoint, giveRole, newAppointment } from '#test/support/colleagues.ts'
import { addForce, askToSign, type Force, reach, viewReview, viewRevision } from '#test/support/main-job.ts'
import { holdTables, untilWaiting } from '#test/support/rows.ts'
import { describeWithTools } from '#test/support/tools.ts'

const unused = [
  'gwent',
  'kent',
  'surrey',
  'sussex',
  'essex',
  'dorset',
  'durham',
  'cumbria',
  'norfolk',
  'suffolk',
]

const list = async (client: Client) => (await client.get('/acting-golds')).read(ActingGoldsReply).appointments

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

/** A review with gold that the deputy, who acts for the named gold, has read and could sign now. */
async function readByDeputy() {
  const { reviewId } = await reach(api, force, 'with_gold')
  const appointment = await appoint(force.gold, newAppointment(deputy))
  return { reviewId, appointment, seen: await viewRevision(deputy, reviewId) }
}

describe('at the moment of signing', () => {
  it('an appointment that ended before the commit signs nothing', async () => {
    const { reviewId, appointment, seen } = await readByDeputy()
    const hold = await holdTables(api.database, ['operation'])
    const asked = askToSign(deputy, seen)
    await untilWaiting(api.database)
    await api.database.owner
      .updateTable('acting_gold')
      .set({ ended_at: new Date().toISOString(), ended_by: force.gold.personId, end_reason: 'Back.' })
      .where('id', '=', appointment)
      .execute()
    await hold.release()
    expect((await asked).problem()).toMatchObject({ status: 409, refusal: 'role_missing' })
    expect((await viewReview(force.lead, reviewId)).state).toBe('with_gold')
  })

  it.each([
    [
      'an appointment',
      (appointment: string) => force.gold.post(`/acting-golds/${appointment}/end`, { reason: 'Back.' }),
    ],
    [
      'the role of whoever is acted for',
      () =>
        force.administrator.post(`/people/${force.gold.personId}/grants/gold_commander/end`, {
          reason: 'Moved on.',
        }),
    ],
  ])('%s cannot end until the signature is committed', async (_what, end) => {
    const { reviewId, appointment, seen } = await readByDeputy()
    // The signature waits here, with its locks; whoever would end what it rests on waits for the signature.
    const hold = await holdTables(api.database, ['sign_off'])
    const signing = askToSign(deputy, seen)
    await untilWaiting(api.database)
    const ending = end(appointment)
    await untilWaiting(api.database, 2)
    await hold.release()
    expect([(await signing).status, (await ending).status]).toEqual([200, 200])
    expect((await viewReview(force.lead, reviewId)).signOff).toMatchObject({ acted: true })
  })
})

describeWithTools('pdftotext')('on paper', () => {
  it('both names and the reason stand in gold’s box', async () => {
    const { reviewId, seen } = await readByDeputy()
    await askToSign(deputy, seen)
    const { id } = await api.database.owner
      .selectFrom('sign_off')
      .select('id')
      .where('review_id', '=', reviewId)
      .executeTakeFirstOrThrow()
    await makePacks(api.database.db, { forceId: force.id, signOffId: id })
    const { bytes } = await force.lead.get(`/reviews/${reviewId}/packs/recipient/pdf`)
    const { stdout } = spawnSync('pdftotext', ['-l', '1', '-', '-'], { input: bytes, encoding: 'utf8' })
    const text = stdout.replaceAll(/\s+/g, ' ')
    expect(text).toContain(
      'acting for Inspector Greta Golding, because she is on leave, acting gold commander',
    )
    expect(text).toContain('Inspector Dana Stands-In, acting gold commander')
  })
})

describe('whoever acted as gold', () => {
  it('acts no more after they left, also when they are given a role again', async () => {
    const { seen } = await readByDeputy()
    const leave = await force.administrator.post(`/people/${deputy.personId}/leave`, { reason: 'Retired.' })
    expect(leave.status).toBe(200)
    expect(await list(force.gold)).toMatchObject([{ state: 'ended' }])
    await giveRole(force.administrator, deputy.personId, 'contributor')
    const back = await signIn(api, deputy)
    expect((await back.get('/sign-off')).problem().code).toBe('not_allowed')
    expect((await askToSign(back, seen)).problem().code).toBe('not_allowed')
  })

  it.each`
    whose             | keeps    | because
    ${'gold'}         | ${false} | ${'whoever they act for was without gold for a while'}
    ${'a role'}       | ${false} | ${'they were without a role for a while'}
    ${'another role'} | ${true}  | ${'they changed roles and were never without one'}
  `(
    'acts after $whose was ended by the sign-in service and given again: $keeps, for $because',
    async ({ whose, keeps }) => {
      await readByDeputy()
      const of = whose === 'gold' ? force.gold.personId : deputy.personId
      const role = whose === 'gold' ? 'gold_commander' : 'contributor'
      if (whose === 'another role') await giveRole(force.administrator, of, 'debrief_lead')
      await api.database.owner
        .updateTable('role_grant')
        .set({ ended_at: new Date().toISOString() })
        .where('organisation_id', '=', force.id)
        .where('person_id', '=', of)
        .where('role', '=', role)
        .execute()
      await giveRole(force.administrator, of, role)
      const again = await signIn(api, deputy)
      expect((await again.get('/sign-off')).status).toBe(keeps ? 200 : 403)
      expect((await list(await signIn(api, force.gold)))[0]?.state).toBe(keeps ? 'in_force' : 'over')
    },
  )
})
