import { type RawBuilder, sql } from 'kysely'

/**
 * The time `at`, or just after `newest` where that is the same or later. A transaction that began first may get the lock
 * last: where the newest row says how things stand, what is done last has the latest time. The lock that orders them is
 * held.
 */
export function inTurn(at: string, newest: RawBuilder<string | null>): RawBuilder<string> {
  return sql`greatest(${at}::timestamptz, (select newest + interval '1 millisecond' from (${newest}) as latest (newest)
    where newest >= ${at}::timestamptz))`
}
