import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Context, inContext } from '#server/db/context.ts'
import { SessionReply, SessionsReply, SignedOutEverywhereReply } from '#shared/api/session.ts'
import { type Api, addPerson, type Client, ORIGIN, send, signIn, startApi } from '#test/support/api.ts'
import { addForce, reach } from '#test/support/main-job.ts'
import { addDemonstrationPerson, askWith, minutesAgo, moveTime, rowOf } from '#test/support/session-rows.ts'
import { storePacks } from '#test/support/store-packs.ts'

let api: Api
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const newLead = () => addPerson(api, 'cleveland', ['debrief_lead'])

describe('signing out', () => {
  it('here ends this session at once and leaves the person’s others', async () => {
    const lead = await newLead()
    const elsewhere = await signIn(api, lead)
    const cookie = lead.headers.cookie
    const answer = await lead.post('/sign-out', undefined, { 'idempotency-key': undefined })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toMatch(/^pelr_session=; Max-Age=0; .*Expires=Thu, 01 Jan 1970/)
    expect((await askWith(api, cookie)).status).toBe(401)
    expect((await elsewhere.get('/people')).status).toBe(200)
  })

  it('everywhere ends all of them, says how many, and ends nobody else’s', async () => {
    const lead = await newLead()
    const others = [await signIn(api, lead), await signIn(api, lead), await signIn(api, lead)]
    const colleague = await newLead()
    await moveTime(api, others[2] as Client, { last_seen_at: minutesAgo(31) })
    const reply = await lead.post('/sign-out-everywhere', undefined, { 'idempotency-key': undefined })
    expect(reply.read(SignedOutEverywhereReply)).toEqual({ sessions: 3 })
    for (const client of [lead, ...others]) expect((await client.get('/people')).status).toBe(401)
    expect((await colleague.get('/people')).status).toBe(200)
  })

  it('bites at once, 100 times of 100, for pages and downloads, with the session’s former token too', async () => {
    const force = await addForce(api, 'kent')
    const { reviewId } = await reach(api, force, 'signed_off')
    await storePacks(api, reviewId)
    const pack = `/reviews/${reviewId}/packs/recipient/pdf`
    let bitten = 0
    for (let turn = 0; turn < 100; turn += 1) {
      const client = await signIn(api, force.lead)
      const first = client.headers.cookie
      if (turn % 2 === 0) await client.post('/demonstration/step-up')
      expect((await client.get(pack)).status).toBe(200)
      await api.database.owner
        .updateTable('session')
        .set({ ended_at: new Date().toISOString() })
        .where('id', '=', client.sessionId)
        .execute()
      const statuses = [
        (await client.get(turn % 3 === 0 ? '/people' : pack)).status,
        (await askWith(api, first, `/api/v1${pack}`)).status,
      ]
      if (statuses.every((status) => status === 401)) bitten += 1
    }
    expect(bitten).toBe(100)
  })

  it('is offered for what there is: a person’s own sessions, the newest first', async () => {
    const lead = await newLead()
    await moveTime(api, lead, { started_at: minutesAgo(90) })
    const newer = await signIn(api, lead)
    const over = await signIn(api, lead)
    await moveTime(api, over, { last_seen_at: minutesAgo(31) })
    await newLead()
    const { sessions } = (await newer.get('/sessions')).read(SessionsReply)
    expect(sessions).toEqual([
      {
        organisation: 'Cleveland Police',
        startedAt: (await rowOf(api, newer)).started_at,
        lastSeenAt: expect.any(String),
        here: true,
      },
      {
        organisation: 'Cleveland Police',
        startedAt: (await rowOf(api, lead)).started_at,
        lastSeenAt: expect.any(String),
        here: false,
      },
    ])
  })
})

describe('the cookie', () => {
  it('over http is kept from scripts and other sites', async () => {
    await addDemonstrationPerson(api)
    const answer = await send(api, {
      method: 'POST',
      url: '/api/v1/test-login',
      body: { person: 'rowan-hale' },
    })
    expect(answer.headers['set-cookie']).toMatch(/^pelr_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('over https is this host’s alone, and the other one is nobody’s', async () => {
    const publicOrigin = 'https://reviews.example'
    const secure = await startApi({ config: { publicOrigin } })
    await addDemonstrationPerson(secure)
    const answer = await send(secure, {
      method: 'POST',
      url: '/api/v1/test-login',
      headers: { origin: publicOrigin },
      body: { person: 'rowan-hale' },
    })
    const cookie = answer.headers['set-cookie'] ?? ''
    expect(cookie).toMatch(/^__Host-pelr_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const token = cookie.split(/[=;]/)[1]
    const asked = async (name: string) =>
      (
        await send(secure, {
          method: 'GET',
          url: '/api/v1/people',
          headers: { cookie: `${name}=${token}` },
        })
      ).status
    expect([await asked('__Host-pelr_session'), await asked('pelr_session')]).toEqual([200, 401])

    const { csrfToken } = answer.read(SessionReply)
    const out = await send(secure, {
      method: 'POST',
      url: '/api/v1/sign-out',
      headers: {
        cookie: `__Host-pelr_session=${token}`,
        origin: publicOrigin,
        'x-csrf-token': csrfToken ?? '',
      },
    })
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(out.headers['set-cookie']).toMatch(
      /^__Host-pelr_session=; Max-Age=0; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/,
    )
    await secure.close()
  })

  it('is asked for by no other origin', async () => {
    const lead = await newLead()
    const elsewhere = { origin: `${ORIGIN}.evil.example` }
    expect((await lead.post('/session/extend', undefined, elsewhere)).problem().code).toBe('request_forged')
    expect((await lead.post('/sign-out-everywhere', undefined, elsewhere)).problem().code).toBe(
      'request_forged',
    )
  })
})

describe('the session rows', () => {
  it('are there for their person and for who presents the token, and for nobody else', async () => {
    const lead = await newLead()
    const colleague = await newLead()
    const seenBy = (context: Context) =>
      inContext(api.database.db, context, async (tx) =>
        (await tx.selectFrom('session').select('person_id').distinct().execute()).map((row) => row.person_id),
      )
    expect(await seenBy(null)).toEqual([])
    expect(await seenBy({ personId: lead.personId, organisationId: 'cleveland' })).toEqual([lead.personId])
    expect(await seenBy({ jobForceId: 'cleveland' }).catch((error) => error.code)).toBe('42501')
    const taken = await inContext(
      api.database.db,
      { personId: colleague.personId, organisationId: 'cleveland' },
      (tx) =>
        tx
          .updateTable('session')
          .set({ ended_at: new Date().toISOString() })
          .where('id', '=', lead.sessionId)
          .executeTakeFirstOrThrow(),
    )
    expect(taken.numUpdatedRows).toBe(0n)
  })
})
