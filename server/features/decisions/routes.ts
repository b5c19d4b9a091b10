import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ConfirmedReply,
  DecidedReply,
  FactChangedReply,
  FactsSavedReply,
  RecordDecision,
  RecordFactChange,
  SaveFacts,
} from '#shared/api/decisions.ts'
import { Id, IdParams } from '#shared/api/identifiers.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { confirmDecision } from './confirm-decision.ts'
import { recordDecision } from './record-decision.ts'
import { recordFactChange } from './record-fact-change.ts'
import { saveFacts } from './save-facts.ts'

const DecisionParams = z.strictObject({ id: Id, decision: Id })

/** Facts and what changed of them, decisions, and the second person's confirmation. */
export const decisionRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  app.put(
    '/operations/:id/facts',
    { schema: { params: IdParams, body: SaveFacts, response: { 200: FactsSavedReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) =>
        saveFacts(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/fact-changes',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: RecordFactChange,
        response: { 201: FactChangedReply },
      },
    },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        recordFactChange(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/decisions',
    {
      schema: {
        params: IdParams,
        headers: IdempotencyHeaders,
        body: RecordDecision,
        response: { 201: DecidedReply },
      },
    },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        recordDecision(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/decisions/:decision/confirm',
    { schema: { params: DecisionParams, headers: IdempotencyHeaders, response: { 200: ConfirmedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        confirmDecision(tx, viewer, at, request.params.id, request.params.decision),
      )
    },
  )
}
