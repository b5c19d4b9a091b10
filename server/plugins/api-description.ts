import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { type Described, withProblemAnswers } from './problem-answers.ts'

/** `GET /openapi.json`: every API route with its schemas, OpenAPI 3.1. Register before the routes. */
export async function describeApi(app: FastifyInstance, cookieName: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Post-event learning reviews', version: '1.0.0' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ skipList: ['/*', '/openapi.json'] }),
  })
  let described: string | undefined
  app.get('/openapi.json', async (_request, reply) => {
    described ??= JSON.stringify(withProblemAnswers(app.swagger() as Described))
    return reply.type('application/json; charset=utf-8').send(described)
  })
}
