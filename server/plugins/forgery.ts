import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'
import { isApi } from './viewer.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function sameToken(sent: unknown, kept: string): boolean {
  if (typeof sent !== 'string') return false
  const a = Buffer.from(sent)
  const b = Buffer.from(kept)
  return a.length === b.length && timingSafeEqual(a, b)
}

function fromElsewhere(request: FastifyRequest, publicOrigin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = request.headers.origin
  if (origin === undefined || origin === publicOrigin) return false
  // Off the public internet one service answers to several names; over https to its own alone.
  return publicOrigin.startsWith('https:') || origin !== `http://${request.headers.host}`
}

/** Refuses changes that another site's page could have sent: wrong origin, or no token of this session. */
export function refuseForgery(app: FastifyInstance, publicOrigin: string): void {
  app.addHook('preValidation', async (request) => {
    if (SAFE.has(request.method) || !isApi(request)) return
    if (fromElsewhere(request, publicOrigin)) throw new Problem('request_forged')
    if (request.signedIn && !sameToken(request.headers['x-csrf-token'], request.signedIn.csrfToken)) {
      throw new Problem('request_forged')
    }
  })
}
