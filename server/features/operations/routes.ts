import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '#shared/api/identifiers.ts'
import {
  MarkDuplicate,
  OperationReply,
  OperationsReply,
  RecordTimes,
  RegisteredReply,
  RegisterOperation,
  RestoreOperation,
  WithdrawOperation,
} from '#shared/api/operations.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { recordTimes } from './record-times.ts'
import { registerOperation } from './register-operation.ts'
import { markDuplicate, restoreOperation, withdrawOperation } from './remove-operation.ts'
import { viewOperation, viewOperations } from './views.ts'

/** The register of the viewer's own force. */
export const operationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const posted = { params: IdParams, headers: IdempotencyHeaders, response: { 200: RegisteredReply } }

  app.get('/operations', { schema: { response: { 200: OperationsReply } } }, async (request) => {
    return asViewer(db, request, viewOperations)
  })

  app.get(
    '/operations/:id',
    { schema: { params: IdParams, response: { 200: OperationReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewOperation(tx, viewer, at, request.params.id))
    },
  )

  app.post(
    '/operations',
    { schema: { headers: IdempotencyHeaders, body: RegisterOperation, response: { 201: RegisteredReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        registerOperation(tx, viewer, at, request.body),
      )
    },
  )

  app.post('/operations/:id/times', { schema: { ...posted, body: RecordTimes } }, async (request, reply) => {
    return replayable(db, request, reply, 200, (tx, viewer, at) =>
      recordTimes(tx, viewer, at, request.params.id, request.body),
    )
  })

  app.post(
    '/operations/:id/withdraw',
    { schema: { ...posted, body: WithdrawOperation } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        withdrawOperation(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/mark-duplicate',
    { schema: { ...posted, body: MarkDuplicate } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        markDuplicate(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/restore',
    { schema: { ...posted, body: RestoreOperation } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        restoreOperation(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
