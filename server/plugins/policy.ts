import type { FastifyInstance, RouteOptions } from 'fastify'
import { type PolicyRow, policy } from '../access/policy.ts'
import { Problem } from '../problem.ts'
import { rolesSomewhere } from '../viewer.ts'
import { viewerOf } from './viewer.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: PolicyRow
  }
  interface FastifyInstance {
    /** Every route of the API that the router has, named as in the policy. */
    apiRoutes: ReadonlySet<string>
  }
}

const API = '/api/v1'

/** A route as the policy names it; a HEAD is its GET. Undefined for what is no route of the API. */
export function nameInPolicy(method: string, url: string): string | undefined {
  if (!url.startsWith(`${API}/`)) return undefined
  return `${method === 'HEAD' ? 'GET' : method} ${url.slice(API.length)}`
}

function namesOf(route: Pick<RouteOptions, 'method' | 'url'>): string[] {
  const names = [route.method].flat().map((method) => nameInPolicy(method, route.url))
  return names.filter((name) => name !== undefined)
}

function rowOf(names: string[]): PolicyRow | undefined {
  for (const name of names) {
    if (policy[name] === undefined) {
      throw new Error(`${name} has no row in server/access/policy.ts: nobody may call it`)
    }
  }
  return policy[names[0] ?? '']
}

/**
 * Every route of the API answers only those whom its row of the policy names. This is asked before anything of the
 * request is read, so nobody learns from a refusal what the route would have made of it.
 */
export function applyPolicy(app: FastifyInstance): void {
  const routes = new Set<string>()
  app.decorate('apiRoutes', routes)
  app.addHook('onRoute', (route) => {
    const names = namesOf(route)
    const row = rowOf(names)
    for (const name of names) routes.add(name)
    if (row) route.config = { ...route.config, policy: row }
  })
  app.addHook('onRequest', async (request) => {
    const row = request.routeOptions.config.policy
    if (row === undefined || row.who === 'anyone') return
    const viewer = viewerOf(request)
    if (row.who === 'signed_in') return
    const held = rolesSomewhere(viewer)
    if (![...row.who, ...(row.shared ?? [])].some((role) => held.includes(role))) {
      throw new Problem('not_allowed')
    }
  })
}
