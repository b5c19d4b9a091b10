import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { AssignLead } from '#shared/api/administration.ts'
import { HistoryReply } from '#shared/api/history.ts'
import { IdParams } from '#shared/api/identifiers.ts'
import {
  ActionReply,
  CheckReply,
  CommentParams,
  RepliedReply,
  ReplyToComment,
  ReviewReply,
  SectionParams,
  SectionReply,
  SentToGoldReply,
  StartedReply,
  WithReason,
} from '#shared/api/reviews.ts'
import type { Database } from '../../db/connect.ts'
import type { Queue } from '../../jobs/queue.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { amendReview, dropAmendment } from './amend-review.ts'
import { assignReview } from './assign-review.ts'
import { recallReview } from './recall-review.ts'
import { reinstateReview } from './reinstate-review.ts'
import { replyToComment } from './reply-to-comment.ts'
import { sendToGold } from './send-to-gold.ts'
import { startReview } from './start-review.ts'
import { viewHistory } from './view-history.ts'
import { viewCheck, viewReview, viewSection } from './views.ts'
import { withdrawReview } from './withdraw-review.ts'

/** Writing a review: start, task list, sections, check answers, send to gold, take back, withdraw. */
export const reviewRoutes: FastifyPluginAsyncZod<{ database: Database; queue: Queue }> = async (
  app,
  { database: { db }, queue },
) => {
  const headers = IdempotencyHeaders
  const posted = { params: IdParams, headers }

  app.post(
    '/operations/:id/reviews',
    { schema: { ...posted, response: { 201: StartedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        startReview(tx, viewer, at, request.params.id),
      )
    },
  )

  app.get(
    '/reviews/:id',
    { schema: { params: IdParams, response: { 200: ReviewReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewReview(tx, viewer, at, request.params.id))
    },
  )

  app.get(
    '/reviews/:id/sections/:section',
    { schema: { params: SectionParams, response: { 200: SectionReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewSection(tx, viewer, at, request.params))
    },
  )

  app.get(
    '/reviews/:id/check',
    { schema: { params: IdParams, response: { 200: CheckReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewCheck(tx, viewer, at, request.params.id))
    },
  )

  app.get(
    '/reviews/:id/history',
    { schema: { params: IdParams, response: { 200: HistoryReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewHistory(tx, viewer, at, request.params.id))
    },
  )

  app.post(
    '/reviews/:id/comments/:comment/reply',
    { schema: { params: CommentParams, headers, body: ReplyToComment, response: { 200: RepliedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        replyToComment(tx, viewer, at, request.params, request.body),
      )
    },
  )

  app.post(
    '/reviews/:id/send-to-gold',
    { schema: { ...posted, response: { 200: SentToGoldReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        sendToGold(tx, viewer, at, request.params.id, queue),
      )
    },
  )

  app.post(
    '/reviews/:id/assign',
    { schema: { ...posted, body: AssignLead, response: { 200: ActionReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        assignReview(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/reviews/:id/recall',
    { schema: { ...posted, response: { 200: ActionReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        recallReview(tx, viewer, at, request.params.id),
      )
    },
  )

  const reasoned = { ...posted, body: WithReason, response: { 200: ActionReply } }

  app.post('/reviews/:id/reinstate', { schema: reasoned }, async (request, reply) =>
    replayable(db, request, reply, 200, (tx, viewer, at) =>
      reinstateReview(tx, viewer, at, request.params.id, request.body),
    ),
  )

  app.post('/reviews/:id/amend', { schema: reasoned }, async (request, reply) =>
    replayable(db, request, reply, 200, (tx, viewer, at) =>
      amendReview(tx, viewer, at, request.params.id, request.body),
    ),
  )

  app.post(
    '/reviews/:id/drop-amendment',
    { schema: { ...posted, response: { 200: ActionReply } } },
    async (request, reply) =>
      replayable(db, request, reply, 200, (tx, viewer, at) =>
        dropAmendment(tx, viewer, at, request.params.id),
      ),
  )

  app.post(
    '/reviews/:id/withdraw',
    { schema: { ...posted, body: WithReason, response: { 200: ActionReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        withdrawReview(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
