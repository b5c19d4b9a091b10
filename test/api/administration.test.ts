import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { administer } from '#server/people.ts'
import { AdministrationReply, PersonAddedReply, RolesEndedReply } from '#shared/api/administration.ts'
import { SessionReply } from '#shared/api/session.ts'
import { forces } from '#shared/reference/organisations.ts'
import type { Role } from '#shared/workflow/states.ts'
import { type Api, addPerson, type Client, signIn, startApi } from '#test/support/api.ts'
import { addColleague, giveRole } from '#test/support/colleagues.ts'
import { addForce, type Force, reach, saveSection, viewReview } from '#test/support/main-job.ts'
import { fingerprint, holdTables, untilWaiting } from '#test/support/rows.ts'

const ELSEWHERE = 'wiltshire'
const unused = forces()
  .map(({ id }) => id)
  .filter((id) => id !== ELSEWHERE)

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
})
beforeEach(async () => {
  force = await addForce(api, unused.shift() ?? '')
})
afterAll(() => api.close())

const view = async (client = force.administrator) =>
  (await client.get('/administration/people')).read(AdministrationReply)
const personIn = async (id: string) => (await view()).people.find((person) => person.id === id)
const rolesOf = async (client: Client) =>
  (await client.get('/session')).read(SessionReply).viewer?.roles ?? null
const give = (id: string, role: Role, by = force.administrator) => by.post(`/people/${id}/grants`, { role })
const end = (id: string, role: Role, more: object = {}, by = force.administrator) =>
  by.post(`/people/${id}/grants/${role}/end`, { reason: 'They have moved on.', ...more })
const leave = (id: string, more: object = {}, by = force.administrator) =>
  by.post(`/people/${id}/leave`, { reason: 'They have retired.', ...more })

async function lastEvent(forceId = force.id): Promise<{ action: string; details: object }> {
  const { payload } = await api.database.owner
    .selectFrom('audit_event')
    .select('payload')
    .where('force_id', '=', forceId)
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow()
  return JSON.parse(payload)
}

describe('an administrator', () => {
  it('adds a person, who can do nothing until they hold a role, and gives and ends roles', async () => {
    const person = { name: 'Wren Added', rank: 'Sergeant', rankShort: 'Sgt' }
    const { id } = (await force.administrator.post('/people', person)).read(PersonAddedReply)
    const nothing = { grants: [], ended: [], addressSetAt: null, cannotSign: [] }
    expect(await personIn(id)).toEqual({ id, ...person, ...nothing })
    expect(await lastEvent()).toMatchObject({ action: 'add_person', details: { person: id } })

    expect((await give(id, 'contributor')).status).toBe(201)
    expect(await lastEvent()).toMatchObject({
      action: 'give_role',
      details: { person: id, role: 'contributor', wroteReviewsNotSubmitted: 0 },
    })
    const { personId } = await signIn(api, { personId: id, organisationId: force.id })
    expect(personId).toBe(id)
    expect((await personIn(id))?.grants).toMatchObject([
      { role: 'contributor', grantedBy: { id: force.administrator.personId, name: 'Ada Keeps' } },
    ])

    expect((await end(id, 'contributor')).read(RolesEndedReply)).toEqual({
      personId: id,
      ended: ['contributor'],
      sessionsEnded: 0,
    })
    expect(await personIn(id)).toMatchObject({
      grants: [],
      ended: [{ role: 'contributor', endedBy: { name: 'Ada Keeps' }, endReason: 'They have moved on.' }],
    })
    expect(await lastEvent()).toMatchObject({
      action: 'end_role',
      details: { person: id, role: 'contributor' },
    })
    expect((await end(id, 'contributor')).problem().refusal).toBe('role_not_held')
    expect((await give(id, 'contributor')).status).toBe(201)
    expect((await give(id, 'contributor')).problem().refusal).toBe('role_held')
  })

  it('gives no role to themselves, whatever they hold, and neither does the database let them', async () => {
    expect((await give(force.administrator.personId, 'gold_commander')).problem()).toMatchObject({
      status: 409,
      refusal: 'own_role',
    })
    const { personId, organisationId } = force.administrator
    const forged = (row: { organisation_id: string; person_id: string; granted_by: string; role: Role }) =>
      inContext(api.database.db, { personId, organisationId }, (tx) =>
        tx.insertInto('role_grant').values(row).execute(),
      )
    const fair = { organisation_id: force.id, person_id: force.lead.personId, granted_by: personId }
    await expect(forged({ ...fair, person_id: personId, role: 'gold_commander' })).rejects.toThrow(
      'row-level',
    )
    await expect(forged({ ...fair, organisation_id: ELSEWHERE, role: 'contributor' })).rejects.toThrow(
      'row-level',
    )
    await expect(forged({ ...fair, role: 'auditor' })).rejects.toThrow('row-level')
    await expect(forged({ ...fair, granted_by: force.gold.personId, role: 'contributor' })).rejects.toThrow(
      'row-level',
    )
    await expect(forged({ ...fair, role: 'contributor' })).resolves.toBeDefined()
  })

  it.each(['auditor', 'recipient_officer'] as const)('of a force cannot make anyone %s', async (role) => {
    expect((await give(force.lead.personId, role)).problem().refusal).toBe('role_of_another_kind')
  })

  it('gives a role only with proof of who they are that is at most five minutes old', async () => {
    const stale = await signIn(api, { ...force.administrator, steppedUp: false })
    const asked = await give(force.lead.personId, 'gold_commander', stale)
    expect(asked.problem()).toMatchObject({ status: 403, code: 'step_up_required' })
    expect(await rolesOf(force.lead)).toEqual(['debrief_lead'])
  })

  it('reaches nobody of another force', async () => {
    const elsewhere = await addPerson(api, ELSEWHERE, ['debrief_lead'])
    const before = await fingerprint(api.database)
    for (const answer of [
      await give(elsewhere.personId, 'contributor'),
      await end(elsewhere.personId, 'debrief_lead'),
      await leave(elsewhere.personId),
    ]) {
      expect(answer.problem()).toMatchObject({ status: 404, code: 'not_found' })
    }
    expect((await view()).people.map(({ id }) => id)).not.toContain(elsewhere.personId)
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is the only one who may', async () => {
    for (const client of [force.lead, force.gold, force.contributor]) {
      expect((await client.get('/administration/people')).problem().code).toBe('not_allowed')
      expect((await give(force.lead.personId, 'gold_commander', client)).problem().code).toBe('not_allowed')
    }
    const { personId, organisationId } = force.gold
    const taken = inContext(api.database.db, { personId, organisationId }, (tx) =>
      sql`update role_grant set ended_at = now(), ended_by = ${personId} where organisation_id = ${force.id}`.execute(
        tx,
      ),
    )
    await expect(taken).rejects.toThrow('row-level')
  })
})

