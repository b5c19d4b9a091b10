import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import { leaveWhenAnswered, Turns } from './turns.ts'

/** In bytes. Smaller bodies never wait. */
const SMALL = 65_536
const MEBIBYTE = 1_048_576

/**
 * Lets large bodies be read and worked on in turn: until then they stay in the sender's connection, not in this
 * process's memory. A body that found no room for two seconds is answered `busy`.
 */
export function takeLargeBodiesInTurn(app: FastifyInstance): void {
  const turns = new Turns({
    room: 4 * MEBIBYTE,
    roomOfOne: MEBIBYTE,
    mostWaiting: Number.POSITIVE_INFINITY,
    longestWait: 2_000,
  })
  app.addHook('preParsing', async (request, reply) => {
    const size = sizeOf(request)
    if (size <= SMALL || size > (request.routeOptions.bodyLimit ?? 0)) return
    const leave = await turns.enter(request.signedIn?.sessionId ?? request.ip, size)
    if (!leave) throw new Problem('busy')
    leaveWhenAnswered(reply, leave)
  })
}

/** A body that does not say how long it is may become as long as any. */
function sizeOf({ headers, routeOptions }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return routeOptions.bodyLimit ?? 0
  return Number(headers['content-length'] ?? 0)
}
