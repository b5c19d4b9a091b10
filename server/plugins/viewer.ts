import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../db/connect.ts'
import { digestOfToken, findSession, SESSION_COOKIE } from '../features/people/sessions.ts'
import { Problem } from '../problem.ts'
import type { Viewer } from '../viewer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: Viewer | null
  }
}

/** Whether one of the API's routes answers this, however its address was spelt. */
export function isApi(request: FastifyRequest): boolean {
  return request.routeOptions.url?.startsWith('/api/') === true
}

/** Reads the session afresh for every request, so an ended session or role bites at the next one. */
export function readViewer(app: FastifyInstance, database: Database): void {
  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[SESSION_COOKIE]
    if (token === undefined || !isApi(request)) return
    request.signedIn = await findSession(database.db, digestOfToken(token))
  })
}

/** The person asking; throws `not_signed_in` where there is none. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.signedIn) throw new Problem('not_signed_in')
  return request.signedIn
}
