import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { insertIdentity } from '#server/features/people/repository.ts'
import type { Provider } from '#server/openid/provider.ts'
import { administer } from '#server/people.ts'
import { PersonAddedReply } from '#shared/api/administration.ts'
import { type Api, addPerson, type Client, ORIGIN, startApi } from '#test/support/api.ts'
import { giveRole } from '#test/support/colleagues.ts'
import {
  REAL_CLIENT,
  type RealProvider,
  startRealProvider,
  throughService,
} from '#test/support/real-provider.ts'
import { openSmallBrowser, whoIs } from '#test/support/sign-in-flow.ts'

let api: Api
let service: RealProvider
let real: Provider
const START = '/api/v1/sign-in/real/start?organisation=norfolk'

beforeAll(async () => {
  service = await startRealProvider(`${ORIGIN}/api/v1/sign-in/real/callback`)
  const norfolk = {
    organisationId: 'norfolk',
    groups: { 'gold-group': 'gold_commander' },
    appRoles: { debrief_lead: 'debrief_lead' },
  } as const
  real = {
    id: 'real',
    kind: 'openid',
    issuer: service.issuer,
    ...REAL_CLIENT,
    organisations: [norfolk],
  }
  const again = { ...real, id: 'elsewhere', organisations: [{ ...norfolk, organisationId: 'suffolk' }] }
  api = await startApi({ config: { providers: [again, real] } })
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

async function signIn(account: string) {
  const browser = openSmallBrowser(api.app)
  return { browser, opened: await throughService(service, browser, START, account) }
}

describe('the sign-in service', () => {
  it('gives nobody back a role that was taken from them here, until it is given here again', async () => {
    const account = addAccount({ roles: ['debrief_lead'], groups: ['gold-group'] })
    const id = (await whoIs((await signIn(account)).browser))?.personId ?? ''
    const administrator = await addPerson(api, 'norfolk', ['force_administrator'])
    const path = `/people/${id}/grants/gold_commander`
    expect((await administrator.post(`${path}/end`, { reason: 'Suspended.', confirmed: true })).status).toBe(
      200,
    )
    const rolesNow = async () => (await whoIs((await signIn(account)).browser))?.roles
    expect(await rolesNow()).toEqual(['debrief_lead'])
    await administrator.post(`/people/${id}/leave`, { reason: 'Left the force.' })
    expect((await signIn(account)).opened.location).toBe('/sign-in/refused/no_role')
    await giveRole(administrator, id, 'gold_commander')
    expect(await rolesNow()).toEqual(['gold_commander'])
  })

  it('keeps what groups give while they are left out, and nothing that no group gives', async () => {
    const account = addAccount({ roles: ['debrief_lead'], groups: ['gold-group'] })
    const id = (await whoIs((await signIn(account)).browser))?.personId ?? ''
    service.accounts.set(account, { name: 'Nobody Real', hasgroups: true })
    expect((await whoIs((await signIn(account)).browser))?.roles).toEqual(['gold_commander'])
    const rows = await api.database.owner
      .selectFrom('role_grant')
      .select(['role', 'ended_at'])
      .where('person_id', '=', id)
      .orderBy('role')
      .execute()
    expect(rows.map(({ role, ended_at }) => [role, ended_at !== null])).toEqual([
      ['debrief_lead', true],
      ['gold_commander', false],
    ])
  })

  it('proves who somebody is for their own organisation, also where another is listed with the same issuer', async () => {
    const { browser } = await signIn(addAccount({ roles: ['debrief_lead'] }))
    const { location } = await browser.open('/api/v1/sign-in/step-up?return=%2F')
    expect(location).toMatch(new RegExp(`^${service.issuer}/`))
    expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${ORIGIN}/api/v1/sign-in/real/callback`)
  })
})

describe('someone who was listed before they ever came', () => {
  const listed = { rank: null, rankShort: null }

  it('comes in as that person with the role given here, where their account was named', async () => {
    const administrator = await addPerson(api, 'norfolk', ['force_administrator'])
    const account = addAccount({ name: 'Wren Listed' })
    const asked = { ...listed, name: 'W. Listed', signInId: account }
    const { id } = (await administrator.post('/people', asked)).read(PersonAddedReply)
    expect((await signIn(account)).opened.location).toBe('/sign-in/refused/no_role')
    await giveRole(administrator, id, 'contributor')
    const viewer = await whoIs((await signIn(account)).browser)
    expect(viewer).toMatchObject({ personId: id, name: 'Wren Listed', roles: ['contributor'] })

    const twice = await administrator.post('/people', { ...asked, name: 'Another' })
    expect(twice.problem()).toMatchObject({
      code: 'answers_refused',
      errors: [{ pointer: '/body/signInId' }],
    })
    const { rows } = await sql`select 1 from person where name = 'Another'`.execute(api.database.owner)
    expect(rows).toEqual([])
  })

  it('cannot come in where it was not, until it is linked with the command line', async () => {
    const administrator = await addPerson(api, 'norfolk', ['force_administrator'])
    const account = addAccount({ name: 'Robin Listed' })
    const { id } = (await administrator.post('/people', { ...listed, name: 'R. Listed' })).read(
      PersonAddedReply,
    )
    await giveRole(administrator, id, 'debrief_lead')
    expect((await signIn(account)).opened.location).toBe('/sign-in/refused/no_role')
    const words = ['link', '--organisation', 'norfolk', '--person', id, '--sign-in-id', account]
    expect(await administer(api.database.owner, words, [real])).toBe('R. Listed signs in with that account.')
    expect(await whoIs((await signIn(account)).browser)).toMatchObject({
      personId: id,
      roles: ['debrief_lead'],
    })
    await expect(administer(api.database.owner, words, [real])).rejects.toThrow(
      'Somebody is linked with that account already.',
    )
  })

  it('is linked by nobody but an administrator, and only of people whom their own force lists', async () => {
    const administrator = await addPerson(api, 'norfolk', ['force_administrator'])
    const lead = await addPerson(api, 'norfolk', ['debrief_lead'])
    const neighbour = await addPerson(api, 'kent', ['force_administrator'])
    const { id } = (await administrator.post('/people', { ...listed, name: 'Jay Listed' })).read(
      PersonAddedReply,
    )
    const adding = ({ personId, organisationId }: Client, person: string) =>
      inContext(api.database.db, { personId, organisationId }, (tx) =>
        insertIdentity(tx, person, { issuer: service.issuer, subject: randomUUID() }),
      )
    await expect(adding(lead, id)).rejects.toThrow('row-level security')
    await expect(adding(neighbour, id)).rejects.toThrow('row-level security')
    await expect(adding(administrator, lead.personId)).rejects.toThrow('row-level security')
    expect(await adding(administrator, id)).toBe(true)
  })
})
