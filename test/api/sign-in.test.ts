import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import type { Provider } from '#server/openid/provider.ts'
import { SignInReply } from '#shared/api/sign-in.ts'
import { type Api, addPerson, ORIGIN, send, startApi } from '#test/support/api.ts'
import { freePort } from '#test/support/postgres.ts'
import {
  REAL_CLIENT,
  type RealProvider,
  startRealProvider,
  throughService,
} from '#test/support/real-provider.ts'
import { openSmallBrowser, sessionOf, whoIs } from '#test/support/sign-in-flow.ts'

let api: Api
let service: RealProvider
const START = '/api/v1/sign-in/real/start?organisation=norfolk'
const STEP_UP = '/api/v1/sign-in/step-up?return=%2Fsign-in%2Fconfirmed'

beforeAll(async () => {
  service = await startRealProvider(`${ORIGIN}/api/v1/sign-in/real/callback`)
  const given = { debrief_lead: 'debrief_lead', gold_commander: 'gold_commander' } as const
  const real: Provider = {
    id: 'real',
    kind: 'openid',
    issuer: service.issuer,
    ...REAL_CLIENT,
    rankClaim: 'rank',
    organisations: [
      { organisationId: 'norfolk', groups: { 'gold-group': 'gold_commander' }, appRoles: given },
      { organisationId: 'norfolk-oversight', groups: {}, appRoles: { auditor: 'auditor' } },
    ],
  }
  const down = { ...real, id: 'down', issuer: `http://127.0.0.1:${await freePort()}` }
  api = await startApi({ config: { providers: [down, real] } })
})
afterAll(async () => {
  await api.close()
  await service.close()
})

/** Someone whom the sign-in service knows, by these claims. */
function addAccount(claims: Record<string, unknown>): string {
  const account = randomUUID()
  service.accounts.set(account, { name: 'Nobody Real', ...claims })
  return account
}

async function signIn(account: string, browser = openSmallBrowser(api.app)) {
  const opened = await throughService(service, browser, START, account)
  return { browser, opened }
}

/** The person's grants as they are stored, and what the chain says of them. */
async function grantsOf(personId: string) {
  const { owner } = api.database
  const grants = await owner
    .selectFrom('role_grant')
    .select(['role', 'origin', 'ended_at'])
    .where('person_id', '=', personId)
    .orderBy('role')
    .orderBy('granted_at')
    .execute()
  return grants.map(({ role, origin, ended_at }) => `${role} ${origin}${ended_at ? ' ended' : ''}`)
}

async function eventsOf(personId: string): Promise<string[]> {
  const rows = await api.database.owner
    .selectFrom('audit_event')
    .select('payload')
    .orderBy('sequence')
    .execute()
  return rows
    .map(({ payload }) => JSON.parse(payload))
    .filter(({ details }) => details.person === personId)
    .map(({ action, actor, force, details }) =>
      [action, actor, force, details.role].filter(Boolean).join(' '),
    )
}

