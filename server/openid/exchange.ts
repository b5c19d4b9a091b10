import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  type IDToken,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { SignInRefused } from './refused.ts'

/** The signatures that are taken: asymmetric ones, whose keys the issuer publishes. */
const ALGORITHMS = new Set(['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'])
/** Seconds that two clocks may differ. */
export const SKEW = 60
/** Seconds that a proof for a signature may be old. */
export const STEP_UP_AGE = 300

/** What only this flow knows. The state is in the browser's hands too; the verifier leaves only for the token. */
type Flow = { state: string; nonce: string; verifier: string; purpose: 'sign_in' | 'step_up' }

/** Where the browser goes to sign in: code flow with PKCE, state and nonce; for a signature, signing in again. */
export async function authorizationUrl(
  configuration: Configuration,
  redirectUri: string,
  { state, nonce, verifier, purpose }: Flow,
): Promise<URL> {
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(purpose === 'step_up' ? { max_age: String(STEP_UP_AGE), prompt: 'login' } : {}),
  })
}

/**
 * Takes the answer that the browser brought back to the token endpoint, and returns what a genuine id token says.
 * Checked: state, RFC 9207 issuer, PKCE, signature by a key of the issuer's own, iss, aud, azp, nonce, and times.
 * Throws SignInRefused.
 */
export async function exchange(
  configuration: Configuration,
  callback: URL,
  { state, nonce, verifier, purpose }: Flow,
): Promise<IDToken> {
  const tokens = await authorizationCodeGrant(configuration, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
    ...(purpose === 'step_up' ? { maxAge: STEP_UP_AGE } : {}),
  }).catch((error) => {
    throw new SignInRefused(refusalOf(error, purpose), error)
  })
  const claims = tokens.claims()
  if (!claims || !tokens.id_token) throw new SignInRefused('unproven')
  refuseAlgorithm(tokens.id_token)
  const { client_id: clientId } = configuration.clientMetadata()
  refuseAudience(claims, clientId)
  if (claims.iat > Date.now() / 1000 + SKEW) throw new SignInRefused('unproven', new Error('iat is to come'))
  return claims
}

function refusalOf(error: unknown, purpose: Flow['purpose']) {
  if (error instanceof AuthorizationResponseError) return 'declined'
  if (error instanceof WWWAuthenticateChallengeError) return 'unproven'
  if (error instanceof ClientError) {
    if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return 'unavailable'
    const response = error.cause instanceof Response ? error.cause : undefined
    if (response && response.status >= 500) return 'unavailable'
    return purpose === 'step_up' && aboutAge(error) ? 'not_fresh' : 'unproven'
  }
  // What fetch throws when nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed' ? 'unavailable' : 'unproven'
}

/** The library refuses a missing and an old auth_time in different words: the place is what they share. */
function aboutAge({ cause }: ClientError): boolean {
  if (!(cause instanceof Error)) return false
  const { claim } = (cause.cause ?? {}) as { claim?: unknown }
  return claim === 'auth_time' || cause.message.includes('auth_time')
}

/** The library takes every algorithm that is not symmetric; here only those of the list. */
function refuseAlgorithm(idToken: string): void {
  const header = JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString('utf8'))
  if (!ALGORITHMS.has(header.alg)) throw new SignInRefused('unproven', new Error('an algorithm not taken'))
}

/** For this application alone: the library lets a token through that is for others too, if `azp` is right. */
function refuseAudience({ aud, azp }: IDToken, clientId: string): void {
  const [first, ...more] = [aud].flat()
  if (first !== clientId || more.length > 0 || (azp !== undefined && azp !== clientId)) {
    throw new SignInRefused('unproven', new Error('the token is for another application'))
  }
}
