import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Id, IdParams } from '#shared/api/identifiers.ts'
import {
  Acknowledge,
  AskQuery,
  CreatedReply,
  InboxActionReply,
  InboxPackReply,
  InboxReply,
  QueryParams,
} from '#shared/api/queries.ts'
import type { Database } from '../../db/connect.ts'
import type { Queue } from '../../jobs/queue.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { acknowledge, askQuery, closeQuery } from './act-on-submission.ts'
import { downloadArrived, viewArrived, viewInbox } from './inbox-views.ts'

const FileParams = z.strictObject({ id: Id, kind: z.enum(['pdf', 'json']) })

/** What came to the recipient: packs, their checks, receipts and questions. */
export const inboxRoutes: FastifyPluginAsyncZod<{ database: Database; queue: Queue }> = async (
  app,
  { database: { db }, queue },
) => {
  const headers = IdempotencyHeaders

  app.get('/inbox', { schema: { response: { 200: InboxReply } } }, async (request) =>
    asViewer(db, request, viewInbox),
  )

  app.get(
    '/inbox/:id',
    { schema: { params: IdParams, response: { 200: InboxPackReply } } },
    async (request) =>
      asViewer(db, request, (tx, viewer, at) => viewArrived(tx, viewer, at, request.params.id)),
  )

  app.get('/inbox/:id/:kind', { schema: { params: FileParams } }, async (request, reply) => {
    const { id, kind } = request.params
    const file = await asViewer(db, request, (tx, viewer) => downloadArrived(tx, viewer, id, kind))
    return reply
      .type(kind === 'pdf' ? 'application/pdf' : 'application/json')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('content-length', file.bytes.length)
      .send(file.bytes)
  })

  app.post(
    '/inbox/:id/acknowledge',
    { schema: { params: IdParams, headers, body: Acknowledge, response: { 200: InboxActionReply } } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        acknowledge(tx, viewer, at, request.params.id, request.body),
      ),
  )

  app.post(
    '/inbox/:id/queries',
    { schema: { params: IdParams, headers, body: AskQuery, response: { 201: CreatedReply } } },
    async (request, reply) =>
      replayable(db, request, reply, 201, (tx, viewer, at) =>
        askQuery(tx, viewer, at, request.params.id, request.body, queue),
      ),
  )

  app.post(
    '/inbox/:id/queries/:query/close',
    { schema: { params: QueryParams, headers, response: { 200: CreatedReply } } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) => closeQuery(tx, viewer, at, request.params)),
  )
}
