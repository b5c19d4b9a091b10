import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SessionReply, SessionTimes } from '#shared/api/session.ts'
import { type Api, addPerson, send, signIn, startApi } from '#test/support/api.ts'
import {
  addDemonstrationPerson,
  askWith,
  MINUTE,
  minutesAgo,
  moveTime,
  rowOf,
} from '#test/support/session-rows.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const newLead = () => addPerson(api, 'cleveland', ['debrief_lead'])

describe('a session', () => {
  it('goes on after 29 minutes without a request, and has ended after 31', async () => {
    const lead = await newLead()
    await moveTime(api, lead, { last_seen_at: minutesAgo(29) })
    expect((await lead.get('/people')).status).toBe(200)
    await moveTime(api, lead, { last_seen_at: minutesAgo(31) })
    expect((await lead.get('/people')).problem().status).toBe(401)
  })

  it('has ended after 12 hours, however busy it is', async () => {
    const lead = await newLead()
    await moveTime(api, lead, { started_at: minutesAgo(12 * 60 - 1) })
    expect((await lead.get('/people')).status).toBe(200)
    await moveTime(api, lead, { started_at: minutesAgo(12 * 60 + 1) })
    expect((await lead.get('/people')).problem().status).toBe(401)
  })

  it('is kept by requests of its person, and not by what pages ask by themselves', async () => {
    const lead = await newLead()
    const before = minutesAgo(20)
    await moveTime(api, lead, { last_seen_at: before })
    await lead.get('/session')
    await lead.get('/people', { 'x-unattended': '1' })
    expect((await rowOf(api, lead)).last_seen_at).toBe(before)
    await lead.get('/people')
    expect(Date.parse((await rowOf(api, lead)).last_seen_at)).toBeGreaterThan(Date.parse(minutesAgo(1)))
  })

  it('tells when it ends, in the database’s time', async () => {
    const lead = await newLead()
    await moveTime(api, lead, {
      started_at: '2026-03-02T08:00:00.000Z',
      last_seen_at: '2026-03-02T09:00:00.000Z',
    })
    expect((await lead.get('/session')).read(SessionReply).times).toBeNull()
    const [started, seen] = [minutesAgo(60), minutesAgo(10)]
    await moveTime(api, lead, { started_at: started, last_seen_at: seen })
    const { times } = (await lead.get('/session')).read(SessionReply)
    expect(times).toEqual({
      now: expect.any(String),
      startedAt: started,
      idleEndsAt: new Date(Date.parse(seen) + 30 * MINUTE).toISOString(),
      endsAt: new Date(Date.parse(started) + 12 * 60 * MINUTE).toISOString(),
    })
    expect(Math.abs(Date.parse(times?.now ?? '') - Date.now())).toBeLessThan(MINUTE)
  })

  it('is extended on demand by half an hour, with the token of its page, and never past its end', async () => {
    const lead = await newLead()
    await moveTime(api, lead, { started_at: minutesAgo(12 * 60 - 5), last_seen_at: minutesAgo(29) })
    const extended = await lead.post('/session/extend', undefined, { 'idempotency-key': undefined })
    const { now, idleEndsAt, endsAt } = extended.read(SessionTimes)
    expect(Date.parse(idleEndsAt) - Date.parse(now)).toBe(30 * MINUTE)
    expect(Date.parse(endsAt) - Date.parse(now)).toBeLessThanOrEqual(5 * MINUTE)
    expect((await lead.post('/session/extend', undefined, { 'x-csrf-token': 'x' })).problem().code).toBe(
      'request_forged',
    )
    await moveTime(api, lead, { last_seen_at: minutesAgo(31) })
    expect((await lead.post('/session/extend')).problem().status).toBe(401)
  })

  it('lasts as long as the settings say', async () => {
    const short = await startApi({
      database: api.database,
      config: { sessionIdleMinutes: 5, sessionHours: 1 },
    })
    const lead = await newLead()
    const ask = () => send(short, { method: 'GET', url: '/api/v1/people', headers: lead.headers })
    await moveTime(api, lead, { last_seen_at: minutesAgo(4) })
    expect((await ask()).status).toBe(200)
    await moveTime(api, lead, { last_seen_at: minutesAgo(6) })
    expect((await ask()).status).toBe(401)
    await moveTime(api, lead, { last_seen_at: minutesAgo(0), started_at: minutesAgo(61) })
    expect((await ask()).status).toBe(401)
    await short.app.close()
    await short.queue.stop()
  })
})

