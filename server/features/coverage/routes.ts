import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { CoverageListQuery, CoverageListReply, CoverageQuery, CoverageReply } from '#shared/api/coverage.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer } from '../../plugins/replay.ts'
import { viewCoverage, viewCoverageList } from './views.ts'

/** Figures from the register, and the list behind each: for oversight, the recipient, and the force about itself. */
export const coverageRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  app.get(
    '/coverage',
    { schema: { querystring: CoverageQuery, response: { 200: CoverageReply } } },
    async (request) => {
      return asViewer(db, request, (tx, _viewer, at) => viewCoverage(tx, at, request.query))
    },
  )

  app.get(
    '/coverage/list',
    { schema: { querystring: CoverageListQuery, response: { 200: CoverageListReply } } },
    async (request) => {
      return asViewer(db, request, (tx, _viewer, at) => viewCoverageList(tx, at, request.query))
    },
  )
}
