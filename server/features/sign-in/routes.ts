import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { SignInReply, StartSignIn, StartStepUp } from '#shared/api/sign-in.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/connect.ts'
import { codeOf } from '../../error-code.ts'
import type { Connect } from '../../openid/connections.ts'
import { findChoice } from '../../openid/provider.ts'
import { SignInRefused } from '../../openid/refused.ts'
import { asViewer } from '../../plugins/replay.ts'
import { Problem } from '../../problem.ts'
import { finish } from './finish.ts'
import { leave } from './leave.ts'
import { findIdentityOfSession } from './repository.ts'
import { start } from './start.ts'

type Options = { database: Database; config: Config; connect: Connect }

const Named = z.strictObject({ provider: z.string().max(100) })
/** Sign-in services add parameters of their own. They are read again as they came, so that none counts twice. */
const Callback = z.looseObject({})

// A HEAD would use an attempt up and tell nobody.
const page = { exposeHeadRoute: false }
const response = { 303: z.null().describe('Location has the next page') }

/** Signing in through the organisation's own sign-in service: pages that browsers open, each answering with the next. */
export const signInRoutes: FastifyPluginAsyncZod<Options> = async (app, { database, config, connect }) => {
  const { providers, publicOrigin } = config
  const going = { db: database.db, connect, publicOrigin }

  app.get('/sign-in', { schema: { response: { 200: SignInReply } } }, async () => ({
    choices: providers
      .flatMap(({ id, organisations }) =>
        organisations.map((each) => ({ provider: id, organisation: getOrganisation(each.organisationId) })),
      )
      .sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, 'en-GB')),
  }))

  app.get(
    '/sign-in/:provider/start',
    { ...page, schema: { params: Named, querystring: StartSignIn, response } },
    async (request, reply) => {
      const choice = findChoice(providers, request.params.provider, request.query.organisation)
      if (!choice) throw new Problem('not_found')
      const returnPath = request.query.return ?? '/'
      return orSayWhy(request, reply, () =>
        start(going, request, reply, choice, { purpose: 'sign_in', sessionId: null, returnPath }),
      )
    },
  )

  app.get(
    '/sign-in/step-up',
    { ...page, schema: { querystring: StartStepUp, response } },
    async (request, reply) =>
      orSayWhy(request, reply, async () => {
        const viewer = request.signedIn
        if (!viewer) throw new SignInRefused('session_ended')
        const identity = await asViewer(database.db, request, (tx) =>
          findIdentityOfSession(tx, viewer.sessionId),
        )
        // One issuer may be listed more than once, each time for other organisations.
        const choice = providers
          .filter(({ issuer }) => issuer === identity?.issuer)
          .map(({ id }) => findChoice(providers, id, viewer.organisation.id))
          .find((each) => each !== undefined)
        if (!choice) throw new SignInRefused('no_step_up')
        const returnPath = request.query.return ?? '/'
        const asked = { purpose: 'step_up', sessionId: viewer.sessionId, returnPath } as const
        return start(going, request, reply, choice, asked)
      }),
  )

  app.get(
    '/sign-in/:provider/callback',
    { ...page, schema: { params: Named, querystring: Callback, response } },
    async (request, reply) => orSayWhy(request, reply, () => finish(going, providers, request, reply)),
  )

  app.get('/sign-in/leave', { ...page, schema: { response } }, async (request, reply) =>
    leave(going, providers, request, reply),
  )
}

/** A refusal is a page, since a person is looking. The log says more than the page, and never what was sent. */
async function orSayWhy(request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>) {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error
    const { refusal, cause } = error
    request.log.warn({
      refusal,
      code: codeOf(cause),
      why: cause instanceof Error ? cause.message : undefined,
    })
    return reply.redirect(`/sign-in/refused/${refusal}`, 303)
  }
}
