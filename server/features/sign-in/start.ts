import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { inContext } from '../../db/context.ts'
import type { Db } from '../../db/types.ts'
import type { Connect } from '../../openid/connections.ts'
import { authorizationUrl } from '../../openid/exchange.ts'
import type { Choice } from '../../openid/provider.ts'
import { bindBrowser, digestOfAttempt } from './attempt-cookie.ts'
import { insertAttempt } from './repository.ts'

export type Going = { db: Db; connect: Connect; publicOrigin: string }
type Purpose = { purpose: 'sign_in'; sessionId: null } | { purpose: 'step_up'; sessionId: string }

/** Where a provider sends people back to. It is registered there, so it never comes from the request. */
export function redirectUri(publicOrigin: string, providerId: string): string {
  return `${publicOrigin}/api/v1/sign-in/${providerId}/callback`
}

/** Sends the browser to the organisation's sign-in service, and remembers what has to come back. */
export async function start(
  { db, connect, publicOrigin }: Going,
  request: FastifyRequest,
  reply: FastifyReply,
  { provider, organisation }: Choice,
  asked: Purpose & { returnPath: string },
) {
  const configuration = await connect(provider, 'to_send_someone')
  const flow = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    purpose: asked.purpose,
  }
  const to = await authorizationUrl(configuration, redirectUri(publicOrigin, provider.id), flow)
  const browser = bindBrowser(request, reply, publicOrigin)
  const attempt = {
    digest: digestOfAttempt(browser, flow.state),
    provider: provider.id,
    organisationId: organisation.organisationId,
    nonce: flow.nonce,
    verifier: flow.verifier,
    ...asked,
  }
  await inContext(db, null, (tx) => insertAttempt(tx, attempt))
  return reply.redirect(to.href, 303)
}
