import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'
import { isApi } from './viewer.ts'

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** A route that names no body or no query takes none: what would be ignored is refused, like any unknown property. */
export function refuseUnasked(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (!isApi(request)) return
    const { body, querystring } = request.routeOptions.schema ?? {}
    if (body === undefined && !isEmpty(request.body)) refuse('/body')
    if (querystring === undefined && !isEmpty(request.query)) refuse('/querystring')
  })
}

function refuse(pointer: string): never {
  throw new Problem('malformed_request', {
    errors: [{ pointer, message: 'Leave it out: nothing is asked here' }],
  })
}
