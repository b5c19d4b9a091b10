import { createHash, randomUUID } from 'node:crypto'
import type { Chance } from './chance.ts'

/** A value that is not the right one. `readable`: it has the right shape, so it is stale; otherwise it is malformed. */
export type WrongValue = { how: string; value: unknown; readable: boolean }

const HEX = '0123456789abcdef'

/** A digest of nothing. */
export function anyDigest(chance: Chance): string {
  return createHash('sha256').update(String(chance.next())).digest('hex')
}

/** The digest with one bit of it turned over. */
export function flipBit(digest: string, chance: Chance): string {
  const at = chance.below(digest.length)
  const turned = HEX.indexOf(digest[at] ?? '0') ^ (1 << chance.below(4))
  return `${digest.slice(0, at)}${HEX[turned]}${digest.slice(at + 1)}`
}

/** Everything that a digest is not, with digests of other things that exist. */
export function wrongDigest(
  digest: string,
  others: Readonly<Record<string, string>>,
  chance: Chance,
): WrongValue {
  const stale = { ...others, 'one bit turned': flipBit(digest, chance), 'of nothing': anyDigest(chance) }
  const broken: Record<string, unknown> = {
    truncated: digest.slice(0, chance.below(64)),
    longer: `${digest}0`,
    'in upper case': digest.toUpperCase(),
    'with a space before': ` ${digest}`,
    'with a line after': `${digest}\n`,
    quoted: `"${digest}"`,
    'named as SHA-256': `sha256:${digest}`,
    'in base64': Buffer.from(digest, 'hex').toString('base64'),
    missing: undefined,
    null: null,
    'a number': 0,
    true: true,
    'in a list': [digest],
  }
  const readable = chance.happens(0.6)
  const from: Record<string, unknown> = readable ? stale : broken
  const how = chance.pick(Object.keys(from))
  return { how: `digest ${how}`, value: from[how], readable }
}

/** Numbers that a save number or a revision's number is not, and what is no such number at all. */
export function wrongNumber(current: number, least: number, chance: Chance): WrongValue {
  const readable = chance.happens(0.6)
  if (readable) {
    const numbers = [
      current + 1,
      current + 1 + chance.below(1_000),
      2 ** 31 - 1,
      2 ** 31,
      2 ** 32 + current,
      Number.MAX_SAFE_INTEGER,
      ...Array.from({ length: current - least }, (_none, before) => least + before),
    ]
    const value = chance.pick(numbers)
    return { how: `number ${value} for ${current}`, value, readable }
  }
  const value = chance.pick([
    least - 1,
    -current - 1,
    -(2 ** 31),
    current + 0.5,
    1e300,
    2 ** 53,
    String(current),
    `${current} `,
    '',
    'latest',
    '*',
    null,
    undefined,
    true,
    [current],
    { saveNumber: current },
  ])
  return { how: `number ${JSON.stringify(value) ?? 'missing'} for ${current}`, value, readable }
}

/** Ids that are not this one: others that exist, one that nothing has, and what is no id. */
export function wrongId(id: string, others: Readonly<Record<string, string>>, chance: Chance): WrongValue {
  const readable = chance.happens(0.7)
  const from: Record<string, string> = readable
    ? others
    : { truncated: id.slice(0, -1), longer: `${id}0`, 'in braces': `{${id}}`, 'a word': 'newest' }
  const how = chance.pick(Object.keys(from))
  return { how: `id ${how}`, value: from[how] ?? '', readable }
}

/** What is no UUID, for an Idempotency-Key. */
export function wrongKey(chance: Chance): string | undefined {
  const key = randomUUID()
  return chance.pick([
    undefined,
    '',
    'not-a-uuid',
    key.slice(0, -1),
    `${key}0`,
    `{${key}}`,
    `"${key}"`,
    key.replaceAll('-', ''),
    `${key}, ${key}`,
    `urn:uuid:${key}`,
    key.replace(/.$/, 'g'),
    `${key.slice(0, 14)}f${key.slice(15)}`,
    '*',
    '1',
  ])
}
