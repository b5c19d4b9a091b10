import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ClearHoldBack, HoldReviewBack } from '#shared/api/hold-back.ts'
import { Id, IdParams } from '#shared/api/identifiers.ts'
import { AnswerQuery, QueryParams } from '#shared/api/queries.ts'
import { ActionReply, RecordSent } from '#shared/api/reviews.ts'
import type { Database } from '../../db/connect.ts'
import type { Queue } from '../../jobs/queue.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { answerQuery } from './answer-query.ts'
import { downloadPack } from './download-pack.ts'
import { clearHoldBack, holdBack } from './hold-back.ts'
import { recordSent } from './record-sent.ts'
import { submit } from './submit.ts'

const PackParams = z.strictObject({
  id: Id,
  audience: z.enum(['force', 'recipient']),
  kind: z.enum(['pdf', 'json']),
})

/** Sending a signed review, and the files that leave: printed once after the sign-off, the same bytes for ever. */
export const submissionRoutes: FastifyPluginAsyncZod<{ database: Database; queue: Queue }> = async (
  app,
  { database: { db }, queue },
) => {
  const headers = IdempotencyHeaders
  const response = { 200: ActionReply }

  app.get(
    '/reviews/:id/packs/:audience/:kind',
    { schema: { params: PackParams } },
    async (request, reply) => {
      const file = await asViewer(db, request, (tx, viewer) => downloadPack(tx, viewer, request.params))
      return reply
        .type(request.params.kind === 'pdf' ? 'application/pdf' : 'application/json')
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('content-length', file.bytes.length)
        .send(file.bytes)
    },
  )

  app.post(
    '/reviews/:id/submit',
    { schema: { params: IdParams, headers, response } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        submit(tx, viewer, at, request.params.id, queue),
      )
    },
  )

  app.post(
    '/reviews/:id/hold-back',
    { schema: { params: IdParams, headers, body: HoldReviewBack, response } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        holdBack(tx, viewer, at, request.params.id, request.body),
      ),
  )

  app.post(
    '/reviews/:id/clear-hold-back',
    { schema: { params: IdParams, headers, body: ClearHoldBack, response } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        clearHoldBack(tx, viewer, at, request.params.id, request.body),
      ),
  )

  app.post(
    '/reviews/:id/queries/:query/reply',
    { schema: { params: QueryParams, headers, body: AnswerQuery, response } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        answerQuery(tx, viewer, at, request.params, request.body),
      ),
  )

  app.post(
    '/reviews/:id/sent',
    { schema: { params: IdParams, headers, body: RecordSent, response } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        recordSent(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
