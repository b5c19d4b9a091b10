import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

/** `GET /openapi.json`: every API route with its schemas, OpenAPI 3.1. Register before the routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Post-event learning reviews', version: '1.0.0' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'pelr_session' } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: ['/*', '/openapi.json'] }),
  })
  app.get('/openapi.json', async () => app.swagger())
}
