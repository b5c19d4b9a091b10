import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { PeopleReply } from '#shared/api/operations.ts'
import { DemonstrationPeopleReply, SessionReply, SignInAs, StepUpReply } from '#shared/api/session.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/connect.ts'
import { inContext } from '../../db/context.ts'
import { demonstrationPeople, demonstrationPerson } from '../../demonstration/people.ts'
import { codeOf } from '../../error-code.ts'
import { asViewer } from '../../plugins/replay.ts'
import { Problem } from '../../problem.ts'
import { findIdentityOfSession } from '../sign-in/repository.ts'
import { listColleagues } from './repository.ts'
import { sessionCookie } from './session-cookie.ts'
import { sessionReply } from './session-routes.ts'
import { endSession, findSession, recordStepUp, startSession } from './sessions.ts'

type Options = { database: Database; config: Config }

/** The people of one's own organisation. */
export const peopleRoutes: FastifyPluginAsyncZod<Pick<Options, 'database'>> = async (app, { database }) => {
  app.get('/people', { schema: { response: { 200: PeopleReply } } }, async (request) => ({
    people: await asViewer(database.db, request, (tx, viewer) => listColleagues(tx, viewer)),
  }))
}

async function signIn(
  request: FastifyRequest<{ Body: SignInAs }>,
  reply: FastifyReply,
  { database: { db }, config }: Options,
  steppedUp: boolean,
): Promise<SessionReply> {
  const person = demonstrationPerson(request.body.person)
  if (!person) throw new Problem('not_found')
  const { token, digest } = await inContext(db, null, (tx) =>
    startSession(tx, { personId: person.id, organisationId: person.organisationId, steppedUp }),
  ).catch((error) => {
    // Listed, but not in this database.
    throw codeOf(error) === '23503' ? new Problem('not_found') : error
  })
  const found = await findSession(db, digest, config)
  if (!found) throw new Problem('not_found')
  if (request.signedIn) await asViewer(db, request, (tx, before) => endSession(tx, before.sessionId))
  sessionCookie(config.publicOrigin).set(reply, token)
  return sessionReply({ ...found, throughService: false }, config)
}

/** The demonstration's picker. Registered only where the demonstration runs, which production refuses. */
export const demonstrationRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  const { database, config } = options

  app.get('/demonstration/people', { schema: { response: { 200: DemonstrationPeopleReply } } }, async () => ({
    people: demonstrationPeople().map((person) => ({
      slug: person.slug,
      name: person.name,
      rank: person.rank,
      organisation: getOrganisation(person.organisationId),
      roles: person.roles,
    })),
  }))

  app.post(
    '/demonstration/sign-in',
    { schema: { body: SignInAs, response: { 200: SessionReply } } },
    async (request, reply) => signIn(request, reply, options, false),
  )

  app.post(
    '/demonstration/step-up',
    { schema: { response: { 200: StepUpReply } } },
    async (request, reply) => {
      const { token } = await asViewer(database.db, request, async (tx, { sessionId }) => {
        // Whoever came through a sign-in service proves it there, also beside the demonstration.
        if (await findIdentityOfSession(tx, sessionId)) throw new Problem('step_up_required')
        return recordStepUp(tx, sessionId)
      })
      sessionCookie(config.publicOrigin).set(reply, token)
      return { steppedUp: true } as const
    },
  )
}

/** The test contract's sign-in: any demonstration person, counted as just stepped up. Never in production. */
export const testLoginRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  app.post(
    '/test-login',
    { schema: { body: SignInAs, response: { 200: SessionReply } } },
    async (request, reply) => signIn(request, reply, options, true),
  )
}
