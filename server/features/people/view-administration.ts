import type { AdministeredPerson, AdministrationReply, Grant, OwnWork } from '#shared/api/administration.ts'
import { addDays, londonDate, londonMidnight } from '#shared/calendar.ts'
import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Viewer } from '../../viewer.ts'
import { listAddressed } from '../mail/repository.ts'
import { listWaiting } from '../sign-off/repository.ts'
import { findPeople, listPeopleAndGrants, listUnsubmittedWork, nameOf } from './repository.ts'

const RECENT_DAYS = 90

type Row = Awaited<ReturnType<typeof listPeopleAndGrants>>[number]
type People = Awaited<ReturnType<typeof findPeople>>

function grantOf(row: Row, people: People): Grant[] {
  if (row.role === null || row.granted_at === null) return []
  const named = (id: string | null) => (id === null ? null : nameOf(people, id))
  return [
    {
      role: row.role,
      grantedAt: row.granted_at,
      grantedBy: named(row.granted_by),
      endedAt: row.ended_at,
      endedBy: named(row.ended_by),
      endReason: row.end_reason,
    },
  ]
}

type About = { people: People; work: OwnWork[]; since: string; addressed: Map<string, string> }

function personOf(rows: Row[], { people, work, since, addressed }: About): AdministeredPerson[] {
  const [first] = rows
  if (!first) return []
  const all = rows.flatMap((row) => grantOf(row, people))
  const grants = all.filter(({ endedAt }) => endedAt === null)
  const isRecent = ({ endedAt }: Grant) => endedAt !== null && Date.parse(endedAt) >= Date.parse(since)
  const ended = all
    .filter(isRecent)
    .toSorted((one, other) => (other.endedAt ?? '').localeCompare(one.endedAt ?? ''))
  const holdsGold = grants.some(({ role }) => role === 'gold_commander')
  const { id, name, rank, rankShort } = first
  const addressSetAt = addressed.get(id) ?? null
  return [{ id, name, rank, rankShort, grants, ended, addressSetAt, cannotSign: holdsGold ? work : [] }]
}

/** Asked as the force's job: who serves requests reads no address but their own. Goes back to the viewer's context. */
async function addressedIn(tx: Tx, { personId, organisation }: Viewer, people: string[]) {
  await enter(tx, { jobForceId: organisation.id })
  const addressed = await listAddressed(tx, people)
  await enter(tx, { personId, organisationId: organisation.id })
  return addressed
}

/** Everyone of the administrator's force with their roles, who gave them and since when, and what ended lately. */
export async function viewAdministration(tx: Tx, viewer: Viewer, at: string): Promise<AdministrationReply> {
  const rows = await listPeopleAndGrants(tx, viewer)
  const people = await findPeople(
    tx,
    rows.flatMap((row) => [row.granted_by, row.ended_by]),
  )
  const written = Map.groupBy(await listUnsubmittedWork(tx, viewer), (work) => work.person_id)
  const since = londonMidnight(addDays(londonDate(at), -RECENT_DAYS))
  const reviewsWithGold = (await listWaiting(tx, viewer.organisation.id)).length
  const addressed = await addressedIn(tx, viewer, [...new Set(rows.map(({ id }) => id))])
  const byPerson = [...Map.groupBy(rows, (row) => row.id).values()]
  return {
    countedAt: at,
    people: byPerson.flatMap((own) => {
      const work = (written.get(own[0]?.id ?? '') ?? []).map(({ id, name }) => ({
        reviewId: id,
        operationName: name,
      }))
      return personOf(own, { people, work, since, addressed })
    }),
    reviewsWithGold,
  }
}
