const LEAST_CHARACTERS = 12
const LEAST_DIFFERENT = 6
/** Words that examples and defaults are made of. */
const KNOWN =
  /postgres(ql)?|passw(or)?d|change-?me|secret|admin(istrator)?|default|example|letmein|qwerty|welcome|reviews?|pelr|owner|service|client|root|test/g

/**
 * Why a password protects nothing, as the rest of a sentence about it; undefined where nothing is known against it.
 * Never repeats any of it.
 */
export function weaknessOf(password: string): string | undefined {
  if (password.length < LEAST_CHARACTERS) return `has fewer than ${LEAST_CHARACTERS} characters`
  const left = password.toLowerCase().replaceAll(KNOWN, '')
  const onlyKnown = left.length < password.length && !/[a-z]/.test(left)
  return onlyKnown || new Set(password).size < LEAST_DIFFERENT ? 'is one that anybody would try' : undefined
}
