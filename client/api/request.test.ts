import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ApiProblem } from './api-problem.ts'
import { queryClient } from './query-client.ts'
import { randomId } from './random-id.ts'
import { request } from './request.ts'
import { SESSION_KEY } from './signed-in.ts'

const Named = z.strictObject({ name: z.string() })
const session = { viewer: { personId: '1', name: 'Rowan Hale' }, csrfToken: 'token-1', times: null }

function answering(body: unknown, status = 200) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const fetched = vi.fn(async (_path: string, _init: RequestInit) => new Response(text, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

async function failureOf(promise: Promise<unknown>): Promise<ApiProblem> {
  return promise.then(
    () => {
      throw new Error('It was expected to fail')
    },
    (error: ApiProblem) => error,
  )
}

afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
})

describe('a request', () => {
  it('answers what its schema reads', async () => {
    answering({ name: 'Marram' })
    await expect(request(Named, 'GET', '/api/x')).resolves.toEqual({ name: 'Marram' })
  })

  it('carries the token of the session when it changes something, and no token when it reads', async () => {
    queryClient.setQueryData(SESSION_KEY, session)
    const fetched = answering({ name: 'Marram' })
    await request(Named, 'GET', '/api/x')
    await request(Named, 'POST', '/api/x', { a: 1 }, { idempotencyKey: 'key-1', ifMatch: '"3"' })
    const [read, change] = fetched.mock.calls.map(([, init]) => init.headers as Headers)
    expect(read?.get('x-csrf-token')).toBeNull()
    expect(change?.get('x-csrf-token')).toBe('token-1')
    expect(change?.get('idempotency-key')).toBe('key-1')
    expect(change?.get('if-match')).toBe('"3"')
    expect(change?.get('content-type')).toBe('application/json')
  })

  it('fails with the problem that the server names', async () => {
    const problem = {
      type: 'about:blank',
      title: 'This cannot be done now.',
      status: 409,
      code: 'action_refused',
    }
    answering({ ...problem, refusal: 'own_work', errors: [{ pointer: '/a', message: 'Enter a' }] }, 409)
    const failure = await failureOf(request(Named, 'POST', '/api/x', {}))
    expect(failure).toMatchObject({
      code: 'action_refused',
      status: 409,
      refusal: 'own_work',
      mayPass: false,
    })
    expect(failure.errors).toEqual([{ pointer: '/a', message: 'Enter a' }])
  })

  it('does not trust a reply of another shape', async () => {
    answering({ name: 7 })
    expect(await failureOf(request(Named, 'GET', '/api/x'))).toMatchObject({ code: 'unreadable_reply' })
  })

  it('takes a gateway’s own page for a service that does not answer', async () => {
    answering('<h1>Bad gateway</h1>', 502)
    expect(await failureOf(request(Named, 'GET', '/api/x'))).toMatchObject({
      code: 'busy',
      status: 502,
      mayPass: true,
    })
  })

  it('says when nothing answers at all', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await failureOf(request(Named, 'GET', '/api/x'))).toMatchObject({
      code: 'unreachable',
      mayPass: true,
    })
  })

  it('notes that the session has ended and keeps the rest of what it knew', async () => {
    queryClient.setQueryData(SESSION_KEY, session)
    answering({ type: 'about:blank', title: 'Sign in to go on.', status: 401, code: 'not_signed_in' }, 401)
    await failureOf(request(Named, 'GET', '/api/x'))
    expect(queryClient.getQueryData(SESSION_KEY)).toEqual({
      ...session,
      viewer: null,
      csrfToken: null,
      times: null,
      steppedUpAt: null,
      stepUpBy: null,
    })
  })
})

describe('a random id', () => {
  it('is a UUID of version 4, new each time', () => {
    expect(z.uuidv4().safeParse(randomId()).success).toBe(true)
    expect(randomId()).not.toBe(randomId())
  })
})
