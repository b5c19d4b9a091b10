import { demonstrationPerson } from '#server/demonstration/people.ts'
import { type Api, type Client, send } from './api.ts'

export const MINUTE = 60_000
export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString()

type Moved = { last_seen_at?: string; started_at?: string; exchanged_at?: string }

/** Time passes for a session: its row says that things were earlier. */
export async function moveTime({ database }: Api, { sessionId }: Client, set: Moved): Promise<void> {
  await database.owner.updateTable('session').set(set).where('id', '=', sessionId).execute()
}

export function rowOf({ database }: Api, { sessionId }: Client) {
  return database.owner
    .selectFrom('session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
}

/** Asks with exactly this cookie. Returns the status and the cookie that came back, if one did. */
export async function askWith(api: Api, cookie: string, url = '/api/v1/people') {
  const answer = await send(api, { method: 'GET', url, headers: { cookie } })
  return { status: answer.status, given: answer.headers['set-cookie'] }
}

/** Someone whom test-login knows, in this database too. */
export async function addDemonstrationPerson({ database: { owner } }: Api): Promise<void> {
  const person = demonstrationPerson('rowan-hale')
  if (!person) throw new Error('nobody is listed under that name')
  const { id, slug, name, organisationId } = person
  if (await owner.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) return
  await owner.insertInto('person').values({ id, slug, name }).execute()
  const held = { organisation_id: organisationId, person_id: id, role: 'debrief_lead' as const }
  await owner.insertInto('role_grant').values(held).execute()
}
