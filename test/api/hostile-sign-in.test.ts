import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { SignInRefusal } from '#shared/api/sign-in.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { type HostileProvider, startHostileProvider } from '#test/support/hostile-provider.ts'
import { startQuietProvider } from '#test/support/quiet-provider.ts'
import {
  answerTo,
  begin,
  CALLBACK,
  comeBack,
  countEveryone,
  expectRefusal,
  honestClaims,
  OTHER_TENANT,
  openSmallBrowser,
  providersOf,
  type Started,
  signInThrough,
  startUrl,
  whoIs,
} from '#test/support/sign-in-flow.ts'

let api: Api
let service: HostileProvider
let mortal: Awaited<ReturnType<typeof startQuietProvider>>
beforeAll(async () => {
  service = await startHostileProvider()
  service.metadata.set('announcing', { authorization_response_iss_parameter_supported: true })
  service.metadata.set('lying', { issuer: service.issuerOf('force') })
  mortal = await startQuietProvider('mortal')
  api = await startApi({ config: { providers: [...providersOf(service), mortal.provider] } })
})
afterAll(async () => {
  await api.close()
  await service.close()
})

function start(provider = 'force', browser = openSmallBrowser(api.app)): Promise<Started> {
  return begin(browser, startUrl(provider, 'norfolk'))
}

const honest = (started: Started) => honestClaims(service.issuerOf(started.provider), started, randomUUID())

it('the control: the same flow, untouched, signs someone in', async () => {
  const { browser, opened } = await signInThrough(api, service)
  expect(opened).toMatchObject({ status: 303, location: '/' })
  expect(await whoIs(browser)).toMatchObject({ name: 'Nobody Real', roles: ['debrief_lead'] })
})

type Answer = [string, SignInRefusal, (answer: URLSearchParams) => void]
const ANSWERS: Answer[] = [
  ['with another state', 'expired', (answer) => answer.set('state', 'x'.repeat(43))],
  ['without a state', 'expired', (answer) => answer.delete('state')],
  ['with two states', 'unproven', (answer) => answer.append('state', 'x'.repeat(43))],
  ['without a code', 'unproven', (answer) => answer.delete('code')],
  ['with an invented code', 'unproven', (answer) => answer.set('code', 'invented')],
  ['from another issuer (RFC 9207)', 'unproven', (answer) => answer.set('iss', 'https://elsewhere.example')],
  ['that is an error', 'declined', (answer) => answer.set('error', 'access_denied')],
  ['with an id token from the front channel', 'unproven', (answer) => answer.set('id_token', 'a.b.c')],
  ['packed into a token of its own', 'unproven', (answer) => answer.set('response', 'a.b.c')],
]

describe('an answer', () => {
  it.each(ANSWERS)('%s is refused: %s', async (_name, refusal, twist) => {
    const started = await start()
    const answer = answerTo(service, started, { claims: honest(started) })
    twist(answer)
    await expectRefusal(api, started.browser, refusal, () => comeBack(started, answer))
  })

  it('without its issuer is refused where the service announces one (RFC 9207)', async () => {
    const started = await start('announcing')
    const answer = answerTo(service, started, { claims: honest(started) })
    await expectRefusal(api, started.browser, 'unproven', () => comeBack(started, answer))
    const again = await start('announcing')
    const named = answerTo(service, again, { claims: honest(again) })
    named.set('iss', service.issuerOf('announcing'))
    expect((await comeBack(again, named)).location).toBe('/')
  })

  it('to the callback of another provider is refused (mix-up)', async () => {
    const started = await start()
    const answer = answerTo(service, started, { claims: honest(started) })
    await expectRefusal(api, started.browser, 'unproven', () =>
      comeBack({ ...started, provider: 'announcing' }, answer),
    )
  })

  it('that nobody asked for is refused', async () => {
    const browser = openSmallBrowser(api.app)
    await expectRefusal(api, browser, 'expired', () =>
      comeBack(
        { provider: 'force', asked: new URLSearchParams(), browser },
        new URLSearchParams({ code: 'a', state: 'b' }),
      ),
    )
  })

  it('in another browser is refused, and in this one afterwards still taken', async () => {
    const [started, other] = [await start(), await start()]
    const answer = answerTo(service, started, { claims: honest(started) })
    await expectRefusal(api, other.browser, 'expired', () =>
      comeBack({ ...started, browser: other.browser }, answer),
    )
    expect((await comeBack(started, answer)).location).toBe('/')
  })

  it('a second time is refused, though the first signed in', async () => {
    const started = await start()
    const answer = answerTo(service, started, { claims: honest(started) })
    expect((await comeBack(started, answer)).location).toBe('/')
    const before = await countEveryone(api)
    expect((await comeBack(started, answer)).location).toBe('/sign-in/refused/expired')
    expect(await countEveryone(api)).toEqual(before)
  })

  it('after 10 minutes is refused', async () => {
    const started = await start()
    await sql`update sign_in_attempt set started_at = now() - interval '601 seconds'`.execute(
      api.database.owner,
    )
    const answer = answerTo(service, started, { claims: honest(started) })
    await expectRefusal(api, started.browser, 'expired', () => comeBack(started, answer))
  })

  it('with a code that was used is refused', async () => {
    const [first, second] = [await start(), await start()]
    const used = answerTo(service, first, { claims: honest(first) })
    await comeBack(first, used)
    const answer = new URLSearchParams({
      code: used.get('code') ?? '',
      state: second.asked.get('state') ?? '',
    })
    await expectRefusal(api, second.browser, 'unproven', () => comeBack(second, answer))
  })

  it.each`
    service                        | checksVerifier
    ${'that checks the verifier'}  | ${true}
    ${'that forgot to check PKCE'} | ${false}
  `('with the code of someone else is refused, by a service $service', async ({ checksVerifier }) => {
    const [victim, attacker] = [await start(), await start()]
    const code = service.issueCode({
      nonce: victim.asked.get('nonce') ?? '',
      challenge: victim.asked.get('code_challenge') ?? '',
      minting: { claims: honest(victim) },
      checksVerifier,
    })
    const answer = new URLSearchParams({ code, state: attacker.asked.get('state') ?? '' })
    await expectRefusal(api, attacker.browser, 'unproven', () => comeBack(attacker, answer))
  })
})

