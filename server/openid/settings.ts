import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { forces, getOrganisation, oversightBodies, recipient } from '#shared/reference/organisations.ts'
import { type Role, roles } from '#shared/workflow/states.ts'
import { StartRefused } from '../start-refused.ts'
import { weaknessOf } from '../weak-password.ts'
import type { Provider, ProviderOrganisation } from './provider.ts'

type Environment = Record<string, string | undefined>

const SHORTEST_SECRET = 16
const ENTRA = /^https:\/\/login\.microsoftonline\.(?:com|us)\/([0-9a-f-]{36})\/v2\.0$/

const Word = z.string().trim().min(1).max(200)
const Roles = z.record(Word, z.enum(roles)).default({})
const Tenant = z.guid().transform((tenant) => tenant.toLowerCase())

const Organisation = z.strictObject({
  organisationId: Word,
  tenant: Tenant.optional(),
  groups: Roles,
  appRoles: Roles,
})

const Listed = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  kind: z.enum(['entra', 'openid']),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: Word,
  clientSecretVariable: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  rankClaim: Word.optional(),
  organisations: z.array(Organisation).min(1),
})

const File = z.strictObject({ providers: z.array(Listed).min(1) })

/** The roles that each kind of organisation can give. */
const GIVES: Record<'force' | 'oversight_body' | 'recipient', readonly Role[]> = {
  force: ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'],
  oversight_body: ['auditor'],
  recipient: ['recipient_officer'],
}

const organisationIds = new Set([...forces(), ...oversightBodies(), recipient()].map(({ id }) => id))

/**
 * Who may say who people are: SIGN_IN_FILE, or OIDC_ISSUER and its three for one provider.
 * Throws StartRefused with one sentence that names the key and never repeats a secret.
 */
export function readProviders(env: Environment, production: boolean): Provider[] {
  if (env.SIGN_IN_FILE && env.OIDC_ISSUER) {
    throw new StartRefused('SIGN_IN_FILE and OIDC_ISSUER are both set: set one of them.')
  }
  const providers = env.SIGN_IN_FILE ? fromFile(env.SIGN_IN_FILE, env) : fromShorthand(env)
  for (const provider of providers) {
    refuseUnfit(provider)
    if (production) refuseUnsafe(provider)
  }
  const twice = providers.find(({ id }, at) => providers.findIndex((other) => other.id === id) !== at)
  if (twice) throw new StartRefused(`SIGN_IN_FILE names the provider ${twice.id} twice.`)
  if (production && providers.length === 0) {
    throw new StartRefused(
      'NODE_ENV is production and nobody could sign in: set SIGN_IN_FILE, or OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_ORGANISATION.',
    )
  }
  return providers
}

function fromFile(path: string, env: Environment): Provider[] {
  const read = File.safeParse(jsonOf(path))
  if (!read.success) {
    const issue = read.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const place = [...(issue?.path ?? []), ...(unknown ? [unknown] : [])].map(String).join('.')
    throw new StartRefused(
      `SIGN_IN_FILE: ${place || 'the file'} ${unknown ? 'is not known' : 'cannot be read'}.`,
    )
  }
  return read.data.providers.map(({ clientSecretVariable, ...provider }) => {
    const clientSecret = env[clientSecretVariable]
    if (!clientSecret) {
      throw new StartRefused(
        `${clientSecretVariable} is not set: it holds the client secret of ${provider.id}.`,
      )
    }
    return { ...provider, clientSecret }
  })
}

function jsonOf(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new StartRefused('SIGN_IN_FILE names a file that cannot be opened.')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new StartRefused('SIGN_IN_FILE names a file that is not JSON.')
  }
}

const SHORTHAND = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ORGANISATION'] as const

/** One provider for one organisation, whose app roles are called as ours are. */
function fromShorthand(env: Environment): Provider[] {
  const set = SHORTHAND.filter((name) => env[name])
  if (set.length === 0) return []
  const [missing] = SHORTHAND.filter((name) => !env[name])
  if (missing) throw new StartRefused(`${set[0]} is set and ${missing} is not: set all four of them.`)
  const { OIDC_ISSUER: issuer = '', OIDC_ORGANISATION: organisationId = '' } = env
  if (!z.url({ protocol: /^https?$/ }).safeParse(issuer).success) {
    throw new StartRefused('OIDC_ISSUER cannot be read; it looks like https://sign-in.example.org.')
  }
  const tenant = ENTRA.exec(issuer)?.[1]
  const kind = organisationIds.has(organisationId) ? getOrganisation(organisationId).kind : 'force'
  return [
    {
      id: 'organisation',
      kind: tenant ? 'entra' : 'openid',
      issuer,
      clientId: env.OIDC_CLIENT_ID ?? '',
      clientSecret: env.OIDC_CLIENT_SECRET ?? '',
      organisations: [
        {
          organisationId,
          ...(tenant ? { tenant } : {}),
          groups: {},
          appRoles: Object.fromEntries(GIVES[kind].map((role) => [role, role])),
        },
      ],
    },
  ]
}

function refuseUnfit(provider: Provider): void {
  for (const organisation of provider.organisations) {
    const { organisationId, tenant } = organisation
    if (!organisationIds.has(organisationId)) {
      throw new StartRefused(
        `The provider ${provider.id} names ${organisationId}, which is no organisation here.`,
      )
    }
    if ((provider.kind === 'entra') !== (tenant !== undefined)) {
      throw new StartRefused(
        `The provider ${provider.id} ${tenant ? 'may not name' : 'has to name'} a tenant for ${organisationId}: its kind is ${provider.kind}.`,
      )
    }
    refuseRoles(provider, organisation)
  }
}

function refuseRoles(provider: Provider, { organisationId, groups, appRoles }: ProviderOrganisation): void {
  const given = [...Object.values(groups), ...Object.values(appRoles)]
  if (given.length === 0) {
    throw new StartRefused(
      `The provider ${provider.id} gives nobody of ${organisationId} a role: fill groups or appRoles.`,
    )
  }
  const odd = given.find((role) => !GIVES[getOrganisation(organisationId).kind].includes(role))
  if (odd) {
    throw new StartRefused(`The provider ${provider.id} may not give ${odd} in ${organisationId}.`)
  }
}

function refuseUnsafe({ id, issuer, clientSecret }: Provider): void {
  if (!issuer.startsWith('https://')) {
    throw new StartRefused(`NODE_ENV is production and the issuer of ${id} does not start with https://.`)
  }
  if (clientSecret.length < SHORTEST_SECRET || weaknessOf(clientSecret) !== undefined) {
    throw new StartRefused(
      `NODE_ENV is production and the client secret of ${id} is well known or shorter than ${SHORTEST_SECRET} characters.`,
    )
  }
}
