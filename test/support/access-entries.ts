import { sql } from 'kysely'
import type { Api } from './api.ts'

/** One entry of the access log as a test reads it: who, what, of whose records which, and to whom. */
export type Entry = {
  person: string
  organisation: string
  did: string
  route: string
  force: string
  kind: string
  ids: string[]
  recipient: string | null
}

/** The database's time: entries made after it are those of the requests that follow. */
export async function nowOf({ database }: Api): Promise<string> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp()::text as now`.execute(database.owner)
  return rows[0]?.now ?? ''
}

/** Every entry of requests that began after a moment, ids in order, and whether each has a time, session and request. */
export async function entriesSince({ database }: Api, moment: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select person_id as person, organisation_id as organisation, did, route, force_id as force,
      subject_kind as kind, array(select unnest(subject_ids)::text order by 1) as ids, recipient_id as recipient
    from access_log
    where at between ${moment}::timestamptz and clock_timestamp() and session_id is not null and request_id is not null
    order by force_id, subject_kind, did`.execute(database.owner)
  return rows
}
