import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { RecordedReply } from '#shared/api/debriefs.ts'
import { IdParams } from '#shared/api/identifiers.ts'
import { RecordImpactReview } from '#shared/api/impact-reviews.ts'
import type { Database } from '../../db/connect.ts'
import { IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { recordImpactReview } from './record-impact-review.ts'

/** The community impact assessment after the event and its reviews, from registration on. */
export const impactReviewRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  app.post(
    '/operations/:id/impact-reviews',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: RecordImpactReview,
        response: { 201: RecordedReply },
      },
    },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        recordImpactReview(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
