import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { PeopleReply } from '#shared/api/operations.ts'
import {
  DemonstrationPeopleReply,
  SessionReply,
  SignedOutReply,
  SignInAs,
  StepUpReply,
} from '#shared/api/session.ts'
import { getOrganisation, recipient } from '#shared/reference/organisations.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/connect.ts'
import { inContext } from '../../db/context.ts'
import { demonstrationPeople, demonstrationPerson } from '../../demonstration/people.ts'
import { codeOf } from '../../error-code.ts'
import { asViewer } from '../../plugins/replay.ts'
import { viewerOf } from '../../plugins/viewer.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { listColleagues } from './repository.ts'
import { endSession, findSession, recordStepUp, SESSION_COOKIE, startSession } from './sessions.ts'

type Options = { database: Database; config: Config }

function replyTo(viewer: Viewer | null, config: Config): SessionReply {
  return {
    viewer: viewer && {
      personId: viewer.personId,
      name: viewer.name,
      rank: viewer.rank,
      rankShort: viewer.rankShort,
      organisation: viewer.organisation,
      roles: viewer.roles,
    },
    csrfToken: viewer?.csrfToken ?? null,
    demonstration: config.demonstration,
    recipient: recipient(),
  }
}

/** Who is signed in, signing out, and the people of one's own organisation. */
export const peopleRoutes: FastifyPluginAsyncZod<Options> = async (app, { database, config }) => {
  const { db } = database

  app.get('/session', { schema: { response: { 200: SessionReply } } }, async (request) =>
    replyTo(request.signedIn, config),
  )

  app.post('/sign-out', { schema: { response: { 200: SignedOutReply } } }, async (request, reply) => {
    const viewer = viewerOf(request)
    await asViewer(db, request, (tx) => endSession(tx, viewer.sessionDigest))
    reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return { signedOut: true } as const
  })

  app.get('/people', { schema: { response: { 200: PeopleReply } } }, async (request) => ({
    people: await asViewer(db, request, (tx, viewer) => listColleagues(tx, viewer)),
  }))
}

async function signIn(slug: string, steppedUp: boolean, reply: FastifyReply, { database, config }: Options) {
  const person = demonstrationPerson(slug)
  if (!person) throw new Problem('not_found')
  const { token, digest } = await inContext(database.db, null, (tx) =>
    startSession(tx, { personId: person.id, organisationId: person.organisationId, steppedUp }),
  ).catch((error) => {
    // Listed, but not in this database.
    throw codeOf(error) === '23503' ? new Problem('not_found') : error
  })
  const viewer = await findSession(database.db, digest)
  if (!viewer) throw new Problem('not_found')
  const secure = config.publicOrigin.startsWith('https:')
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
  return replyTo(viewer, config)
}

/** The demonstration's picker. Registered only where the demonstration runs, which production refuses. */
export const demonstrationRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
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
    async (request, reply) => signIn(request.body.person, false, reply, options),
  )

  app.post('/demonstration/step-up', { schema: { response: { 200: StepUpReply } } }, async (request) => {
    const viewer = viewerOf(request)
    await asViewer(options.database.db, request, (tx) => recordStepUp(tx, viewer.sessionDigest))
    return { steppedUp: true } as const
  })
}

/** The test contract's sign-in: any demonstration person, counted as just stepped up. Never in production. */
export const testLoginRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  app.post(
    '/test-login',
    { schema: { body: SignInAs, response: { 200: SessionReply } } },
    async (request, reply) => signIn(request.body.person, true, reply, options),
  )
}
