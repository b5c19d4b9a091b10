import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Seconds that a sign-in may take. */
const LONGEST = 600

/** The name says to the browser that no other host and no plain page may set it; plain http cannot say so. */
function nameOf(publicOrigin: string): string {
  return publicOrigin.startsWith('https:') ? '__Host-pelr_sign_in' : 'pelr_sign_in'
}

/** The value that binds an attempt to this browser, or undefined where it carries none that is one of ours. */
export function browserOf(request: FastifyRequest, publicOrigin: string): string | undefined {
  const value = request.cookies[nameOf(publicOrigin)]
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}

/** The same, given to the browser first where it has none. Two tabs of one browser may sign in at once. */
export function bindBrowser(request: FastifyRequest, reply: FastifyReply, publicOrigin: string): string {
  const value = browserOf(request, publicOrigin) ?? randomBytes(32).toString('base64url')
  reply.setCookie(nameOf(publicOrigin), value, {
    path: '/',
    httpOnly: true,
    // Lax: the way back comes from another site, as a page that is opened.
    sameSite: 'lax',
    secure: publicOrigin.startsWith('https:'),
    maxAge: LONGEST,
  })
  return value
}

/** What an attempt is kept under: whoever lacks the cookie or the state finds nothing. */
export function digestOfAttempt(browser: string, state: string): string {
  return createHash('sha256').update(`${browser} ${state}`).digest('hex')
}
