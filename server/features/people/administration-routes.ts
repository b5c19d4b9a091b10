import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  AddPerson,
  AdministrationReply,
  EndRole,
  GiveRole,
  GrantParams,
  PersonAddedReply,
  RoleGivenReply,
  RolesEndedReply,
} from '#shared/api/administration.ts'
import { IdParams } from '#shared/api/identifiers.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer, IdempotencyHeaders, replayable } from '../../plugins/replay.ts'
import { addPerson } from './add-person.ts'
import { endRole, leaveForce } from './end-roles.ts'
import { giveRole } from './give-role.ts'
import { viewAdministration } from './view-administration.ts'

type Options = { database: Database; config: Pick<Config, 'providers'> }

/** Who belongs to the administrator's force and what each may do. */
export const administrationRoutes: FastifyPluginAsyncZod<Options> = async (
  app,
  { database: { db }, config: { providers } },
) => {
  const headers = IdempotencyHeaders

  app.get(
    '/administration/people',
    { schema: { response: { 200: AdministrationReply } } },
    async (request) => {
      return asViewer(db, request, viewAdministration)
    },
  )

  app.post(
    '/people',
    { schema: { headers, body: AddPerson, response: { 201: PersonAddedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        addPerson(tx, viewer, at, request.body, providers),
      )
    },
  )

  app.post(
    '/people/:id/grants',
    { schema: { params: IdParams, headers, body: GiveRole, response: { 201: RoleGivenReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 201, (tx, viewer, at) =>
        giveRole(tx, viewer, at, request.params.id, request.body),
      )
    },
  )

  app.post(
    '/people/:id/grants/:role/end',
    { schema: { params: GrantParams, headers, body: EndRole, response: { 200: RolesEndedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        endRole(tx, viewer, at, request.params, request.body),
      )
    },
  )

  app.post(
    '/people/:id/leave',
    { schema: { params: IdParams, headers, body: EndRole, response: { 200: RolesEndedReply } } },
    async (request, reply) => {
      return replayable(db, request, reply, 200, (tx, viewer, at) =>
        leaveForce(tx, viewer, at, request.params.id, request.body),
      )
    },
  )
}
