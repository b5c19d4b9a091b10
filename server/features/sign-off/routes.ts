import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { IdParams } from '#shared/api/identifiers.ts'
import { ActionReply, WithReason } from '#shared/api/reviews.ts'
import {
  DeclineReview,
  QueueReply,
  ReturnReview,
  RevisionParams,
  RevisionReply,
  SignedReply,
  SignOff,
} from '#shared/api/sign-off.ts'
import type { Database } from '../../db/connect.ts'
import type { Queue } from '../../jobs/queue.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { declineReview } from './decline-review.ts'
import { reOpenReview } from './re-open-review.ts'
import { returnReview } from './return-review.ts'
import { signOff } from './sign-off.ts'
import { viewQueue } from './view-queue.ts'
import { viewRevision } from './view-revision.ts'

const SignOffHeaders = IdempotencyHeaders.extend({ 'if-match': z.string().optional() })

/** Gold's queue, the revision as it is signed, and gold's decisions about it. */
export const signOffRoutes: FastifyPluginAsyncZod<{ database: Database; queue: Queue }> = async (
  app,
  options,
) => {
  const { db } = options.database

  app.get('/sign-off', { schema: { response: { 200: QueueReply } } }, async (request) => {
    return asViewer(db, request, viewQueue)
  })

  app.get(
    '/reviews/:id/revisions/:revision',
    // Looking is recorded, and a HEAD shows nobody anything.
    { exposeHeadRoute: false, schema: { params: RevisionParams, response: { 200: RevisionReply } } },
    async (request, reply) => {
      const seen = await asViewer(db, request, (tx, viewer, at) =>
        viewRevision(tx, viewer, at, request.params),
      )
      reply.header('etag', seen.tag)
      return seen
    },
  )

  app.post(
    '/reviews/:id/revisions/:revision/sign-off',
    {
      schema: {
        params: RevisionParams,
        headers: SignOffHeaders,
        body: SignOff,
        response: { 200: SignedReply },
      },
    },
    async (request, reply) => {
      const asked = {
        revision: request.params.revision,
        ifMatch: request.headers['if-match'],
        body: request.body,
      }
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        signOff(tx, viewer, at, request.params.id, asked, options.queue),
      )
    },
  )

  app.post(
    '/reviews/:id/return',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: ReturnReview,
        response: { 200: ActionReply },
      },
    },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        returnReview(tx, viewer, at, request.params.id, request.body, options.queue),
      )
    },
  )

  app.post(
    '/reviews/:id/decline',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: DeclineReview,
        response: { 200: ActionReply },
      },
    },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        declineReview(tx, viewer, at, request.params.id, request.body, options.queue),
      ),
  )

  app.post(
    '/reviews/:id/re-open',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: WithReason,
        response: { 200: ActionReply },
      },
    },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        reOpenReview(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
