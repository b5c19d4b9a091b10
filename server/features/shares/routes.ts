import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '#shared/api/identifiers.ts'
import { EndShare, ShareMadeReply, ShareOperation, ShareParams } from '#shared/api/sharing.ts'
import type { Database } from '../../db/connect.ts'
import { IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { endShare } from './end-share.ts'
import { shareOperation } from './share-operation.ts'

/** Joint operations: shown to another force, and no longer. */
export const shareRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const headers = IdempotencyHeaders

  app.post(
    '/operations/:id/shares',
    { schema: { params: IdParams, headers, body: ShareOperation, response: { 201: ShareMadeReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        shareOperation(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/shares/:share/end',
    { schema: { params: ShareParams, headers, body: EndShare, response: { 200: ShareMadeReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        endShare(tx, viewer, at, request.params, request.body),
      )
    },
  )
}
