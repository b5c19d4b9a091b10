import type { Role } from '#shared/workflow/states.ts'

/** What an organisation's own sign-in service says gives which of our roles. */
export type ProviderOrganisation = {
  organisationId: string
  /** Entra's tenant id: people of any other tenant are refused. */
  tenant?: string | undefined
  /** By the id that the `groups` claim carries. */
  groups: Readonly<Record<string, Role>>
  /** By the value that the `roles` claim carries. */
  appRoles: Readonly<Record<string, Role>>
}

/** A sign-in service that is trusted to say who someone is, for these organisations only. */
export type Provider = {
  /** As it stands in addresses. */
  id: string
  kind: 'entra' | 'openid'
  /** Exactly as the service writes it in its tokens. */
  issuer: string
  clientId: string
  clientSecret: string
  /** The claim that carries a person's rank, where there is one. */
  rankClaim?: string | undefined
  organisations: readonly ProviderOrganisation[]
}

export type Choice = { provider: Provider; organisation: ProviderOrganisation }

/** The provider that the address names, for one of its organisations. */
export function findChoice(
  providers: readonly Provider[],
  providerId: string,
  organisationId: string | undefined,
): Choice | undefined {
  const provider = providers.find(({ id }) => id === providerId)
  const known = provider?.organisations ?? []
  const organisation =
    organisationId === undefined && known.length === 1
      ? known[0]
      : known.find((each) => each.organisationId === organisationId)
  return provider && organisation && { provider, organisation }
}
