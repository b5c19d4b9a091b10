import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import type { Database } from './db/connect.ts'
import { accessRoutes } from './features/access/routes.ts'
import { actingGoldRoutes } from './features/acting-golds/routes.ts'
import { contributorRoutes } from './features/contributors/routes.ts'
import { coverageRoutes } from './features/coverage/routes.ts'
import { debriefRoutes } from './features/debriefs/routes.ts'
import { decisionRoutes } from './features/decisions/routes.ts'
import { impactReviewRoutes } from './features/impact-reviews/routes.ts'
import { mailRoutes } from './features/mail/routes.ts'
import { operationRoutes } from './features/operations/routes.ts'
import { administrationRoutes } from './features/people/administration-routes.ts'
import { demonstrationRoutes, peopleRoutes, testLoginRoutes } from './features/people/routes.ts'
import { sessionCookie } from './features/people/session-cookie.ts'
import { sessionRoutes } from './features/people/session-routes.ts'
import { referenceRoutes } from './features/reference/routes.ts'
import { reviewRoutes } from './features/reviews/routes.ts'
import { sectionRoutes } from './features/sections/routes.ts'
import { seriesRoutes } from './features/series/routes.ts'
import { shareRoutes } from './features/shares/routes.ts'
import { signInRoutes } from './features/sign-in/routes.ts'
import { signOffRoutes } from './features/sign-off/routes.ts'
import { inboxRoutes } from './features/submissions/inbox-routes.ts'
import { submissionRoutes } from './features/submissions/routes.ts'
import type { Queue } from './jobs/queue.ts'
import { openConnections } from './openid/connections.ts'
import { describeApi } from './plugins/api-description.ts'
import { applicationLog, type LogStream, logAnswers } from './plugins/application-log.ts'
import { beforeRouting, refuseOddHttp } from './plugins/before-routing.ts'
import { serveClient } from './plugins/client-files.ts'
import { refuseForgery } from './plugins/forgery.ts'
import { healthRoutes } from './plugins/health.ts'
import { takeLargeBodiesInTurn } from './plugins/large-bodies.ts'
import { applyPolicy } from './plugins/policy.ts'
import { answerProblems } from './plugins/problems.ts'
import { limitRequests } from './plugins/rate-limit.ts'
import { keepReplies } from './plugins/replay.ts'
import { setSecurityHeaders } from './plugins/security-headers.ts'
import { acceptOnlyStrictJson } from './plugins/strict-json.ts'
import { limitUnanswered } from './plugins/unanswered.ts'
import { refuseUnasked } from './plugins/unasked.ts'
import { readViewer } from './plugins/viewer.ts'
import type { SigningKey } from './signing/signing-key.ts'

const BODY_LIMIT = 1_048_576
/** In milliseconds: the longest that a request's headers may take, and how often slow ones are looked for. */
const HEADER_WAITS = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 }
/**
 * In milliseconds: the longest that a whole request may take to arrive, and that a connection may stand still. The
 * second is longer, so that whoever is slow is told so.
 */
const REQUEST_WAITS = { requestTimeout: 30_000, connectionTimeout: 40_000 }

/** The whole service, in order: what every request passes through, then every feature's routes. */
export async function buildApp(parts: {
  config: Config
  database: Database
  queue: Queue
  key: SigningKey
  /** Takes the application log's lines; the standard output does in production. */
  log?: LogStream
}): Promise<FastifyInstance> {
  const { config, database, queue, key } = parts
  const app = fastify({
    ...applicationLog(config, parts.log),
    bodyLimit: BODY_LIMIT,
    ...REQUEST_WAITS,
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    http: { requireHostHeader: false, ...HEADER_WAITS },
    ...beforeRouting(config.publicOrigin),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  logAnswers(app)
  answerProblems(app)
  await setSecurityHeaders(app, config.publicOrigin)
  refuseOddHttp(app, config.publicOrigin)
  limitUnanswered(app)
  acceptOnlyStrictJson(app)
  await app.register(cookie)
  await limitRequests(app, config, () => readViewer(app, database, config))
  applyPolicy(app)
  refuseForgery(app, config.publicOrigin)
  takeLargeBodiesInTurn(app)
  refuseUnasked(app)
  keepReplies(app, key)
  await describeApi(app, sessionCookie(config.publicOrigin).name)
  await app.register(healthRoutes, { database })

  await app.register(
    async (api) => {
      await api.register(sessionRoutes, { database, config })
      await api.register(peopleRoutes, { database })
      await api.register(signInRoutes, { database, config, connect: openConnections() })
      if (config.demonstration) await api.register(demonstrationRoutes, { database, config })
      if (config.testLogin) await api.register(testLoginRoutes, { database, config })
      await api.register(administrationRoutes, { database, config })
      await api.register(actingGoldRoutes, { database, queue })
      await api.register(referenceRoutes)
      await api.register(operationRoutes, { database })
      await api.register(decisionRoutes, { database })
      await api.register(debriefRoutes, { database })
      await api.register(impactReviewRoutes, { database })
      await api.register(seriesRoutes, { database })
      await api.register(shareRoutes, { database })
      await api.register(reviewRoutes, { database, queue })
      await api.register(contributorRoutes, { database })
      await api.register(sectionRoutes, { database })
      await api.register(signOffRoutes, { database, queue })
      await api.register(submissionRoutes, { database, queue })
      await api.register(inboxRoutes, { database, queue })
      await api.register(coverageRoutes, { database })
      await api.register(accessRoutes, { database })
      await api.register(mailRoutes, { database, sending: config.mail !== undefined })
    },
    { prefix: '/api/v1' },
  )
  await serveClient(app)
  return app
}
