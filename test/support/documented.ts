import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import type { Answer, Request } from './api.ts'

type Described = { content?: Record<string, { schema?: object }> }
type Documents = {
  paths: Record<string, Record<string, { responses?: Record<string, Described> }>>
  components: object
}
type Route = { address: RegExp; path: string; methods: Documents['paths'][string] }
type Documented = {
  routes: Route[]
  validate: (place: string[], type: string) => ValidateFunction | undefined
}

const known = new WeakMap<FastifyInstance, Promise<Documented>>()
// Services that say the same of themselves share what is made of it: making a check costs more than using it.
const documented = new Map<string, Documented>()

async function read(app: FastifyInstance): Promise<Documented> {
  const { payload } = await app.inject({ method: 'GET', url: '/openapi.json' })
  const made = documented.get(payload) ?? documentedBy(JSON.parse(payload))
  documented.set(payload, made)
  return made
}

function documentedBy(documents: Documents): Documented {
  const ajv = new Ajv2020({ strict: false, allErrors: false, code: { optimize: false } })
  formats.default(ajv)
  ajv.addSchema({ ...documents, $id: 'api' })
  const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
  const routes = Object.entries(documents.paths).map(([path, methods]) => ({
    path,
    methods,
    address: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // What is spelt out goes before what stands for anything.
  const holes = ({ path }: Route) => path.split('{').length
  return {
    routes: routes.sort((one, other) => holes(one) - holes(other)),
    validate: (place, type) =>
      ajv.getSchema(`api#/${['paths', ...place, 'content', type, 'schema'].map(escaped).join('/')}`),
  }
}

/** The path as it goes out: `/a/../b` is asked for as `/b`. What is no address stays as it was written. */
function pathSent(url: string): string {
  const [written = ''] = url.split('?')
  return URL.parse(written, 'http://here')?.pathname ?? written
}

/**
 * Why an answer is not what `/openapi.json` says of its route; undefined where it is, and for addresses that no route
 * answers. Status, type and body are looked at.
 */
export async function undocumented(
  app: FastifyInstance,
  { method, url }: Request,
  { status, headers, text }: Answer,
): Promise<string | undefined> {
  if (!known.has(app)) known.set(app, read(app))
  const { routes, validate } = (await known.get(app)) as Documented
  const path = pathSent(url)
  const route = routes.find(({ address }) => address.test(path))
  const asked = (method === 'HEAD' ? 'get' : String(method)).toLowerCase()
  const described = route?.methods[asked]?.responses
  if (!route || !described) return undefined
  const answer = described[status]
  const named = `${method} ${route.path} ${status}`
  if (!answer) return `${named} is not documented: ${text.slice(0, 300)}`
  const type = headers['content-type']?.split(';')[0] ?? ''
  if (text === '' || !answer.content) return undefined
  if (!answer.content[type]) return `${named} is documented without ${type || 'a type'}`
  if (!type.endsWith('json')) return undefined
  const check = validate([route.path, asked, 'responses', String(status)], type)
  if (!check || check(JSON.parse(text))) return undefined
  const [first] = check.errors ?? []
  return `${named} is not what is documented: ${first?.instancePath} ${first?.message}: ${text.slice(0, 300)}`
}
