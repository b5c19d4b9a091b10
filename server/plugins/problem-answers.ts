import { z } from 'zod'
import { PROBLEMS, ProblemReply } from '#shared/problems.ts'
import { policy } from '../access/policy.ts'
import { nameInPolicy } from './policy.ts'

type Operation = { parameters?: { name?: string }[]; responses?: Record<string, unknown> }

/** The part of an OpenAPI document that is read and added to here. */
export type Described = {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, unknown> }
}

/** What zod calls a schema that refers to itself, and leaves out of the document. The only one is `z.json()`. */
const ANY_JSON = { description: 'Any JSON value' }
const SCHEMA = { $ref: '#/components/schemas/Problem' }

/** A described API whose routes also say what they answer when they refuse. */
export function withProblemAnswers<Api extends Described>(api: Api): Api {
  const paths = Object.entries(api.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method, withProblems(path, method, operation)]),
    ),
  ])
  const { $schema: _draft, ...Problem } = z.toJSONSchema(ProblemReply)
  const schemas = { ...api.components?.schemas, schema0: ANY_JSON, Problem }
  return { ...api, paths: Object.fromEntries(paths), components: { ...api.components, schemas } }
}

function withProblems(path: string, method: string, operation: Operation): Operation {
  const answers = statusesOf(path, method, operation).map((status) => [
    String(status),
    { description: titlesOf(status), content: { 'application/problem+json': { schema: SCHEMA } } },
  ])
  return { ...operation, responses: { ...operation.responses, ...Object.fromEntries(answers) } }
}

/** What goes wrong with this status, in the words that callers read. */
function titlesOf(status: number): string {
  return Object.values(PROBLEMS)
    .filter((problem) => problem.status === status)
    .map(({ title }) => title)
    .join(' ')
}

/** Every status with which a route may refuse: read off who may call it and what it takes. */
export function statusesOf(path: string, method: string, operation: Operation): number[] {
  const address = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const row = policy[nameInPolicy(method.toUpperCase(), address) ?? '']
  const takes = (header: string) => operation.parameters?.some(({ name }) => name === header) === true
  const changes = method !== 'get'
  const statuses: [number, boolean][] = [
    [400, true],
    [401, row !== undefined && row.who !== 'anyone'],
    [403, row !== undefined && (row.who !== 'anyone' || changes)],
    [404, true],
    [408, true],
    [409, changes],
    [412, changes],
    [413, changes],
    [415, changes],
    [422, takes('idempotency-key')],
    [428, takes('if-match')],
    [429, row !== undefined],
    [431, true],
    [500, true],
    [503, true],
  ]
  return statuses.filter(([, may]) => may).map(([status]) => status)
}
