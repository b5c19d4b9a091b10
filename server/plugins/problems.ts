import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ProblemCode, ProblemItem } from '#shared/problems.ts'
import { codeOf } from '../error-code.ts'
import { leaveOut, Problem } from '../problem.ts'

const FROM_FASTIFY: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_ASYNC_CONSTRAINT: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'malformed_request',
}

/** The database's own refusals that a caller can cause or must wait for. Anything else is a bug. */
const FROM_DATABASE: Record<string, ProblemCode> = {
  '22P02': 'malformed_request',
  '22P05': 'malformed_request',
  '22021': 'malformed_request',
  '22003': 'malformed_request',
  '08000': 'busy',
  '08003': 'busy',
  '08006': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '57P01': 'busy',
  '57P02': 'busy',
  '57P03': 'busy',
  '53300': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  ECONNREFUSED: 'busy',
  ECONNRESET: 'busy',
}

/** Row security: the roles that the request began with have ended in the meantime. A missing grant is a bug. */
const NO_LONGER_ALLOWED = { code: '42501', words: 'row-level security' }

/** What the driver says, without a code, when the database is away. */
const AWAY = ['timeout exceeded when trying to connect', 'Connection terminated']

function pointerOf(part: string, path: string): string {
  return `/${part}${path === '/' ? '' : path}`
}

function itemsOf(error: FastifyError & { validationContext?: string }): ProblemItem[] {
  const part = error.validationContext ?? 'body'
  return (error.validation ?? []).map((issue) => {
    const keys = (issue.params as { keys?: string[] }).keys
    const message = keys ? leaveOut(keys) : (issue.message ?? 'Check this')
    return { pointer: pointerOf(part, issue.instancePath), message }
  })
}

/** What a caller is told about an error: a Problem as it is, a known refusal translated, or `unexpected`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    // An address that no record can have, such as one with a reference in the place of an id, has nothing behind it.
    if (error.validationContext === 'params') return new Problem('not_found')
    return new Problem('malformed_request', { errors: itemsOf(error as FastifyError) })
  }
  const { code, message, statusCode } = error as Partial<FastifyError>
  const known = code === undefined ? undefined : (FROM_FASTIFY[code] ?? FROM_DATABASE[code])
  if (known) return new Problem(known)
  if (code === NO_LONGER_ALLOWED.code && message?.includes(NO_LONGER_ALLOWED.words))
    return new Problem('not_allowed')
  if (AWAY.some((words) => message?.includes(words))) return new Problem('busy')
  // What the file server refuses: a range, a condition, a path.
  if (statusCode === 404) return new Problem('not_found')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('malformed_request')
  return new Problem('unexpected')
}

/** What the log keeps of an error: its code and places in the code. Messages and details may quote an answer. */
export function logged(error: unknown): { code: string | undefined; name: string; frames: string[] } {
  const { name, stack = '' } = error instanceof Error ? error : new Error('something that is no error')
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  const places = frames.filter((line, at) => at === 0 || !line.includes('/node_modules/'))
  return { code: codeOf(error), name, frames: places.slice(0, 12).map((line) => line.trim()) }
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem) {
  request.refusedWith = problem.code
  if (problem.code === 'busy') reply.header('retry-after', '3')
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.body(request.id)))
}

/** Every failure leaves as problem+json: no stack, no SQL, no echo of what was sent. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    // Unless a role ended at this very moment, a refusal of row security is a fault of ours too.
    if (problem.status >= 500 || codeOf(error) === NO_LONGER_ALLOWED.code)
      request.log.error(logged(error), problem.code)
    return send(reply, request, problem)
  })
  app.setNotFoundHandler((request, reply) => send(reply, request, new Problem('not_found')))
}