describe('signing in', () => {
  it('offers the organisations by name', async () => {
    const reply = await send(api, { method: 'GET', url: '/api/v1/sign-in' })
    const names = reply
      .read(SignInReply)
      .choices.map(({ provider, organisation }) => [provider, organisation.id])
    expect(names.filter(([provider]) => provider === 'real')).toEqual([
      ['real', 'norfolk'],
      ['real', 'norfolk-oversight'],
    ])
  })

  it('brings someone unknown in, with the roles that the service gives, and says so in the chain', async () => {
    const { browser, opened } = await signIn(addAccount({ name: 'Ines Corder', roles: ['debrief_lead'] }))
    expect(opened).toMatchObject({ status: 303, location: '/' })
    const viewer = await whoIs(browser)
    expect(viewer).toMatchObject({
      name: 'Ines Corder',
      organisation: { id: 'norfolk' },
      roles: ['debrief_lead'],
    })
    const id = viewer?.personId ?? ''
    expect(await grantsOf(id)).toEqual(['debrief_lead provider'])
    expect(await eventsOf(id)).toEqual([
      'add_person service norfolk',
      'give_role service norfolk debrief_lead',
    ])
  })

  it('goes on to the page that was asked for, and knows the person the second time', async () => {
    const account = addAccount({ roles: ['debrief_lead'] })
    const first = await whoIs((await signIn(account)).browser)
    const browser = openSmallBrowser(api.app)
    const opened = await throughService(service, browser, `${START}&return=%2Foperations`, account)
    expect(opened.location).toBe('/operations')
    expect((await whoIs(browser))?.personId).toBe(first?.personId)
  })

  it('brings roles, name and grants into line each time, and leaves an administrator’s grants alone', async () => {
    const account = addAccount({ roles: ['debrief_lead'] })
    const id = (await whoIs((await signIn(account)).browser))?.personId ?? ''
    await api.database.owner
      .insertInto('role_grant')
      .values({ organisation_id: 'norfolk', person_id: id, role: 'contributor', origin: 'administrator' })
      .execute()
    service.accounts.set(account, { name: 'Renamed Since', groups: ['gold-group'] })
    const viewer = await whoIs((await signIn(account)).browser)
    expect(viewer).toMatchObject({ name: 'Renamed Since', roles: ['contributor', 'gold_commander'] })
    expect(await grantsOf(id)).toEqual([
      'contributor administrator',
      'debrief_lead provider ended',
      'gold_commander provider',
    ])
    expect((await eventsOf(id)).slice(2)).toEqual([
      'end_role service norfolk debrief_lead',
      'give_role service norfolk gold_commander',
    ])
  })

  it('writes the rank of someone in short where it is a known one, and keeps up with it', async () => {
    const account = addAccount({ name: 'Ranked Person', rank: 'Chief Inspector', roles: ['debrief_lead'] })
    const ranks = async () => {
      const viewer = await whoIs((await signIn(account)).browser)
      return [viewer?.rank, viewer?.rankShort]
    }
    expect(await ranks()).toEqual(['Chief Inspector', 'Ch Insp'])
    service.accounts.set(account, { name: 'Ranked Person', rank: 'Superintendent', roles: ['debrief_lead'] })
    expect(await ranks()).toEqual(['Superintendent', 'Supt'])
    service.accounts.set(account, { name: 'Ranked Person', rank: 'Head of Events', roles: ['debrief_lead'] })
    expect(await ranks()).toEqual(['Head of Events', null])
  })

  it('ends the roles of someone who lost the last one, and refuses them', async () => {
    const account = addAccount({ roles: ['debrief_lead'] })
    const { browser } = await signIn(account)
    const id = (await whoIs(browser))?.personId ?? ''
    service.accounts.set(account, { name: 'Nobody Real' })
    expect((await signIn(account)).opened.location).toBe('/sign-in/refused/no_role')
    expect(await grantsOf(id)).toEqual(['debrief_lead provider ended'])
    expect(await whoIs(browser)).toBeNull()
  })

  it('ends the session that this browser had, whoever’s it was', async () => {
    const [first, second] = [addAccount({ roles: ['debrief_lead'] }), addAccount({ roles: ['debrief_lead'] })]
    const { browser } = await signIn(first)
    const old = new Map(browser.cookies)
    await signIn(second, browser)
    const before = openSmallBrowser(api.app)
    for (const [name, value] of old) before.cookies.set(name, value)
    expect(await whoIs(before)).toBeNull()
    expect(await whoIs(browser)).not.toBeNull()
  })

  it('makes one person of two first sign-ins at the same moment', async () => {
    const account = addAccount({ roles: ['debrief_lead'] })
    const both = [openSmallBrowser(api.app), openSmallBrowser(api.app)]
    await Promise.all(both.map((browser) => signIn(account, browser)))
    const [one, other] = await Promise.all(both.map(whoIs))
    expect(one?.personId).toBe(other?.personId)
  })

  it('says so where the service does not answer, asks it again each time, and lets others in meanwhile', async () => {
    const browser = openSmallBrowser(api.app)
    for (let tries = 0; tries < 2; tries++) {
      const opened = await browser.open('/api/v1/sign-in/down/start?organisation=norfolk')
      expect(opened).toMatchObject({ status: 303, location: '/sign-in/refused/unavailable' })
    }
    expect((await signIn(addAccount({ roles: ['debrief_lead'] }), browser)).opened.location).toBe('/')
  })

  it('knows no other provider and no other organisation', async () => {
    const browser = openSmallBrowser(api.app)
    expect((await browser.open('/api/v1/sign-in/nobody/start')).status).toBe(404)
    expect((await browser.open('/api/v1/sign-in/real/start')).status).toBe(404)
    expect((await browser.open('/api/v1/sign-in/real/start?organisation=kent')).status).toBe(404)
  })
})

