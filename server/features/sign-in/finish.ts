import type { FastifyReply, FastifyRequest } from 'fastify'
import type { IDToken } from 'openid-client'
import { inContext } from '../../db/context.ts'
import { readClaims, subjectOf } from '../../openid/claims.ts'
import { exchange, SKEW, STEP_UP_AGE } from '../../openid/exchange.ts'
import { type Choice, findChoice, type Provider } from '../../openid/provider.ts'
import { SignInRefused } from '../../openid/refused.ts'
import { confirmSession, giveSession, replaceSession } from '../../plugins/new-session.ts'
import { asViewer } from '../../plugins/replay.ts'
import { browserOf, digestOfAttempt } from './attempt-cookie.ts'
import { bringIntoLine } from './bring-into-line.ts'
import { rememberProvider } from './leave.ts'
import { type Attempt, findIdentityOfSession, takeAttempt } from './repository.ts'
import { type Going, redirectUri } from './start.ts'

/**
 * Takes someone back from a sign-in service. The attempt is used up first, so a callback that is replayed, invented or
 * opened in another browser finds none. Throws SignInRefused.
 */
export async function finish(
  going: Going,
  providers: readonly Provider[],
  request: FastifyRequest<{ Params: { provider: string } }>,
  reply: FastifyReply,
) {
  const url = new URL(redirectUri(going.publicOrigin, request.params.provider))
  url.search = new URL(request.url, going.publicOrigin).search
  const state = url.searchParams.get('state') ?? ''
  const attempt = await takeBack(going, request, state)
  const choice = findChoice(providers, attempt.provider, attempt.organisationId)
  if (!choice || choice.provider.id !== request.params.provider) {
    throw new SignInRefused('unproven', new Error('the answer of another provider'))
  }
  const configuration = await going.connect(choice.provider)
  const claims = await exchange(configuration, url, { state, ...attempt })
  if (attempt.purpose === 'step_up') await confirm(going, request, reply, attempt, choice, claims)
  else await letIn(going, request, reply, choice, claims)
  return reply.redirect(attempt.returnPath, 303)
}

async function takeBack({ db, publicOrigin }: Going, request: FastifyRequest, state: string) {
  const browser = browserOf(request, publicOrigin)
  const attempt =
    browser && (await inContext(db, null, (tx) => takeAttempt(tx, digestOfAttempt(browser, state))))
  if (!attempt) throw new SignInRefused('expired')
  return attempt
}

async function letIn(
  { db, publicOrigin }: Going,
  request: FastifyRequest,
  reply: FastifyReply,
  choice: Choice,
  claims: IDToken,
): Promise<void> {
  const { organisationId } = choice.organisation
  const known = readClaims(claims, choice)
  // What was taken away stays taken away, so a refusal is thrown only after the transaction.
  const arrived = await inContext(db, { signInTo: organisationId }, async (tx, at) => {
    const line = await bringIntoLine(tx, at, organisationId, known)
    return line.ok ? { ...line, token: await replaceSession(tx, request, { ...line, organisationId }) } : line
  })
  if (!arrived.ok) throw new SignInRefused(arrived.refusal)
  giveSession(reply, arrived.token, publicOrigin)
  rememberProvider(reply, choice.provider.id, publicOrigin)
}

/** A proof counts for the session it was asked for, in this browser, and only from the person of that session. */
async function confirm(
  { db, publicOrigin }: Going,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionId }: Attempt,
  choice: Choice,
  claims: IDToken,
): Promise<void> {
  if (sessionId === null || request.signedIn?.sessionId !== sessionId)
    throw new SignInRefused('session_ended')
  const proved = claims.auth_time ?? 0
  const now = Date.now() / 1000
  if (proved < now - STEP_UP_AGE || proved > now + SKEW) throw new SignInRefused('not_fresh')
  const { issuer, subject } = subjectOf(claims, choice)
  const token = await asViewer(db, request, async (tx, viewer) => {
    const own = await findIdentityOfSession(tx, sessionId)
    if (own?.issuer !== issuer || own.subject !== subject) throw new SignInRefused('another_person')
    return confirmSession(tx, viewer, new Date(proved * 1000).toISOString())
  })
  giveSession(reply, token, publicOrigin)
}
