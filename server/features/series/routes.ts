import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '#shared/api/identifiers.ts'
import {
  DeclareSeries,
  JoinSeries,
  LeaveSeries,
  RecordConsolidatedReview,
  SeriesListReply,
  SeriesMadeReply,
  SeriesReply,
} from '#shared/api/series.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { declareSeries, recordConsolidatedReview } from './declare-series.ts'
import { joinSeries, leaveSeries } from './join-series.ts'
import { viewSeries, viewSeriesList } from './views.ts'

/** Series: operations declared as repeats of one another. */
export const seriesRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const made = { headers: IdempotencyHeaders, response: { 201: SeriesMadeReply } }

  app.get('/series', { schema: { response: { 200: SeriesListReply } } }, async (request) => {
    return asViewer(db, request, viewSeriesList)
  })

  app.get(
    '/series/:id',
    { schema: { params: IdParams, response: { 200: SeriesReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewSeries(tx, viewer, at, request.params.id))
    },
  )

  app.post('/series', { schema: { ...made, body: DeclareSeries } }, async (request, reply) => {
    return replayable(db, request, reply, 201, (tx, viewer, at) =>
      declareSeries(tx, viewer, at, request.body),
    )
  })

  app.post(
    '/series/:id/consolidated-reviews',
    { schema: { ...made, params: IdParams, body: RecordConsolidatedReview } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        recordConsolidatedReview(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/join-series',
    { schema: { ...made, params: IdParams, body: JoinSeries } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        joinSeries(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/operations/:id/leave-series',
    { schema: { ...made, params: IdParams, body: LeaveSeries } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        leaveSeries(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
