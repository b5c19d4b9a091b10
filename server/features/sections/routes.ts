import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { SaveSection, SectionParams, SectionSavedReply } from '#shared/api/reviews.ts'
import type { Database } from '../../db/connect.ts'
import { asViewerAtOnce } from '../../plugins/replay.ts'
import { saveSection } from './save-section.ts'

/** Saving a section of a review: the one request that is made while somebody types. */
export const sectionRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  app.put(
    '/reviews/:id/sections/:section',
    { schema: { params: SectionParams, body: SaveSection, response: { 200: SectionSavedReply } } },
    async (request) => {
      return asViewerAtOnce(db, request, (tx, viewer) =>
        saveSection(tx, viewer, null, request.params, request.body),
      )
    },
  )
}
