import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { ORIGIN } from './api.ts'
import type { Opened, SmallBrowser } from './sign-in-flow.ts'

export const REAL_CLIENT = { clientId: 'reviews', clientSecret: 'a-client-secret-of-these-tests' }

/** A certified implementation of OpenID Connect as an organisation's sign-in service. */
export type RealProvider = {
  issuer: string
  /** Who types their password at the next sign-in, nobody to give up; and what the service says of each person. */
  next: { account: string }
  accounts: Map<string, Record<string, unknown>>
  /** Follows a browser through the service's own pages, until it is sent back. */
  follow: (location: string, atService: Map<string, string>) => Promise<string>
  close: () => Promise<void>
}

type Choices = {
  /** Where it listens; any free port where none is named. */
  port?: number
  /** The page on which a person in a browser says who they are; without it `next` is whoever types a password. */
  page?: (accounts: RealProvider['accounts']) => string
}

export async function startRealProvider(redirectTo: string, choices: Choices = {}): Promise<RealProvider> {
  const next = { account: '' }
  const accounts: RealProvider['accounts'] = new Map()
  const server = createServer()
  server.listen(choices.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: REAL_CLIENT.clientId,
        client_secret: REAL_CLIENT.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [redirectTo],
        post_logout_redirect_uris: [new URL('/sign-in', redirectTo).href],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of these tests'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'roles', 'groups', 'hasgroups'], profile: ['name', 'rank'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/typed-password/${interaction.uid}` },
    findAccount: (_context, id) => {
      const claims = accounts.get(id)
      return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) }
    },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new context.oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/typed-password/')) return answer(request, response)
    const chosen = choices.page ? new URL(request.url, issuer).searchParams.get('account') : next.account
    if (choices.page && chosen === null) {
      return response.setHeader('content-type', 'text/html; charset=utf-8').end(choices.page(accounts))
    }
    const typed = chosen ? { login: { accountId: chosen } } : { error: 'access_denied' }
    return provider.interactionFinished(request, response, typed)
  })
  return {
    issuer,
    next,
    accounts,
    follow: (location, atService) => follow(location, issuer, atService),
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function follow(location: string, issuer: string, cookies: Map<string, string>): Promise<string> {
  let at = location
  for (let steps = 0; at.startsWith(issuer); steps++) {
    if (steps === 10) throw new Error(`the sign-in service sends in circles: ${at}`)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const given of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (given.split(';')[0] ?? '').split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const next = reply.headers.get('location')
    if (next === null) throw new Error(`${reply.status} at ${at}: ${await reply.text()}`)
    at = new URL(next, issuer).href
  }
  return at
}

/** Opens an address of ours that leads to the service, lets this person type a password there, and comes back. */
export async function throughService(
  service: RealProvider,
  browser: SmallBrowser,
  url: string,
  account: string,
  atService = new Map<string, string>(),
): Promise<Opened> {
  service.next.account = account
  const { location } = await browser.open(url)
  const back = await service.follow(location, atService)
  return browser.open(back.replace(ORIGIN, ''))
}
