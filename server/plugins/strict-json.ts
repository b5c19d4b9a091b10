import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.ts'

const MAX_DEPTH = 20
/** Objects, lists and what is in them. No section that can be stored has so many. */
const MAX_VALUES = 30_000
/** Of one object: no section has so many fields. */
const MAX_NAMES = 500
const BACKSLASH = '\\'
const utf8 = new TextDecoder('utf-8', { fatal: true })

function refuse(pointer: string, message: string): never {
  throw new Problem('malformed_request', { errors: [{ pointer: `/body${pointer}`, message }] })
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

type Level = { keys: Set<string> | null; pointer: string; key: string; index: number; expectsKey: boolean }

/** Where the string that starts at `start` ends: the index after its closing quote, or the text's end without one. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1)
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1)
  return quote === -1 ? text.length : quote + 1
}

/** Two backslashes are one that was typed; what stands after the last of an odd number belongs to it. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === BACKSLASH) first -= 1
  return (at - first) % 2 === 1
}

/** Counts before anything is parsed, which takes a hundred times the room that the bytes take. */
function refuseTooMany(bytes: Buffer): void {
  // A character a byte, whatever the bytes mean: the signs that are counted are ASCII.
  const text = bytes.toString('latin1')
  let values = 0
  // Commas so far in each object that is open; in a list they name nothing.
  const names: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') at = endOfString(text, at) - 1
    if (char === '{' || char === '[') names.push(char === '{' ? 0 : Number.NEGATIVE_INFINITY)
    else if (char === '}' || char === ']') names.pop()
    else if (char === ',') names.push((names.pop() ?? 0) + 1)
    else continue
    values += char === '}' || char === ']' ? 0 : 1
    if (values > MAX_VALUES) refuse('', `Send ${MAX_VALUES.toLocaleString('en-GB')} values at most`)
    if ((names.at(-1) ?? 0) >= MAX_NAMES) refuse('', `Give ${MAX_NAMES} names at most`)
  }
}

/** Walks JSON that already parsed, and refuses a key given twice and nesting that is too deep. */
function refuseDuplicates(text: string): void {
  const levels: Level[] = []
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    const level = levels.at(-1)
    if (char === '{' || char === '[') {
      const pointer = level ? `${level.pointer}/${level.keys ? escapePointer(level.key) : level.index}` : ''
      if (levels.length === MAX_DEPTH) refuse(pointer, `Nest ${MAX_DEPTH} levels at most`)
      levels.push({
        keys: char === '{' ? new Set() : null,
        pointer,
        key: '',
        index: 0,
        expectsKey: char === '{',
      })
    } else if (char === '}' || char === ']') {
      levels.pop()
    } else if (char === ',' && level) {
      level.index += 1
      level.expectsKey = level.keys !== null
    } else if (char === '"') {
      const end = endOfString(text, at)
      if (level?.expectsKey && level.keys) {
        const key = JSON.parse(text.slice(at, end)) as string
        if (level.keys.has(key)) refuse(`${level.pointer}/${escapePointer(key)}`, 'Give each name once')
        level.keys.add(key)
        level.key = key
        level.expectsKey = false
      }
      at = end - 1
    }
  }
}

function refuseValue(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) refuse(pointer, 'Take out the NUL character')
    if (!value.isWellFormed()) refuse(pointer, 'Take out the broken character (half of a surrogate pair)')
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse(pointer, 'Use a smaller number')
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) refuse(pointer, 'Use a smaller number')
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      refuseValue(item, `${pointer}/${index}`)
    })
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') refuse(pointer, 'Leave out __proto__')
      refuseValue(key, pointer)
      refuseValue(item, `${pointer}/${escapePointer(key)}`)
    }
  }
}

/** Parses JSON and refuses what databases and people read differently from machines. Throws `malformed_request`. */
export function parseStrictJson(bytes: Buffer): unknown {
  refuseTooMany(bytes)
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    refuse('', 'Send the text as UTF-8')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    refuse('', 'Send one JSON value')
  }
  refuseDuplicates(text)
  refuseValue(value, '')
  return value
}

/** JSON is the only body anyone may send: forms and plain text are what cross-site tricks are made of. */
export function acceptOnlyStrictJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i,
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      return parseStrictJson(body)
    },
  )
}
