import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'

const DIST = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** Serves the built pages: hashed assets for a year, and index.html for every address that is not the API's. */
export async function serveClient(app: FastifyInstance): Promise<void> {
  if (!existsSync(DIST)) return
  await app.register(fastifyStatic, {
    root: DIST,
    serve: true,
    wildcard: false,
    index: false,
    maxAge: '365d',
    immutable: true,
  })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) throw new Problem('not_found')
    return reply.header('cache-control', 'no-store').sendFile('index.html', { cacheControl: false })
  })
}
