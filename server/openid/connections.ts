import {
  allowInsecureRequests,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import type { Provider } from './provider.ts'
import { SignInRefused } from './refused.ts'

/** Seconds that any one answer of a sign-in service may take. */
const TIMEOUT = 10
/** Its description of itself is read again after an hour. */
const FRESH_MS = 3_600_000

/** Reads a provider's description when it is first needed. Throws SignInRefused when it does not answer. */
export type Connect = (provider: Provider) => Promise<Configuration>

type Kept = { configuration: Promise<Configuration>; at: number }

/** One connection a provider, kept while it is fresh; a failure is not kept, so that the next sign-in asks again. */
export function openConnections(): Connect {
  const kept = new Map<string, Kept>()
  return (provider) => {
    const known = kept.get(provider.id)
    if (known && performance.now() - known.at < FRESH_MS) return known.configuration
    const entry = { configuration: describe(provider), at: performance.now() }
    kept.set(provider.id, entry)
    entry.configuration.catch(() => kept.get(provider.id) === entry && kept.delete(provider.id))
    return entry.configuration
  }
}

async function describe(provider: Provider): Promise<Configuration> {
  // Without the first, the library takes the token endpoint's word for the token and checks no signature.
  const execute = [
    enableNonRepudiationChecks,
    ...(provider.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
  ]
  let configuration: Configuration
  try {
    const { clientId, clientSecret } = provider
    const issuer = new URL(provider.issuer)
    configuration = await discovery(issuer, clientId, clientSecret, undefined, { timeout: TIMEOUT, execute })
  } catch (error) {
    throw new SignInRefused('unavailable', error)
  }
  // The library lets some issuers of Microsoft's describe themselves as another: here none may, by a single character.
  if (configuration.serverMetadata().issuer !== provider.issuer) {
    throw new SignInRefused('unproven', new Error('the metadata is of another issuer'))
  }
  return configuration
}
