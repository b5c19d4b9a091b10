import { z } from 'zod'
import type { Subject } from './claims.ts'
import { findChoice, type Provider } from './provider.ts'

/** Why an account cannot be named so, as a sentence about the field. */
export type NoSuchAccount = { refused: string }

/** An account of an organisation as its sign-in service will name it: Entra's by object id, others' by `sub`. */
export function subjectOfAccount(
  providers: readonly Provider[],
  organisationId: string,
  accountId: string,
): Subject | NoSuchAccount {
  const [choice] = providers.flatMap(({ id }) => findChoice(providers, id, organisationId) ?? [])
  if (!choice) return { refused: 'No sign-in service is set up for this organisation. Leave it empty' }
  const { issuer, kind } = choice.provider
  if (kind === 'openid') return { issuer, subject: accountId }
  if (!z.guid().safeParse(accountId).success) {
    return { refused: 'Enter the object ID of the account, such as 8c1f2b7e-5d0a-4f3b-9a66-1e2d3c4b5a69' }
  }
  return { issuer, subject: entraSubject(choice.organisation.tenant ?? '', accountId) }
}

/** Tenant and object id, which is written in small letters whatever a token or a person writes. */
export function entraSubject(tenant: string, objectId: string): string {
  return `${tenant} ${objectId.toLowerCase()}`
}
