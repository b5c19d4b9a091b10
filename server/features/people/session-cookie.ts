import type { FastifyReply, FastifyRequest } from 'fastify'

/** Where a browser keeps its session's token: read from requests, set and dropped in answers. */
type SessionCookie = {
  name: string
  /** The token that came with a request; undefined where none did. */
  read: (request: FastifyRequest) => string | undefined
  set: (reply: FastifyReply, token: string) => void
  /** The token that an answer gives the browser; undefined where it gives none. */
  given: (reply: FastifyReply) => string | undefined
  drop: (reply: FastifyReply) => void
}

const given = new WeakMap<FastifyReply, string>()

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
      given.set(reply, token)
    },
    given: (reply) => given.get(reply),
    drop: (reply) => {
      reply.clearCookie(name, options)
    },
  }
}
