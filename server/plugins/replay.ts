import { createHmac } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { openAccessLog, takeAccessLogRows } from '../access/access-log.ts'
import { inContext, inContextAtOnce } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import { insertAccess } from '../features/access/repository.ts'
import { Problem } from '../problem.ts'
import { type SigningKey, secretFor } from '../signing/signing-key.ts'
import type { Viewer } from '../viewer.ts'
import { nameInPolicy } from './policy.ts'
import { viewerOf } from './viewer.ts'

declare module 'fastify' {
  interface FastifyInstance {
    replySecret: Buffer
  }
}

/** Gives every route the secret that digests of kept requests are made with. */
export function keepReplies(app: FastifyInstance, key: SigningKey): void {
  app.decorate('replySecret', secretFor('idempotency-key', key))
}

/** Every POST that creates or decides names itself, so that a retry does nothing twice. */
export const IdempotencyHeaders = z.looseObject({ 'idempotency-key': z.string().optional() })

type Work<T> = (tx: Tx, viewer: Viewer, at: string) => Promise<T>

function keyOf(request: FastifyRequest): string {
  const key = z.uuid().safeParse(request.headers['idempotency-key'])
  if (!key.success) throw new Problem('idempotency_key_missing')
  return key.data.toLowerCase()
}

/** What is asked of what, so that no other spelling of the same address makes the key a new one. */
function routeOf({ method, routeOptions, params }: FastifyRequest): string {
  return `${method} ${routeOptions.url} ${JSON.stringify(params)}`.toLowerCase()
}

/** Under the service's secret and bound to its row: who reads the table can try no guesses of what was sent. */
function digestOfBody(request: FastifyRequest, row: readonly string[]): string {
  const match = request.headers['if-match'] ?? ''
  return createHmac('sha256', request.server.replySecret)
    .update(JSON.stringify([...row, request.body ?? null, match]))
    .digest('hex')
}

const IdsInAddress = z.uuid().transform((id) => id.toLowerCase())

/**
 * Does the work and writes what it did to whose records into the access log, in the same transaction: a request is
 * logged or it fails, and one that fails leaves nothing.
 */
async function logged<T>(
  tx: Tx,
  request: FastifyRequest,
  viewer: Viewer,
  work: () => Promise<T>,
): Promise<T> {
  const { method, url = '', config } = request.routeOptions
  const route = nameInPolicy([method].flat()[0] ?? '', url)
  if (route !== undefined && config.policy) {
    openAccessLog(tx, {
      route,
      row: config.policy,
      ids: Object.values(request.params ?? {}).flatMap((value) => IdsInAddress.safeParse(value).data ?? []),
      personId: viewer.personId,
      organisationId: viewer.organisation.id,
      sessionId: viewer.sessionId,
      requestId: request.id,
    })
  }
  const result = await work()
  await insertAccess(tx, takeAccessLogRows(tx))
  return result
}

async function claim(tx: Tx, personId: string, route: string, key: string): Promise<void> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${personId} ${route} ${key}`}, 0)) as mine`.execute(
    tx,
  )
  if (!rows[0]?.mine) throw new Problem('still_running')
}

/**
 * Runs a command in one transaction with its Idempotency-Key. The reply is stored in that transaction: the same key
 * and body get the same answer for seven days at least, another body is refused, and a twin still running is told to wait. An answer
 * given again does nothing to any record, so the access log has the first one alone.
 */
export async function replayable<T>(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: Work<T>,
): Promise<T> {
  const viewer = viewerOf(request)
  const key = keyOf(request)
  const route = routeOf(request)
  const bodyDigest = digestOfBody(request, [viewer.personId, viewer.organisation.id, route, key])
  const context = { personId: viewer.personId, organisationId: viewer.organisation.id }
  return inContext(db, context, async (tx, at) => {
    await claim(tx, viewer.personId, route, key)
    const before = await tx
      .selectFrom('idempotency_key')
      .select(['body_digest', 'status', 'reply'])
      .where('person_id', '=', viewer.personId)
      .where('route', '=', route)
      .where('key', '=', key)
      .executeTakeFirst()
    if (before) {
      if (before.body_digest !== bodyDigest) throw new Problem('key_reused')
      reply.code(before.status)
      return JSON.parse(before.reply) as T
    }
    const result = await logged(tx, request, viewer, () => work(tx, viewer, at))
    await tx
      .insertInto('idempotency_key')
      .values({
        person_id: viewer.personId,
        route,
        key,
        body_digest: bodyDigest,
        status,
        reply: JSON.stringify(result),
      })
      .execute()
    reply.code(status)
    return result
  })
}

/** A read, or a save that its own save number makes safe to repeat, in the viewer's context. */
export function asViewer<T>(db: Db, request: FastifyRequest, work: Work<T>): Promise<T> {
  const viewer = viewerOf(request)
  const context = { personId: viewer.personId, organisationId: viewer.organisation.id }
  return inContext(db, context, (tx, at) => logged(tx, request, viewer, () => work(tx, viewer, at)))
}

/** The same for a request that counts its round trips: its first statement goes with the beginning, and no time is given. */
export function asViewerAtOnce<T>(
  db: Db,
  request: FastifyRequest,
  work: (tx: Tx, viewer: Viewer) => Promise<T>,
): Promise<T> {
  const viewer = viewerOf(request)
  const context = { personId: viewer.personId, organisationId: viewer.organisation.id }
  return inContextAtOnce(db, context, (tx) => logged(tx, request, viewer, () => work(tx, viewer)))
}
