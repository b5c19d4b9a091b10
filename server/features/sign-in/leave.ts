import type { FastifyReply, FastifyRequest } from 'fastify'
import { buildEndSessionUrl } from 'openid-client'
import type { Provider } from '../../openid/provider.ts'
import { SignInRefused } from '../../openid/refused.ts'
import type { Going } from './start.ts'

const HERE = '/sign-in'

function cookieOf(publicOrigin: string) {
  const secure = publicOrigin.startsWith('https:')
  const name = secure ? '__Host-pelr_signed_in_by' : 'pelr_signed_in_by'
  return { name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const }
}

/** Keeps in the browser which sign-in service it came through, to be told when the person leaves. */
export function rememberProvider(reply: FastifyReply, providerId: string, publicOrigin: string): void {
  const { name, options } = cookieOf(publicOrigin)
  reply.setCookie(name, providerId, options)
}

/**
 * Where a browser goes once its session here has ended: on to end the one at its sign-in service, where that has such
 * a page, and then back to sign-in. Someone who is still signed in stays so: another site's link must sign out nobody.
 */
export async function leave(
  { connect, publicOrigin }: Going,
  providers: readonly Provider[],
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (request.signedIn) return reply.redirect('/', 303)
  const { name, options } = cookieOf(publicOrigin)
  const provider = providers.find(({ id }) => id === request.cookies[name])
  reply.clearCookie(name, options)
  if (!provider) return reply.redirect(HERE, 303)
  try {
    const configuration = await connect(provider, 'to_send_someone')
    if (!configuration.serverMetadata().end_session_endpoint) return reply.redirect(HERE, 303)
    const to = buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${publicOrigin}${HERE}` })
    return reply.redirect(to.href, 303)
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    return reply.redirect(HERE, 303)
  }
}
