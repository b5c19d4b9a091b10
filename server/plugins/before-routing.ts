import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemCode } from '#shared/problems.ts'
import { Problem } from '../problem.ts'
import { problemOf } from './problems.ts'
import { bareHeaders } from './security-headers.ts'

/** What Node refuses by itself that is more than broken. */
const FROM_NODE: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_too_slow',
}

/**
 * What arrives broken before there is a route: bad HTTP, headers that are too large, an address that cannot be
 * decoded. No hook runs for these, so the headers of every answer are set here.
 */
export function beforeRouting(publicOrigin: string) {
  const headers = { ...bareHeaders(publicOrigin), 'content-type': 'application/problem+json' }

  function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) return
    const problem = new Problem(FROM_NODE[error.code ?? ''] ?? 'malformed_request')
    const body = JSON.stringify(problem.body(randomUUID()))
    const lines = Object.entries({
      ...headers,
      connection: 'close',
      'content-length': Buffer.byteLength(body),
    })
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n` +
        `${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    )
  }

  function frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error)
    reply
      .code(problem.status)
      .headers(headers)
      .send(JSON.stringify(problem.body(request.id)))
  }

  return { clientErrorHandler, frameworkErrors }
}

/** Refuses what Node would refuse by itself in words of its own: a missing Host, an Expect that is not 100-continue. */
export function refuseOddHttp(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
      throw new Problem('malformed_request', {
        errors: [{ pointer: '/headers/host', message: 'Send the name of the host' }],
      })
    }
  })
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const problem = new Problem('malformed_request', {
      errors: [{ pointer: '/headers/expect', message: 'Leave it out' }],
    })
    response.writeHead(problem.status, {
      ...bareHeaders(publicOrigin),
      'content-type': 'application/problem+json',
      connection: 'close',
    })
    response.end(JSON.stringify(problem.body(randomUUID())))
  })
}