describe('making a gold of someone who wrote part of a review', () => {
  it('says which reviews they still cannot sign, here and in the audit event', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    const { personId } = force.otherLead
    await saveSection(force.otherLead, reviewId, 'handling', {})
    const { cannotSign } = await giveRole(force.administrator, personId, 'gold_commander')
    expect(cannotSign).toEqual([{ reviewId, operationName: 'Operation Larch' }])
    expect(await lastEvent()).toMatchObject({ details: { wroteReviewsNotSubmitted: 1 } })
    expect((await personIn(personId))?.cannotSign).toEqual(cannotSign)
    expect((await personIn(force.gold.personId))?.cannotSign).toEqual([])
  })
})

describe('what a force is not left without', () => {
  const endGolds = async () => {
    expect((await end(force.otherGold.personId, 'gold_commander')).status).toBe(200)
    return end(force.gold.personId, 'gold_commander')
  }

  it('is a gold while a review waits, unless the administrator confirms it', async () => {
    await reach(api, force, 'with_gold')
    expect((await view()).reviewsWithGold).toBe(1)
    expect((await endGolds()).problem()).toMatchObject({ status: 409, refusal: 'last_gold' })
    expect((await leave(force.gold.personId)).problem().refusal).toBe('last_gold')
    expect(await rolesOf(force.gold)).toEqual(['gold_commander'])
    expect((await end(force.gold.personId, 'gold_commander', { confirmed: true })).status).toBe(200)
    expect(await lastEvent()).toMatchObject({ action: 'end_role', details: { confirmed: true } })
    expect(await rolesOf(force.gold)).toBe(null)
  })

  it('is an administrator, ever', async () => {
    const own = force.administrator.personId
    for (const more of [{}, { confirmed: true }]) {
      expect((await end(own, 'force_administrator', more)).problem().refusal).toBe('last_administrator')
      expect((await leave(own, more)).problem().refusal).toBe('last_administrator')
    }
  })

  it('is an administrator, also where two end each other’s role at the same moment', async () => {
    const other = await addPerson(api, force.id, ['force_administrator'])
    const hold = await holdTables(api.database, ['idempotency_key'], 'access exclusive')
    const asked = [
      end(other.personId, 'force_administrator'),
      end(force.administrator.personId, 'force_administrator', {}, other),
    ]
    await untilWaiting(api.database, 2)
    await hold.release()
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort((a, b) => a - b)
    expect(statuses).toEqual([200, 403])
    const left = [await rolesOf(force.administrator), await rolesOf(other)].filter((roles) => roles !== null)
    expect(left).toEqual([['force_administrator']])
  })
})

