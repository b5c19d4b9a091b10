import type { z } from 'zod'
import { ProblemReply } from '#shared/problems.ts'
import { ApiProblem, problemFrom, unreachable, unreadableReply } from './api-problem.ts'
import { isAttended } from './attendance.ts'
import { currentToken, isAnothers, noteSignedOut } from './signed-in.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type RequestOptions = {
  /** Required by every POST that creates or decides; keep it over retries of the same submit. */
  idempotencyKey?: string | undefined
  /** The strong tag of what was read. */
  ifMatch?: string | undefined
  signal?: AbortSignal | undefined
}

function headersFor(method: Method, body: unknown, options: RequestOptions): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  const token = currentToken()
  if (method !== 'GET' && token !== null) headers.set('x-csrf-token', token)
  if (!isAttended()) headers.set('x-unattended', '1')
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  if (options.ifMatch !== undefined) headers.set('if-match', options.ifMatch)
  return headers
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** A gateway in between answers in its own words: the status is all that can be relied on. */
function problemOf(status: number, body: unknown): ApiProblem {
  const reply = ProblemReply.safeParse(body)
  if (reply.success) return problemFrom(reply.data)
  return status >= 500
    ? new ApiProblem({
        code: 'busy',
        status,
        title: 'The service is not answering. Try again in a few minutes.',
      })
    : unreadableReply(status)
}

/** What anyone may ask, so that a page which is someone else's by now can find out and be left. */
const OPEN = ['/api/v1/session', '/api/v1/sign-in', '/api/v1/demonstration/']

function refuseAnothers(path: string): void {
  if (!isAnothers() || OPEN.some((open) => path.startsWith(open))) return
  throw new ApiProblem({
    code: 'not_signed_in',
    status: 401,
    title: 'Someone else is signed in here by now. Sign in again yourself to go on.',
  })
}

/**
 * The only fetch. Paths start at `/api`; the reply is parsed by its schema.
 * Throws ApiProblem for every failure except an abort, and notes a session that has ended.
 */
export async function request<S extends z.ZodType>(
  schema: S,
  method: Method,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<z.output<S>> {
  refuseAnothers(path)
  const init: RequestInit = {
    method,
    headers: headersFor(method, body, options),
    credentials: 'same-origin',
    cache: 'no-store',
  }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (options.signal) init.signal = options.signal

  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw unreachable()
  }
  const answer = await jsonOf(response)
  if (response.status === 401) noteSignedOut()
  if (!response.ok) throw problemOf(response.status, answer)
  const reply = schema.safeParse(answer)
  if (!reply.success) throw unreadableReply(response.status)
  return reply.data
}
