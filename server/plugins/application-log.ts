import type { Server } from 'node:http'
import { type FastifyHttpOptions, type FastifyInstance, LogController } from 'fastify'
import type { ProblemCode } from '#shared/problems.ts'
import type { Config } from '../config.ts'
import { logged } from './problems.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the answer says went wrong; null where nothing did. */
    refusedWith: ProblemCode | null
  }
}

/** Where lines go instead of the standard output. */
export type LogStream = { write: (line: string) => void }

/**
 * The application log: lines of JSON about the service, for whoever runs it. Codes, ids and names of routes only:
 * never a body, an address as it was sent, a header or the message of an error, which may quote an answer. Who did
 * what to whose records is not here but in the access log.
 */
export function applicationLog(
  config: Config,
  stream: LogStream | undefined,
): Pick<FastifyHttpOptions<Server>, 'logger' | 'logController'> {
  if (config.nodeEnv !== 'production' && stream === undefined) return { logger: false }
  return {
    // Fastify's own lines about requests hold the address as it was sent.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: 'info',
      ...(stream ? { stream } : {}),
      // pino makes the message of an error the message of the line, unless it is given another.
      hooks: {
        logMethod(args, method) {
          const [about, words] = args as [unknown, string?]
          const error = about instanceof Error ? about : errorIn(about)
          if (error === undefined) return method.apply(this, args)
          return method.apply(this, [{ error: logged(error) }, words ?? 'failed'] as typeof args)
        },
      },
      serializers: { req: () => ({}) },
    },
  }
}

function errorIn(about: unknown): unknown {
  return typeof about === 'object' && about !== null && 'err' in about ? about.err : undefined
}

/** One line for each answer. A refusal says its code here, and leaves nothing in the access log. */
export function logAnswers(app: FastifyInstance): void {
  app.decorateRequest('refusedWith', null)
  app.addHook('onResponse', async (request, reply) => {
    const { signedIn, refusedWith } = request
    request.log.info(
      {
        method: request.routeOptions.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...(signedIn ? { person: signedIn.personId, organisation: signedIn.organisation.id } : {}),
        ...(refusedWith === null ? {} : { problem: refusedWith }),
      },
      'answered',
    )
  })
}
