import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SessionReply } from '#shared/api/session.ts'
import type { SignInRefusal } from '#shared/api/sign-in.ts'
import { type Api, addPerson, ORIGIN, send, startApi } from '#test/support/api.ts'
import { type Claims, type HostileProvider, startHostileProvider } from '#test/support/hostile-provider.ts'
import {
  answerTo,
  begin,
  comeBack,
  GROUPS,
  honestClaims,
  providersOf,
  type SmallBrowser,
  sessionOf,
  signInThrough,
  startUrl,
  whoIs,
} from '#test/support/sign-in-flow.ts'

let api: Api
let service: HostileProvider
beforeAll(async () => {
  service = await startHostileProvider()
  api = await startApi({ config: { providers: providersOf(service) } })
})
afterAll(async () => {
  await api.close()
  await service.close()
})

const STEP_UP = '/api/v1/sign-in/step-up?return=%2Fsign-in%2Fconfirmed'
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds

async function stepUp(browser: SmallBrowser, oid: string, more: Claims = {}) {
  const started = await begin(browser, STEP_UP)
  const claims = { ...honestClaims(service.issuerOf('force'), started, oid), ...more }
  return comeBack(started, answerTo(service, started, { claims }))
}

it('the control: the same person, just now, is confirmed from when the service saw them', async () => {
  const { browser, oid } = await signInThrough(api, service)
  const seen = secondsAgo(240)
  expect((await stepUp(browser, oid, { auth_time: seen })).location).toBe('/sign-in/confirmed')
  const { steppedUpAt } = await sessionOf(browser)
  expect(Date.parse(steppedUpAt ?? '')).toBe(seen * 1000)
})

it('goes by how the session began: the demonstration’s press is no proof of who came through a service', async () => {
  const { browser } = await signInThrough(api, service)
  const { stepUpBy, csrfToken } = await sessionOf(browser)
  expect(stepUpBy).toBe('sign_in_service')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'x-csrf-token': csrfToken ?? '', origin: ORIGIN }
  const answer = await send(api, { method: 'POST', url: '/api/v1/demonstration/step-up', headers })
  expect(answer.problem().code).toBe('step_up_required')
  expect((await sessionOf(browser)).steppedUpAt).toBeNull()

  const invented = await addPerson(api, 'norfolk', ['gold_commander'], { steppedUp: false })
  expect((await invented.get('/session')).read(SessionReply).stepUpBy).toBe('demonstration')
  expect((await invented.post('/demonstration/step-up')).status).toBe(200)
})

type Proof = [string, SignInRefusal, () => Claims]
const PROOFS: Proof[] = [
  ['six minutes old', 'not_fresh', () => ({ auth_time: secondsAgo(360) })],
  [
    'a moment too old, which a tolerant clock would take',
    'not_fresh',
    () => ({ auth_time: secondsAgo(310) }),
  ],
  ['of no time', 'not_fresh', () => ({ auth_time: undefined })],
  ['of a time to come', 'not_fresh', () => ({ auth_time: secondsAgo(-3600) })],
  ['of another person', 'another_person', () => ({ oid: randomUUID() })],
  [
    'of another person with the same sub',
    'another_person',
    () => ({ oid: randomUUID(), sub: 'pairwise-gold' }),
  ],
  ['of another tenant', 'wrong_organisation', () => ({ tid: randomUUID() })],
  ['of a guest', 'guest_account', () => ({ acct: 1 })],
  ['with another nonce', 'unproven', () => ({ nonce: 'x'.repeat(43) })],
]

describe('a proof', () => {
  it.each(PROOFS)('%s is refused: %s', async (_name, refusal, more) => {
    const { browser, oid } = await signInThrough(api, service)
    const before = await sessionOf(browser)
    expect((await stepUp(browser, oid, more())).location).toBe(`/sign-in/refused/${refusal}`)
    const after = await sessionOf(browser)
    expect({ viewer: after.viewer, steppedUpAt: after.steppedUpAt }).toEqual({
      viewer: before.viewer,
      steppedUpAt: null,
    })
  })

  it('asked for by one session is nothing to the one that took its place in the browser', async () => {
    const { browser, oid } = await signInThrough(api, service)
    const started = await begin(browser, STEP_UP)
    const claims = honestClaims(service.issuerOf('force'), started, oid)
    await signInThrough(api, service, {}, oid, browser)
    const { location } = await comeBack(started, answerTo(service, started, { claims }))
    expect(location).toBe('/sign-in/refused/session_ended')
    expect((await sessionOf(browser)).steppedUpAt).toBeNull()
  })

  it('brought back to another browser is nothing, there or here', async () => {
    const [gold, other] = [await signInThrough(api, service), await signInThrough(api, service)]
    const started = await begin(gold.browser, STEP_UP)
    const claims = honestClaims(service.issuerOf('force'), started, gold.oid)
    const answer = answerTo(service, started, { claims })
    const { location } = await comeBack({ ...started, browser: other.browser }, answer)
    expect(location).toBe('/sign-in/refused/expired')
    expect((await sessionOf(other.browser)).steppedUpAt).toBeNull()
  })

  it('is never a sign-in: the answer to one does not confirm', async () => {
    const { browser, oid } = await signInThrough(api, service)
    const started = await begin(browser, startUrl('force', 'norfolk'))
    const claims = honestClaims(service.issuerOf('force'), started, oid)
    await comeBack(started, answerTo(service, started, { claims }))
    expect((await sessionOf(browser)).steppedUpAt).toBeNull()
  })
})

describe('groups that are left out of a token', () => {
  const left = { groups: undefined, hasgroups: true }

  it('end no role that they gave, and others are still given', async () => {
    const { oid } = await signInThrough(api, service, { groups: [GROUPS.gold] })
    const { browser } = await signInThrough(api, service, { ...left, roles: ['Administrator'] }, oid)
    expect((await whoIs(browser))?.roles).toEqual(['force_administrator', 'gold_commander'])
  })

  it('are said to be the reason where the person has no role at all', async () => {
    const { opened } = await signInThrough(api, service, left)
    expect(opened.location).toBe('/sign-in/refused/roles_unknown')
  })
})