describe('someone who leaves', () => {
  it('loses every role and every session, and their next request is nobody’s', async () => {
    const elsewhere = await signIn(api, force.otherGold)
    expect((await leave(force.otherGold.personId)).read(RolesEndedReply)).toEqual({
      personId: force.otherGold.personId,
      ended: ['debrief_lead', 'gold_commander'],
      sessionsEnded: 2,
    })
    for (const client of [force.otherGold, elsewhere]) {
      expect((await client.get('/operations')).problem()).toMatchObject({
        status: 401,
        code: 'not_signed_in',
      })
    }
    expect(await lastEvent()).toMatchObject({
      action: 'leave_force',
      details: { roles: 'debrief_lead gold_commander', sessionsEnded: 2 },
    })
    // Holding a role again brings none of the old sessions back.
    await giveRole(force.administrator, force.otherGold.personId, 'contributor')
    expect((await elsewhere.get('/operations')).status).toBe(401)
  })

  it('may be an administrator who is not the last one', async () => {
    await addPerson(api, force.id, ['force_administrator'])
    expect((await leave(force.administrator.personId)).status).toBe(200)
    expect((await force.administrator.get('/administration/people')).status).toBe(401)
  })
})

describe('the command line', () => {
  const run = (...words: string[]) => administer(api.database.owner, words)

  it('lists, adds and ends for an oversight body, which has no administrator', async () => {
    const id = 'wiltshire-oversight'
    const added = await run('add-person', '--organisation', id, '--name', 'Avis Overseen')
    const person = added.split(': ')[1] ?? ''
    const granting = ['grant', '--organisation', id, '--person', person, '--role', 'auditor']
    expect(await run(...granting)).toContain('Avis Overseen holds auditor')
    await expect(run(...granting)).rejects.toThrow('holds auditor already')
    const { personId } = await signIn(api, { personId: person, organisationId: id })
    expect(personId).toBe(person)
    expect(await run('list', '--organisation', id)).toContain(`${person}  Avis Overseen  auditor`)
    await run('end', '--organisation', id, '--person', person, '--role', 'auditor', '--reason', 'Left')
    expect(await run('list', '--organisation', id)).toContain('Avis Overseen  no role')
  })

  it('records in a force’s chain what it does there, and gives only roles of a force', async () => {
    const words = ['grant', '--organisation', force.id, '--person', force.lead.personId, '--role']
    await expect(run(...words, 'auditor')).rejects.toThrow('gives these roles: debrief_lead')
    await run(...words, 'force_administrator')
    expect(await lastEvent()).toMatchObject({
      action: 'give_role',
      actor: 'service',
      details: { person: force.lead.personId, role: 'force_administrator', commandLine: true },
    })
    expect(await rolesOf(force.lead)).toEqual(['debrief_lead', 'force_administrator'])
  })

  it.each([
    [[], 'Say what to do'],
    [['grant', '--organisation', 'nowhere'], 'no organisation called nowhere'],
    [['list', '--colour', 'red'], 'Say what to do'],
  ])('says how it is used to %j', async (words, sentence) => {
    await expect(run(...words)).rejects.toThrow(sentence)
  })
})

describe('a review', () => {
  const assign = (reviewId: string, leadId: string, by = force.administrator) =>
    by.post(`/reviews/${reviewId}/assign`, { leadId, reason: 'The lead has moved on.' })

  it.each(['draft', 'with_gold', 'signed_off', 'submitted', 'withdrawn'] as const)(
    'that is %s gets another debrief lead and stays where it is',
    async (state) => {
      const { reviewId } = await reach(api, force, state)
      expect((await assign(reviewId, force.otherLead.personId)).status).toBe(200)
      expect(await viewReview(force.lead, reviewId)).toMatchObject({ state, lead: { name: 'Otto Leads' } })
      expect(await lastEvent()).toMatchObject({ action: 'assign', details: { before: force.lead.personId } })
    },
  )

  it('is given to a debrief lead of the force alone, by an administrator alone', async () => {
    const { reviewId } = await reach(api, force, 'draft')
    const outside = await addPerson(api, ELSEWHERE, ['debrief_lead'])
    const listed = await addColleague(force, 'contributor')
    for (const id of [outside.personId, listed, force.gold.personId]) {
      expect((await assign(reviewId, id)).problem().errors?.[0]?.pointer).toBe('/body/leadId')
    }
    expect((await assign(reviewId, force.lead.personId)).problem().refusal).toBe('already_lead')
    expect((await assign(reviewId, force.otherLead.personId, force.lead)).problem().code).toBe('not_allowed')
  })
})