describe('a session’s token', () => {
  it('is new at step-up; the one before works for half a minute and then never again', async () => {
    const lead = await newLead()
    const before = lead.headers.cookie
    expect((await lead.post('/demonstration/step-up')).status).toBe(200)
    const after = lead.headers.cookie
    expect(after).not.toBe(before)
    expect((await askWith(api, after)).status).toBe(200)
    expect(await askWith(api, before)).toEqual({ status: 200, given: undefined })
    await moveTime(api, lead, { exchanged_at: new Date(Date.now() - 29_000).toISOString() })
    expect((await askWith(api, before)).status).toBe(200)
    await moveTime(api, lead, { exchanged_at: new Date(Date.now() - 31_000).toISOString() })
    expect((await askWith(api, before)).status).toBe(401)
    expect((await askWith(api, after)).status).toBe(200)
  })

  it('is new when a role was given or ended, once, however many requests are under way', async () => {
    const lead = await newLead()
    const before = lead.headers.cookie
    expect((await askWith(api, before)).given).toBeUndefined()
    const { owner } = api.database
    const grant = { organisation_id: 'cleveland', person_id: lead.personId, role: 'contributor' as const }
    await owner.insertInto('role_grant').values(grant).execute()

    const answers = await Promise.all(Array.from({ length: 5 }, () => askWith(api, before)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const given = answers.flatMap((answer) => answer.given ?? [])
    expect(given).toHaveLength(1)
    const after = given[0]?.split(';')[0] ?? ''
    expect(await askWith(api, after)).toEqual({ status: 200, given: undefined })

    const ended_at = new Date().toISOString()
    await owner
      .updateTable('role_grant')
      .set({ ended_at })
      .where('person_id', '=', lead.personId)
      .where('role', '=', 'contributor')
      .execute()
    const next = (await askWith(api, after)).given?.split(';')[0] ?? ''
    expect(next).toMatch(/^pelr_session=[\w-]{43}$/)
    await moveTime(api, lead, { exchanged_at: minutesAgo(1) })
    expect((await askWith(api, before)).status).toBe(401)
    expect((await askWith(api, after)).status).toBe(401)
    expect((await askWith(api, next)).status).toBe(200)
  })

  it('stays the same session: what was shown since signing in was still shown', async () => {
    const lead = await newLead()
    const { id, csrf_token, started_at } = await rowOf(api, lead)
    await lead.post('/demonstration/step-up')
    expect(await rowOf(api, lead)).toMatchObject({ id, csrf_token, started_at })
  })

  it('is stored nowhere', async () => {
    const lead = await newLead()
    const token = lead.headers.cookie.split('=')[1] ?? 'none'
    expect(token).toHaveLength(43)
    expect(JSON.stringify(await rowOf(api, lead))).not.toContain(token)
  })

  it('is never one that somebody brought along', async () => {
    const chosen = `pelr_session=${'a'.repeat(43)}`
    await addDemonstrationPerson(api)
    const url = '/api/v1/test-login'
    const body = { person: 'rowan-hale' }
    const answer = await send(api, { method: 'POST', url, headers: { cookie: chosen }, body })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).not.toContain('a'.repeat(43))
    expect((await askWith(api, chosen)).status).toBe(401)
  })

  it('ends with the sign-in that follows it in the same browser', async () => {
    const lead = await newLead()
    const before = lead.headers.cookie
    await addDemonstrationPerson(api)
    expect((await lead.post('/test-login', { person: 'rowan-hale' })).status).toBe(200)
    expect(lead.headers.cookie).not.toBe(before)
    expect((await askWith(api, before)).status).toBe(401)
    expect((await askWith(api, lead.headers.cookie)).status).toBe(200)
  })
})

describe('a step-up', () => {
  it('counts for its own session alone', async () => {
    const lead = await newLead()
    const elsewhere = await signIn(api, { ...lead, steppedUp: false })
    await lead.post('/demonstration/step-up')
    expect((await rowOf(api, lead)).stepped_up_at).not.toBeNull()
    expect((await rowOf(api, elsewhere)).stepped_up_at).toBeNull()
  })
})
