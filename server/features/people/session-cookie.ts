import type { FastifyReply, FastifyRequest } from 'fastify'

/** Where a browser keeps its session's token: read from requests, set and dropped in answers. */
type SessionCookie = {
  name: string
  /** The token that came with a request; undefined where none did. */
  read: (request: FastifyRequest) => string | undefined
  set: (reply: FastifyReply, token: string) => void
  drop: (reply: FastifyReply) => void
}

/**
 * The cookie of an installation. Over https its name has the `__Host-` prefix, with which browsers take it only with
 * Secure, for path / and this host alone, so no neighbour can plant one. Over http browsers would refuse such a cookie.
 */
export function sessionCookie(publicOrigin: string): SessionCookie {
  const secure = publicOrigin.startsWith('https:')
  const name = secure ? '__Host-pelr_session' : 'pelr_session'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    name,
    read: (request) => request.cookies[name],
    set: (reply, token) => {
      reply.setCookie(name, token, options)
    },
    drop: (reply) => {
      reply.clearCookie(name, options)
    },
  }
}
