import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Pause, RecordDebrief, RecordedReply, Resume } from '#shared/api/debriefs.ts'
import { IdParams } from '#shared/api/identifiers.ts'
import type { Database } from '../../db/connect.ts'
import { IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { pause, resume } from './pause.ts'
import { recordDebrief } from './record-debrief.ts'

/** Debriefs that were held, and pauses. Both work from registration on. */
export const debriefRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const posted = { params: IdParams, headers: IdempotencyHeaders, response: { 201: RecordedReply } }

  app.post(
    '/operations/:id/debriefs',
    { schema: { ...posted, body: RecordDebrief } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        recordDebrief(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post('/operations/:id/pauses', { schema: { ...posted, body: Pause } }, async (request, reply) => {
    return replayable(db, request, reply, 201, (tx, viewer, at) =>
      pause(tx, viewer, at, request.params.id, request.body),
    )
  })

  app.post('/operations/:id/resume', { schema: { ...posted, body: Resume } }, async (request, reply) => {
    return replayable(db, request, reply, 201, (tx, viewer, at) =>
      resume(tx, viewer, at, request.params.id, request.body),
    )
  })
}
