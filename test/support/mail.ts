import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { type Api, type Client, startApi } from './api.ts'
import { addForce, type Force } from './main-job.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

/** The service with a mail server of its own, and a force whose people all have addresses. */
export type MailApi = Api & { office: PostOffice; force: Force }

export const addressOf = (client: Client): string => `${client.personId}@example.org`

export const peopleOf = (force: Force): Client[] =>
  Object.values(force).filter((each): each is Client => typeof each !== 'string')

export async function giveAddress(api: Api, ...clients: Client[]): Promise<void> {
  const rows = clients.map((client) => ({ person_id: client.personId, address: addressOf(client) }))
  await api.database.owner.insertInto('mail_address').values(rows).execute()
}

export async function startMailApi(forceId: string): Promise<MailApi> {
  const office = await openPostOffice()
  const api = await startApi({ jobs: true, config: { mail: office.settings } })
  const force = await addForce(api, forceId)
  await giveAddress(api, ...peopleOf(force))
  const close = async () => {
    await api.close()
    await office.down()
  }
  return { ...api, office, force, close }
}

/** How many jobs of telling are in these states. */
export async function jobsIn(api: Api, ...states: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job
    where name in ('tell_people', 'send_mail', 'morning_digest') and state::text = any(${states})`.execute(
    api.database.owner,
  )
  return rows[0]?.count ?? -1
}

/** Waits until every job of telling has ended: done, or given up. */
export async function quiet(api: Api): Promise<void> {
  const ended = async () => expect(await jobsIn(api, 'created', 'active', 'retry')).toBe(0)
  await vi.waitFor(ended, { timeout: 15_000, interval: 50 })
}

/** Everything that was sent because of what happens in between. */
export async function sentDuring(api: MailApi, work: () => Promise<unknown>): Promise<PostOffice['arrived']> {
  await quiet(api)
  const before = api.office.arrived.length
  await work()
  await quiet(api)
  return api.office.arrived.slice(before)
}

/** Tries failed jobs again now, not when their wait is over; `last`: and never after that. */
export async function retryNow(api: Api, last = false): Promise<void> {
  const limit = last ? sql`retry_count` : sql`retry_limit`
  await sql`update pgboss.job set start_after = now(), retry_limit = ${limit}
    where state = 'retry' and name = 'send_mail'`.execute(api.database.owner)
}
