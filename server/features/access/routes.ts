import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AccessQuery, AccessReply, ForceAccessQuery } from '#shared/api/access.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer } from '../../plugins/replay.ts'
import { viewAccessToMyReviews, viewForceAccess, viewOwnAccess } from './views.ts'

/** Reading the access log: of one's own reviews, of one's own acts, and an administrator of the whole force's. */
export const accessRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const response = { 200: AccessReply }

  app.get('/access', { schema: { querystring: AccessQuery, response } }, async (request) => {
    return asViewer(db, request, (tx, viewer, at) =>
      viewAccessToMyReviews(tx, viewer, at, request.query.before),
    )
  })

  app.get('/access/own', { schema: { querystring: AccessQuery, response } }, async (request) => {
    return asViewer(db, request, (tx, viewer, at) => viewOwnAccess(tx, viewer, at, request.query.before))
  })

  app.get('/access/force', { schema: { querystring: ForceAccessQuery, response } }, async (request) => {
    return asViewer(db, request, (tx, viewer, at) => viewForceAccess(tx, viewer, at, request.query))
  })
}
