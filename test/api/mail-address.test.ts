import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#server/canonical.ts'
import { inContext } from '#server/db/context.ts'
import { morningDigest } from '#server/jobs/morning-digest.ts'
import { AdministrationReply } from '#shared/api/administration.ts'
import { MailChoicesReply } from '#shared/api/mail.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import { addColleague, appoint, inDays, newAppointment } from '#test/support/colleagues.ts'
import { type MailApi, sentDuring, startMailApi } from '#test/support/mail.ts'
import { addForce, type Force, reach, register } from '#test/support/main-job.ts'

describe('an e-mail address', () => {
  let api: Api
  let force: Force
  beforeAll(async () => {
    api = await startApi()
    force = await addForce(api, 'gwent')
  })
  afterAll(() => api.close())

  const ADDRESS = 'greta.golding@example.org'
  const set = (of: Pick<Client, 'personId'>, address: unknown, by = force.administrator) =>
    by.post(`/people/${of.personId}/mail-address`, { address })
  const shownTo = async (client: Client) => (await client.get('/mail-choices')).read(MailChoicesReply).address
  const administered = async () => {
    const { people } = (await force.administrator.get('/administration/people')).read(AdministrationReply)
    return people.find(({ id }) => id === force.gold.personId)
  }

  it('is recorded by an administrator and read by its owner alone', async () => {
    expect(await shownTo(force.gold)).toBeNull()
    expect((await administered())?.addressSetAt).toBeNull()
    const answer = await set(force.gold, ADDRESS)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(ADDRESS)
    expect(await shownTo(force.gold)).toBe(ADDRESS)
    const page = await force.administrator.get('/administration/people')
    expect(page.text).not.toContain('@')
    expect((await administered())?.addressSetAt).toMatch(/^\d{4}-/)
  })

  it('is shown by the database to nobody else who signs in, administrators too', async () => {
    const { personId, organisationId } = force.administrator
    const rows = await inContext(api.database.db, { personId, organisationId }, (tx) =>
      tx.selectFrom('mail_address').select('address').execute(),
    )
    expect(rows).toEqual([])
  })

  it('is logged as an alteration and is in the chain by a salted digest alone', async () => {
    const { rows: logged } = await sql`select did, subject_kind, subject_ids from access_log
      where route = 'POST /people/:id/mail-address'`.execute(api.database.owner)
    expect(logged).toEqual([
      { did: 'alteration', subject_kind: 'person', subject_ids: [force.gold.personId] },
    ])
    const { rows } = await sql<{ payload: string }>`select payload from audit_event
      order by sequence desc limit 1`.execute(api.database.owner)
    const { rows: kept } = await sql<{ salt: string }>`select salt from mail_address`.execute(
      api.database.owner,
    )
    const { action, details } = JSON.parse(rows[0]?.payload ?? '')
    expect({ action, details }).toEqual({
      action: 'set_mail_address',
      details: { person: force.gold.personId, digest: digestOf(`${kept[0]?.salt} ${ADDRESS}`) },
    })
  })

  it('is nowhere in what the service keeps of requests, events and jobs', async () => {
    const { rows } = await sql<{ text: string }>`select reply as text from idempotency_key
      union all select payload from audit_event union all select data::text from pgboss.job`.execute(
      api.database.owner,
    )
    expect(rows.filter(({ text }) => (text ?? '').includes('@'))).toEqual([])
  })

  it('is replaced by another, and taken away', async () => {
    expect((await set(force.gold, 'g.golding@example.org')).status).toBe(200)
    expect(await shownTo(force.gold)).toBe('g.golding@example.org')
    expect((await set(force.gold, null)).status).toBe(200)
    expect(await shownTo(force.gold)).toBeNull()
    const { rows } = await sql<{
      action: string
    }>`select payload::jsonb ->> 'action' as action from audit_event
      where payload like '%mail_address%' order by sequence`.execute(api.database.owner)
    expect(rows.map(({ action }) => action)).toEqual([
      'set_mail_address',
      'set_mail_address',
      'remove_mail_address',
    ])
  })

  it.each`
    address
    ${''}
    ${'greta'}
    ${'greta@example'}
    ${'a@example.org, b@example.org'}
    ${'Greta <a@example.org>'}
    ${'a@example.org\nBcc: b@example.org'}
    ${`${'a'.repeat(250)}@example.org`}
  `('is refused where it is none or more than one: $address', async ({ address }) => {
    const problem = (await set(force.gold, address)).problem()
    expect({ status: problem.status, at: problem.errors?.[0]?.pointer }).toEqual({
      status: 400,
      at: '/body/address',
    })
  })

  it('is set by no one but an administrator, for people of their own force who hold a role', async () => {
    expect((await set(force.gold, ADDRESS, force.lead)).problem().code).toBe('not_allowed')
    const elsewhere = await addForce(api, 'dyfed-powys')
    expect((await set(force.gold, ADDRESS, elsewhere.administrator)).problem().code).toBe('not_found')
    const personId = await addColleague(force)
    expect((await set({ personId }, ADDRESS)).problem().refusal).toBe('nothing_to_tell')
    const { rows } = await sql`select from mail_address`.execute(api.database.owner)
    expect(rows).toEqual([])
  })

  it('goes with the last role, however that ends, and not before', async () => {
    const kept = async () => (await sql`select from mail_address`.execute(api.database.owner)).rows.length
    const end = (role: string) =>
      force.administrator.post(`/people/${force.otherGold.personId}/grants/${role}/end`, {
        reason: 'A post.',
      })
    expect((await set(force.otherGold, ADDRESS)).status).toBe(200)
    expect((await end('debrief_lead')).status).toBe(200)
    expect(await kept()).toBe(1)
    expect((await end('gold_commander')).status).toBe(200)
    expect(await kept()).toBe(0)

    expect((await set(force.otherLead, ADDRESS)).status).toBe(200)
    const leaves = `/people/${force.otherLead.personId}/leave`
    expect((await force.administrator.post(leaves, { reason: 'A post elsewhere.' })).status).toBe(200)
    expect(await kept()).toBe(0)
    const { rows } = await sql<{ actions: number }>`select count(*)::int as actions from audit_event
      where payload like '%remove_mail_address%'`.execute(api.database.owner)
    expect(rows).toEqual([{ actions: 3 }])
  })
})

