import type { IDToken } from 'openid-client'
import { type Role, roles } from '#shared/workflow/states.ts'
import type { Choice, ProviderOrganisation } from './provider.ts'
import { SignInRefused } from './refused.ts'
import { entraSubject } from './subject-of-account.ts'

/** Who an id token is about: the pair that never changes hands. E-mail addresses do, so they are never read. */
export type Subject = { issuer: string; subject: string }

/** The person as the organisation's sign-in service knows them. */
export type Known = Subject & {
  name: string
  rank: string | null
  roles: Role[]
  /** Roles of which nothing is known: the person is in more groups than fit into a token, and these come from groups. */
  unknown: Role[]
}

/**
 * The person behind a checked id token. Entra's people are `tid` and `oid`, others `sub`.
 * Throws SignInRefused for another tenant, for a guest and for someone without a name.
 */
export function readClaims(claims: IDToken, choice: Choice): Known {
  const { provider, organisation } = choice
  const subject = subjectOf(claims, choice)
  const name = nameOf(claims)
  if (!name) throw new SignInRefused('no_name')
  const given = rolesOf(claims, organisation)
  const ofGroups = groupsLeftOut(claims) ? Object.values(organisation.groups) : []
  return {
    ...subject,
    name,
    rank: provider.rankClaim === undefined ? null : wordsOf(claims[provider.rankClaim]),
    roles: given,
    unknown: [...new Set(ofGroups)].filter((role) => !given.includes(role)),
  }
}

/** Who the token is about, after the tenant and the kind of account were found to be the organisation's own. */
export function subjectOf(claims: IDToken, { provider, organisation }: Choice): Subject {
  const { kind, issuer } = provider
  const { tenant } = organisation
  if (kind === 'openid') return { issuer, subject: claims.sub }
  const { tid, oid } = claims
  if (typeof tid !== 'string' || tid.toLowerCase() !== tenant) throw new SignInRefused('wrong_organisation')
  if (typeof oid !== 'string' || oid === '') throw new SignInRefused('unproven', new Error('there is no oid'))
  if (isGuest(claims, tid)) throw new SignInRefused('guest_account')
  return { issuer, subject: entraSubject(tid.toLowerCase(), oid) }
}

/** `acct` is 1 for a guest where the tenant sends it; `idp` names the tenant that a guest comes from. */
function isGuest({ acct, idp, iss }: IDToken, tid: string): boolean {
  if (acct !== undefined && acct !== 0 && acct !== '0') return true
  return idp !== undefined && idp !== iss && idp !== `https://sts.windows.net/${tid}/`
}

const LONGEST = 200

function wordsOf(claim: unknown): string | null {
  const words = typeof claim === 'string' ? claim.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim() : ''
  return words === '' || words.length > LONGEST ? null : words
}

function nameOf({ name, given_name, family_name }: IDToken): string | null {
  const given = wordsOf(given_name)
  const family = wordsOf(family_name)
  return wordsOf(name) ?? (given && family && `${given} ${family}`)
}

function rolesOf(claims: IDToken, { groups, appRoles }: ProviderOrganisation): Role[] {
  const given = new Set([...mapped(claims.groups, groups), ...mapped(claims.roles, appRoles)])
  return roles.filter((role) => given.has(role))
}

function mapped(claim: unknown, mapping: Readonly<Record<string, Role>>): Role[] {
  const values = new Set<unknown>(Array.isArray(claim) ? claim : [claim])
  return Object.entries(mapping).flatMap(([value, role]) => (values.has(value) ? [role] : []))
}

/** Over about 200 groups a token says that there are some, and where to ask, instead of which. */
function groupsLeftOut({ _claim_names: elsewhere, hasgroups, groups }: IDToken): boolean {
  if (Array.isArray(groups)) return false
  const named = typeof elsewhere === 'object' && elsewhere !== null && 'groups' in elsewhere
  return named || hasgroups === true || hasgroups === 'true'
}
