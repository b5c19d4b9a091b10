import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'

function refuse(value: unknown): void {
  if (typeof value === 'string' && !value.isWellFormed())
    throw new RangeError('half of a surrogate pair has no bytes')
  if (typeof value === 'number' && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)) {
    throw new RangeError('a number that JSON cannot carry exactly')
  }
  if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      refuse(key)
      refuse(item)
    }
  }
}

/** The RFC 8785 bytes of a JSON value. Throws RangeError for what JSON cannot carry exactly. */
export function canonicalBytes(value: unknown): Buffer {
  refuse(value)
  const text = canonicalize(value)
  if (text === undefined) throw new RangeError('there is no JSON for this value')
  return Buffer.from(text, 'utf8')
}

/** SHA-256 in lower-case hex. */
export function digestOf(bytes: Buffer | string): string {
  return hash('sha256', bytes, 'hex')
}
