import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SessionTimes } from '#shared/api/session.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { sessionCookie } from '../features/people/session-cookie.ts'
import { digestOfToken, exchangeToken, findSession } from '../features/people/sessions.ts'
import { Problem } from '../problem.ts'
import type { Viewer } from '../viewer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: Viewer | null
    sessionTimes: SessionTimes | null
  }
  interface FastifyContextConfig {
    /** Pages ask this by themselves, so it does not keep a session from idling out. */
    askedByPages?: boolean
  }
}

/** Sent with what a page asks by itself, such as whether something is ready: nobody needs to be there for it. */
const UNATTENDED = 'x-unattended'

/** Whether one of the API's routes answers this, however its address was spelt. */
export function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true
}

function keepsAlive(request: FastifyRequest): boolean {
  return !request.routeOptions.config.askedByPages && request.headers[UNATTENDED] === undefined
}

/**
 * Reads the session afresh for every request, so an ended session or role bites at the next one. Where what the person
 * may do has changed, the answer carries a new token.
 */
export function readViewer(app: FastifyInstance, { db }: Database, config: Config): void {
  const cookie = sessionCookie(config.publicOrigin)
  app.decorateRequest('signedIn', null)
  app.decorateRequest('sessionTimes', null)
  app.addHook('onRequest', async (request, reply) => {
    const token = cookie.read(request)
    if (token === undefined || !isApi(request)) return
    const digest = digestOfToken(token)
    const found = await findSession(db, digest, config, keepsAlive(request))
    if (!found) return
    request.signedIn = found.viewer
    request.sessionTimes = found.times
    if (found.newStanding === null) return
    const fresh = await exchangeToken(db, found, digest)
    if (fresh !== null) cookie.set(reply, fresh)
  })
}

/** The person asking; throws `not_signed_in` where there is none. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.signedIn) throw new Problem('not_signed_in')
  return request.signedIn
}
