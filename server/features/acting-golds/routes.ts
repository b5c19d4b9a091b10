import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  ActingEndedReply,
  ActingGoldsReply,
  AppointActingGold,
  AppointedReply,
  EndActingGold,
} from '#shared/api/acting-golds.ts'
import { IdParams } from '#shared/api/identifiers.ts'
import type { Database } from '../../db/connect.ts'
import type { Queue } from '../../jobs/queue.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { appointActingGold } from './appoint.ts'
import { endActingGold } from './end.ts'
import { viewActingGolds } from './views.ts'

/** Who acts as gold, for whom, where and until when. */
export const actingGoldRoutes: FastifyPluginAsyncZod<{ database: Database; queue: Queue }> = async (
  app,
  { database: { db }, queue },
) => {
  const headers = IdempotencyHeaders

  app.get('/acting-golds', { schema: { response: { 200: ActingGoldsReply } } }, async (request) => {
    return asViewer(db, request, viewActingGolds)
  })

  app.post(
    '/acting-golds',
    { schema: { headers, body: AppointActingGold, response: { 201: AppointedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        appointActingGold(tx, viewer, at, request.body, queue),
      )
    },
  )

  app.post(
    '/acting-golds/:id/end',
    { schema: { params: IdParams, headers, body: EndActingGold, response: { 200: ActingEndedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        endActingGold(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