describe('a service', () => {
  it('that describes itself as another is refused before anyone is sent to it', async () => {
    const browser = openSmallBrowser(api.app)
    await expectRefusal(api, browser, 'unavailable', () => browser.open(startUrl('lying', 'norfolk')))
  })

  it('that died since it described itself is said to be away, and nobody is sent to it', async () => {
    const browser = openSmallBrowser(api.app)
    const url = startUrl('mortal', 'cumbria')
    expect((await browser.open(url)).location).toContain(`${mortal.provider.issuer}/authorize?`)
    mortal.close()
    const later = performance.now() + 5_000
    vi.spyOn(performance, 'now').mockImplementation(() => later)
    expect(await browser.open(url)).toMatchObject({ status: 303, location: '/sign-in/refused/unavailable' })
    vi.restoreAllMocks()
  })

  it('is always asked with S256, state, nonce and our own address, and told the verifier', async () => {
    const { started } = await signInThrough(api, service)
    expect(Object.fromEntries(started.asked)).toEqual({
      client_id: 'reviews',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
    expect(service.asked.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43}$/)
    expect(service.asked.at(-1)?.get('redirect_uri')).toBe(CALLBACK)
  })

  it('cannot be told another address to send people back to by the Host header', async () => {
    const reply = await api.app.inject({
      method: 'GET',
      url: startUrl('force', 'norfolk'),
      headers: { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
    })
    expect(new URL(String(reply.headers.location)).searchParams.get('redirect_uri')).toBe(CALLBACK)
  })
})

describe('a person', () => {
  it('with the e-mail of someone else is someone else', async () => {
    const email = 'gold@force.example'
    const first = await whoIs((await signInThrough(api, service, { email })).browser)
    const second = await whoIs((await signInThrough(api, service, { email })).browser)
    expect(second?.personId).not.toBe(first?.personId)
  })

  it('with the e-mail of someone here, from another tenant, is refused', async () => {
    await signInThrough(api, service, { email: 'gold@force.example' })
    const started = await start()
    const minting = { claims: { ...honest(started), email: 'gold@force.example', tid: OTHER_TENANT } }
    await expectRefusal(api, started.browser, 'wrong_organisation', () =>
      comeBack(started, answerTo(service, started, minting)),
    )
  })
})

describe('a path to come back to', () => {
  it.each([
    'https://elsewhere.example',
    '//elsewhere',
    '/\\elsewhere',
    '\\/elsewhere',
    'javascript:alert(1)',
    '/operations?next=//elsewhere.example',
    '/operations?next=%2F%2Felsewhere.example',
    '/operations?next=\\\\elsewhere.example',
    '/operations?from=2026-10-01#b',
    '//elsewhere?from=2026-10-01',
    '/api/v1/sign-in/leave?from=2026-10-01',
    '/operations?from=2026-10-01\nLocation: //elsewhere',
    '/a#b',
    '/@elsewhere',
    '/api/v1/sign-in/force/start',
    '/operations\n',
    '',
  ])('%j is refused, and no sign-in is started', async (path) => {
    const browser = openSmallBrowser(api.app)
    const more = `&return=${encodeURIComponent(path)}`
    expect(await browser.open(startUrl('force', 'norfolk', more))).toMatchObject({ status: 400, given: [] })
    expect(await browser.open(`/api/v1/sign-in/step-up?${more.slice(1)}`)).toMatchObject({ status: 400 })
  })

  it.each([
    '/operations/7/facts',
    '/coverage/list?figure=registered&force=kent&from=2026-10-01',
    '/access?before=2026-11-22T21%3A24%3A28.492Z',
  ])('the control: a page of ours is taken, with what it was asked by: %s', async (path) => {
    const more = `&return=${encodeURIComponent(path)}`
    const started = await begin(openSmallBrowser(api.app), startUrl('force', 'norfolk', more))
    const opened = await comeBack(started, answerTo(service, started, { claims: honest(started) }))
    expect(opened.location).toBe(path)
  })
})
