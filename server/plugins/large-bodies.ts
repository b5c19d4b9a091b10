import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'
import { SMALL_BODY, sizeToExpect } from './body-size.ts'
import { leaveWhenAnswered, Turns } from './turns.ts'

const MEBIBYTE = 1_048_576
/** Bytes a second that a body must come with, once there is room for it, and the milliseconds that each is given. */
const SLOWEST = 65_536
const AT_LEAST = 2_000

/**
 * Lets large bodies be read and worked on in turn: until then they stay in the sender's connection, not in this
 * process's memory. A body that found no room for two seconds is answered `busy`; one that has room and does not come
 * is cut off, so that nobody holds the room of others. `roomOfAll` is in bytes.
 */
export function takeLargeBodiesInTurn(app: FastifyInstance, roomOfAll = 4 * MEBIBYTE): void {
  const turns = new Turns({
    room: roomOfAll,
    roomOfOne: MEBIBYTE,
    mostWaiting: Number.POSITIVE_INFINITY,
    longestWait: 2_000,
  })
  app.addHook('preParsing', async (request, reply, payload) => {
    const size = sizeToExpect(request)
    if (size <= SMALL_BODY || size > (request.routeOptions.bodyLimit ?? 0)) return
    const leave = await turns.enter(request.signedIn?.personId ?? request.ip, size)
    if (!leave) throw new Problem('busy')
    leaveWhenAnswered(reply, leave)
    const late = setTimeout(() => request.raw.destroy(), Math.max(AT_LEAST, (size / SLOWEST) * 1_000))
    const settled = () => clearTimeout(late)
    payload.once('end', settled).once('close', settled)
  })
}
