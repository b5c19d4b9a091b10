import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdParams } from '#shared/api/identifiers.ts'
import {
  ContributorParams,
  GiveSections,
  ReviewPeopleReply,
  SectionsGivenReply,
} from '#shared/api/sharing.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { giveSections } from './give-sections.ts'
import { takeSectionsBack } from './take-sections-back.ts'
import { viewPeople } from './views.ts'

/** Who writes a review: who is in it, who is asked to write which section, and who no longer is. */
export const contributorRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (
  app,
  { database: { db } },
) => {
  const headers = IdempotencyHeaders
  const response = { 200: SectionsGivenReply }

  app.get(
    '/reviews/:id/people',
    { schema: { params: IdParams, response: { 200: ReviewPeopleReply } } },
    async (request) => {
      return asViewer(db, request, (tx, viewer, at) => viewPeople(tx, viewer, at, request.params.id))
    },
  )

  app.post(
    '/reviews/:id/people',
    { schema: { params: IdParams, headers, body: GiveSections, response } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        giveSections(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/reviews/:id/people/:person/end',
    { schema: { params: ContributorParams, headers, response } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        takeSectionsBack(tx, viewer, at, request.params),
      )
    },
  )
}
