import type { FastifyReply, FastifyRequest } from 'fastify'
import { enter } from '../db/context.ts'
import type { Tx } from '../db/types.ts'
import { sessionCookie } from '../features/people/session-cookie.ts'
import { endSession, recordStepUp, startSession } from '../features/people/sessions.ts'
import type { Viewer } from '../viewer.ts'

type Arriving = { personId: string; organisationId: string; identityId: string }

/**
 * Ends the session that this browser had and starts that of someone whom a sign-in service vouches for.
 * Returns the token. Leaves `tx` in the person's context, so it comes last.
 */
export async function replaceSession(tx: Tx, request: FastifyRequest, arriving: Arriving): Promise<string> {
  const before = request.signedIn
  if (before) {
    await enter(tx, { personId: before.personId, organisationId: before.organisation.id })
    await endSession(tx, before.sessionId)
  }
  const { token } = await startSession(tx, { ...arriving, steppedUp: false })
  return token
}

/** Notes when the viewer last proved who they are, and returns the token that the session has from now on. */
export async function confirmSession(tx: Tx, viewer: Viewer, provedAt: string): Promise<string> {
  const { token } = await recordStepUp(tx, viewer.sessionId, provedAt)
  return token
}

/** Gives the browser its session's token. */
export function giveSession(reply: FastifyReply, token: string, publicOrigin: string): void {
  sessionCookie(publicOrigin).set(reply, token)
}