describe('whoever acts as gold', () => {
  let api: MailApi
  let force: Force
  beforeAll(async () => {
    api = await startMailApi('norfolk')
    force = api.force
  }, 60_000)
  afterAll(() => api.close())

  const deputy = () => force.otherLead
  const told = (sent: MailApi['office']['arrived']) => sent.flatMap(({ to }) => to)
  const theirs = () => `${deputy().personId}@example.org`

  it('is told at once of what waits already, and then of each review that comes', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    let appointment = ''
    const sent = await sentDuring(api, async () => {
      appointment = await appoint(force.gold, newAppointment(deputy()))
    })
    expect(told(sent)).toEqual([theirs()])
    expect(sent[0]?.text).toContain(`/sign-off/${reviewId}/1`)
    const next = await sentDuring(api, () => reach(api, force, 'with_gold'))
    expect(told(next)).toContain(theirs())
    await force.gold.post(`/acting-golds/${appointment}/end`, { reason: 'She is back.' })
  })

  it('is told nothing once the appointment has ended (the control), nor of another operation', async () => {
    expect(told(await sentDuring(api, () => reach(api, force, 'with_gold')))).not.toContain(theirs())
    const operationId = await register(force)
    await appoint(force.gold, newAppointment(deputy(), { operationId }))
    expect(told(await sentDuring(api, () => reach(api, force, 'with_gold')))).not.toContain(theirs())
  })

  it('from a later day on is told in that morning of what waits, and the golds are not told again', async () => {
    const later = newAppointment(force.contributor, { fromOn: inDays(1), untilOn: inDays(2) })
    expect(await sentDuring(api, () => appoint(force.gold, later))).toEqual([])
    await sql`update acting_gold set from_at = now() - interval '1 hour' where deputy_id = ${force.contributor.personId}`.execute(
      api.database.owner,
    )
    const morning = () => morningDigest(api.database.db, api.queue, () => true)
    const waits = (await sentDuring(api, morning)).filter(({ text }) => text.includes('that wait for you'))
    expect(told(waits)).toEqual([`${force.contributor.personId}@example.org`])
  })
})
