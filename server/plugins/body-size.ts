import type { FastifyRequest } from 'fastify'

/** In bytes. What is sent most is smaller. */
export const SMALL_BODY = 65_536

/** How many bytes a body may become. One that does not say how long it is may become as long as any. */
export function sizeToExpect({ headers, routeOptions }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return routeOptions.bodyLimit ?? 0
  return Number(headers['content-length'] ?? 0)
}
