import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import {
  SessionReply,
  SessionsReply,
  SessionTimes,
  SignedOutEverywhereReply,
  SignedOutReply,
} from '#shared/api/session.ts'
import { recipient } from '#shared/reference/organisations.ts'
import type { Config } from '../../config.ts'
import type { Database } from '../../db/connect.ts'
import { asViewer } from '../../plugins/replay.ts'
import { rolesSomewhere, type Viewer } from '../../viewer.ts'
import { findIdentityOfSession } from '../sign-in/repository.ts'
import { sessionCookie } from './session-cookie.ts'
import { endAllSessions, endSession, extendSession, listSessions } from './sessions.ts'

type Options = { database: Database; config: Config }

type Found = { viewer: Viewer; times: SessionTimes; throughService: boolean }

/** What a page is told of its session; nobody's, where there is none. */
export function sessionReply(found: Found | null, config: Pick<Config, 'demonstration'>): SessionReply {
  return {
    viewer: found && {
      personId: found.viewer.personId,
      name: found.viewer.name,
      rank: found.viewer.rank,
      rankShort: found.viewer.rankShort,
      organisation: found.viewer.organisation,
      roles: rolesSomewhere(found.viewer),
      actingGold: found.viewer.acting.length > 0 && !found.viewer.roles.includes('gold_commander'),
    },
    csrfToken: found?.viewer.csrfToken ?? null,
    times: found?.times ?? null,
    steppedUpAt: found?.viewer.steppedUpAt ?? null,
    stepUpBy: found && stepUpOf(found, config),
    demonstration: config.demonstration,
    recipient: recipient(),
  }
}

function stepUpOf({ throughService }: Found, { demonstration }: Pick<Config, 'demonstration'>) {
  if (throughService) return 'sign_in_service'
  return demonstration ? 'demonstration' : null
}

/** A session's life: who is signed in, until when, staying, and signing out here or everywhere. */
export const sessionRoutes: FastifyPluginAsyncZod<Options> = async (app, { database, config }) => {
  const { db } = database
  const cookie = sessionCookie(config.publicOrigin)

  /** The browser forgets the session, and over https, where it listens to this, all that it kept of this site. */
  function forget(reply: FastifyReply): void {
    cookie.drop(reply)
    if (config.publicOrigin.startsWith('https:')) reply.header('clear-site-data', '"cache", "storage"')
  }

  app.get(
    '/session',
    { config: { askedByPages: true }, schema: { response: { 200: SessionReply } } },
    async (request) => {
      const { signedIn: viewer, sessionTimes: times } = request
      if (!viewer || !times) return sessionReply(null, config)
      const identity = await asViewer(db, request, (tx) => findIdentityOfSession(tx, viewer.sessionId))
      return sessionReply({ viewer, times, throughService: identity !== undefined }, config)
    },
  )

  app.post('/session/extend', { schema: { response: { 200: SessionTimes } } }, async (request) =>
    asViewer(db, request, (tx, viewer) => extendSession(tx, viewer.sessionId, config)),
  )

  app.get('/sessions', { schema: { response: { 200: SessionsReply } } }, async (request) =>
    asViewer(db, request, async (tx, viewer) => ({
      sessions: (await listSessions(tx, viewer, config)).map((session) => ({
        organisation: session.organisation,
        startedAt: session.started_at,
        lastSeenAt: session.last_seen_at,
        here: session.id === viewer.sessionId,
      })),
    })),
  )

  app.post('/sign-out', { schema: { response: { 200: SignedOutReply } } }, async (request, reply) => {
    await asViewer(db, request, (tx, viewer) => endSession(tx, viewer.sessionId))
    forget(reply)
    return { signedOut: true } as const
  })

  app.post(
    '/sign-out-everywhere',
    { schema: { response: { 200: SignedOutEverywhereReply } } },
    async (request, reply) => {
      const sessions = await asViewer(db, request, (tx, viewer) =>
        endAllSessions(tx, viewer.personId, config),
      )
      forget(reply)
      return { sessions }
    },
  )
}
