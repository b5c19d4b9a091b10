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

/** Before someone is sent there, it must have answered this lately; asked whether it does, it may take this long. */
const LATELY_MS = 5_000
const LOOK_MS = 3_000

/**
 * Reads a provider's description when it is first needed, and asks for a sign of life before someone is sent there.
 * Throws SignInRefused when it does not answer.
 */
export type Connect = (provider: Provider, why?: 'to_send_someone') => Promise<Configuration>

type Kept = {
  configuration: Promise<Configuration>
  at: number
  answered: Promise<unknown>
  lookedAt: number
}

/** One connection a provider, kept while it is fresh; a failure is not kept, so that the next sign-in asks again. */
export function openConnections(): Connect {
  const kept = new Map<string, Kept>()

  function keep(provider: Provider): Kept {
    const configuration = describe(provider)
    const now = performance.now()
    const entry: Kept = { configuration, at: now, answered: configuration, lookedAt: now }
    kept.set(provider.id, entry)
    configuration.catch(() => kept.get(provider.id) === entry && kept.delete(provider.id))
    return entry
  }

  /** Everyone who comes within the same seconds waits for one look; after a failed one the next person's is new. */
  function look(provider: Provider, entry: Kept): Promise<unknown> {
    if (performance.now() - entry.lookedAt < LATELY_MS) return entry.answered
    const answered = lookAt(provider)
    entry.answered = answered
    entry.lookedAt = performance.now()
    answered.catch(() => {
      if (entry.answered === answered) entry.lookedAt = -LATELY_MS
    })
    return answered
  }

  return async (provider, why) => {
    const known = kept.get(provider.id)
    const entry = known && performance.now() - known.at < FRESH_MS ? known : keep(provider)
    if (why === 'to_send_someone') await look(provider, entry)
    return entry.configuration
  }
}

/** Asks for what was answered before, so that a machine in front of a dead service does not count as its answer. */
async function lookAt({ issuer }: Provider): Promise<void> {
  const description = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const reply = await fetch(description, { redirect: 'manual', signal: AbortSignal.timeout(LOOK_MS) })
    await reply.body?.cancel()
    if (reply.status >= 500) throw new Error(`the sign-in service answered ${reply.status}`)
  } catch (error) {
    throw new SignInRefused('unavailable', error)
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
