import pg from 'pg'

const oid = { bigint: 20, date: 1082, timestamp: 1114, timestamptz: 1184 }

const parseTimestamptz: (text: string) => unknown = pg.types.getTypeParser(oid.timestamptz)

/** A count or sequence as a number. Throws above 2^53, where a number would silently be another one. */
function parseBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be read as a number`)
  return value
}

/** An instant as UTC ISO 8601 with milliseconds. Throws for infinity, which no column of ours may hold. */
function parseInstant(text: string): string {
  const instant = parseTimestamptz(text)
  if (!(instant instanceof Date)) throw new RangeError(`${text} is not a moment in time`)
  return instant.toISOString()
}

const own = new Map<number, (text: string) => unknown>([
  [oid.bigint, parseBigint],
  [oid.date, (text) => text],
  [oid.timestamp, (text) => text],
  [oid.timestamptz, parseInstant],
])

/**
 * How column values become JavaScript, the same on both databases: bigint is a number, numeric and date are
 * strings, timestamptz is an ISO string in UTC, jsonb is parsed, bytea is a Buffer.
 */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && own.get(id)) || pg.types.getTypeParser(id, format),
}
