import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { CurrentReply, RulesReply, VersionParams } from '#shared/api/reference.ts'
import { exchangeJsonSchema } from '#shared/exchange/exchange@1.0.0.ts'
import { FormDefinition } from '#shared/form/definition.ts'
import { currentFormDefinition, listFormDefinitions } from '#shared/form/registry.ts'
import { currentRule, findRule, listRules } from '#shared/rule/registry.ts'
import { Rule } from '#shared/rule/rule.ts'
import { Problem } from '../../problem.ts'

/** The rule, the form definition and the schema of what leaves, by version. They never change once published. */
export const referenceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/current', { schema: { response: { 200: CurrentReply } } }, async () => {
    const rule = currentRule()
    const form = currentFormDefinition()
    return { rule: { id: rule.id, version: rule.version }, form: { id: form.id, version: form.version } }
  })

  app.get('/rules', { schema: { response: { 200: RulesReply } } }, async () => {
    return { rules: listRules().map(({ id, version, status }) => ({ id, version, status })) }
  })

  app.get(
    '/rules/:id/:version',
    { schema: { params: VersionParams, response: { 200: Rule } } },
    async (request) => {
      const rule = findRule(request.params.id, request.params.version)
      if (!rule) throw new Problem('not_found')
      return rule
    },
  )

  app.get(
    '/form-definitions/:id/:version',
    { schema: { params: VersionParams, response: { 200: FormDefinition } } },
    async (request) => {
      const { id, version } = request.params
      const definition = listFormDefinitions().find((each) => each.id === id && each.version === version)
      if (!definition) throw new Problem('not_found')
      return definition
    },
  )

  app.get('/schemas/exchange/1.0.0', async (_request, reply) =>
    reply.type('application/schema+json').send(JSON.stringify(exchangeJsonSchema())),
  )
}
