import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'

/** Browsers and proxies wait for one answer before they ask again on the same connection. */
const MOST_UNANSWERED = 4

/**
 * Refuses what is asked on a connection that has too many unanswered requests already, and ends it: the answers would
 * wait in this process's memory for somebody who need not read them.
 */
export function limitUnanswered(app: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, number>()
  const count = (socket: Socket, more: number) => {
    const now = (unanswered.get(socket) ?? 0) + more
    unanswered.set(socket, now)
    return now
  }
  app.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    reply.raw.once('close', () => count(socket, -1))
    if (count(socket, 1) <= MOST_UNANSWERED) return
    reply.header('retry-after', '1').header('connection', 'close')
    throw new Problem('too_many_requests')
  })
}