describe('proving again who one is', () => {
  it('is noted on the session, whose token is exchanged', async () => {
    const account = addAccount({ roles: ['gold_commander'] })
    const { browser } = await signIn(account)
    const before = { cookies: new Map(browser.cookies), session: await sessionOf(browser) }
    expect(before.session.steppedUpAt).toBeNull()
    const opened = await throughService(service, browser, STEP_UP, account)
    expect(opened).toMatchObject({ status: 303, location: '/sign-in/confirmed' })
    const after = await sessionOf(browser)
    expect(Date.now() - Date.parse(after.steppedUpAt ?? '')).toBeLessThan(10_000)
    expect(after.viewer).toEqual(before.session.viewer)
    expect([...browser.cookies]).not.toEqual([...before.cookies])
  })

  it('asks for a password though the service still knows the person', async () => {
    const account = addAccount({ roles: ['gold_commander'] })
    const browser = openSmallBrowser(api.app)
    const atService = new Map<string, string>()
    await throughService(service, browser, START, account, atService)
    const { location } = await browser.open(STEP_UP)
    expect(new URL(location).searchParams.get('prompt')).toBe('login')
    expect(new URL(location).searchParams.get('max_age')).toBe('300')
  })

  it('by another person is refused, and the session stays that of the first', async () => {
    const [gold, other] = [
      addAccount({ roles: ['gold_commander'] }),
      addAccount({ roles: ['gold_commander'] }),
    ]
    const { browser } = await signIn(gold)
    const viewer = await whoIs(browser)
    const opened = await throughService(service, browser, STEP_UP, other)
    expect(opened.location).toBe('/sign-in/refused/another_person')
    expect(await sessionOf(browser)).toMatchObject({ viewer, steppedUpAt: null })
  })

  it('is refused to nobody, and to someone who did not come through the service', async () => {
    expect((await openSmallBrowser(api.app).open(STEP_UP)).location).toBe('/sign-in/refused/session_ended')
    const client = await addPerson(api, 'norfolk', ['gold_commander'])
    const answer = await send(api, { method: 'GET', url: STEP_UP, headers: client.headers })
    expect(answer.headers.location).toBe('/sign-in/refused/no_step_up')
  })
})

describe('leaving', () => {
  it('goes on to the service’s own sign-out once the session here has ended, and back to sign-in', async () => {
    const { browser } = await signIn(addAccount({ roles: ['debrief_lead'] }))
    expect((await browser.open('/api/v1/sign-in/leave')).location).toBe('/')
    expect(await whoIs(browser)).not.toBeNull()
    browser.cookies.delete('pelr_session')
    const { location } = await browser.open('/api/v1/sign-in/leave')
    const to = new URL(location)
    expect(`${to.origin}${to.pathname}`).toBe(`${service.issuer}/session/end`)
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/sign-in`)
    expect((await browser.open('/api/v1/sign-in/leave')).location).toBe('/sign-in')
  })
})

describe('identities', () => {
  it('are their own person’s to read, and nobody’s to add', async () => {
    const mine = await whoIs((await signIn(addAccount({ roles: ['debrief_lead'] }))).browser)
    await signIn(addAccount({ roles: ['debrief_lead'] }))
    const context = { personId: mine?.personId ?? '', organisationId: 'norfolk' }
    const { db } = api.database
    const seen = await inContext(db, context, (tx) => tx.selectFrom('identity').select('person_id').execute())
    expect(seen).toEqual([{ person_id: mine?.personId }])
    const adding = inContext(db, context, (tx) =>
      tx
        .insertInto('identity')
        .values({ id: randomUUID(), person_id: context.personId, issuer: service.issuer, subject: 'x' })
        .execute(),
    )
    await expect(adding).rejects.toThrow('row-level security')
    const attempts = await inContext(db, context, (tx) =>
      tx.selectFrom('sign_in_attempt').select('digest').execute(),
    )
    expect(attempts).toEqual([])
    const nobody = await inContext(db, null, (tx) => tx.selectFrom('identity').select('id').execute())
    expect(nobody).toEqual([])
  })

  it('cannot give a role by signing in to another organisation', async () => {
    const adding = inContext(api.database.db, { signInTo: 'norfolk' }, async (tx) => {
      const { id } = await tx.selectFrom('person').select('id').executeTakeFirstOrThrow()
      const values = {
        organisation_id: 'kent',
        person_id: id,
        role: 'gold_commander',
        origin: 'provider',
      } as const
      await tx.insertInto('role_grant').values(values).execute()
    })
    await expect(adding).rejects.toThrow('row-level security')
  })
})
