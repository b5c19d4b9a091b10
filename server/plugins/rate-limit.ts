import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { sessionCookie } from '../features/people/session-cookie.ts'
import { digestOfToken } from '../features/people/sessions.ts'
import { Problem } from '../problem.ts'
import { SMALL_BODY, sizeToExpect } from './body-size.ts'
import { leaveWhenAnswered, Turns } from './turns.ts'
import { isApi } from './viewer.ts'

/** Requests a minute, each counted by this process; 0: no limit. */
export type RequestLimits = {
  /** Of one session, so that nobody's flood counts for anybody else. */
  session: number
  /** Of everyone at one address who is not signed in; as many again of tokens that nobody knows. */
  address: number
  /** To sign in, of one address, or of a session that proves itself anew; never of the account that somebody tries. */
  signIn: number
}

/** So many sessions and addresses are told apart; who asked longest ago is forgotten first. */
const REMEMBERED = 10_000
const MINUTE = 60_000
/**
 * Of one session so many are worked on at once, and so many more wait, for two seconds at most: a page asks for fewer,
 * and most of the connections to the database stay for others.
 */
const AT_ONCE = { roomOfOne: 3, mostWaiting: 100, longestWait: 2_000 }
/** Answers to everybody that cost something. */
const OPEN = new Set(['/openapi.json'])
const SIGNING_IN = /^\/api\/v1\/(test-login$|demonstration\/sign-in$|sign-in\/(?!leave$))/

type Check = (request: FastifyRequest, options?: { increment: boolean }) => Promise<number | undefined>

/** Gives the seconds to wait where too much was asked, and nothing where it was not. */
function limiter(app: FastifyInstance, max: number, keyOf?: (request: FastifyRequest) => string): Check {
  if (max === 0) return async () => undefined
  const keyed = keyOf ? { keyGenerator: keyOf } : {}
  const check = app.createRateLimit({ max, timeWindow: MINUTE, ...keyed })
  return async (request, options) => {
    const found = await check(request, options)
    return !found.isAllowed && found.isExceeded ? Math.max(1, found.ttlInSeconds) : undefined
  }
}

/** How many requests this one counts for: the largest bodies cost as much as they count. */
function weightOf(request: FastifyRequest): number {
  const longest = request.routeOptions.bodyLimit ?? 0
  return 1 + Math.floor(Math.min(sizeToExpect(request), longest) / SMALL_BODY)
}

function refuseFor(reply: FastifyReply, seconds: number | undefined): void {
  if (seconds === undefined) return
  reply.header('retry-after', String(seconds))
  throw new Problem('too_many_requests')
}

/**
 * Limits what one session, and one address without a session, may ask of the API. `readViewer` adds the hook that finds
 * out who is asking: before it a flood is stopped that would otherwise cost the database a question for each request.
 */
export async function limitRequests(
  app: FastifyInstance,
  { limits, publicOrigin }: Pick<Config, 'limits' | 'publicOrigin'>,
  readViewer: () => void,
): Promise<void> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED })
  const cookie = sessionCookie(publicOrigin)
  const digestOf = (request: FastifyRequest) => digestOfToken(cookie.read(request) ?? '')
  const ofSession = limiter(app, limits.session, digestOf)
  const ofAddress = limiter(app, limits.address)
  // Counted apart: a session that this process has not seen yet, as after a start, has only made-up tokens beside it.
  const ofUnknownTokens = limiter(app, limits.address)
  const ofStranger: Check = (request, options) =>
    (cookie.read(request) === undefined ? ofAddress : ofUnknownTokens)(request, options)
  const ofSignIns = limiter(app, limits.signIn)
  const ofProofs = limiter(app, limits.signIn, digestOf)
  // Tokens of sessions that were there a moment ago: only for these is the database asked from a flooding address.
  const known = new Set<string>()
  const remember = (digest: string) => {
    if (known.size >= REMEMBERED) known.delete(known.values().next().value ?? '')
    known.add(digest)
  }
  const turns = new Turns({ room: Number.POSITIVE_INFINITY, ...AT_ONCE })
  const countForSession = async (request: FastifyRequest, reply: FastifyReply) => {
    for (let counted = weightOf(request); counted > 0; counted--) refuseFor(reply, await ofSession(request))
    if (limits.session === 0) return
    const leave = await turns.enter(digestOf(request))
    if (leave) leaveWhenAnswered(reply, leave)
    else refuseFor(reply, 1)
  }

  app.addHook('onRequest', async (request, reply) => {
    if (OPEN.has(request.routeOptions.url ?? '')) refuseFor(reply, await ofStranger(request))
    if (!isApi(request)) return
    if (known.has(digestOf(request))) await countForSession(request, reply)
    else refuseFor(reply, await ofStranger(request, { increment: false }))
  })
  readViewer()
  app.addHook('onRequest', async (request, reply) => {
    if (!isApi(request)) return
    const digest = digestOf(request)
    if (!request.signedIn) {
      known.delete(digest)
      refuseFor(reply, await ofStranger(request))
    } else if (!known.has(digest)) {
      remember(digest)
      await countForSession(request, reply)
    }
    if (!SIGNING_IN.test(request.routeOptions.url ?? '')) return
    refuseFor(reply, await (request.signedIn ? ofProofs(request) : ofSignIns(request)))
  })
  // A session whose token was exchanged is the same one: nobody's flood may stand between it and its next request.
  app.addHook('onSend', async (_request, reply) => {
    const token = cookie.given(reply)
    if (token !== undefined) remember(digestOfToken(token))
  })
}
