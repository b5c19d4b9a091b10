import type { SeriesListReply, SeriesReply } from '#shared/api/series.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { consolidatedOf, loweredTo } from '../../situation/consolidated-of.ts'
import type { Viewer } from '../../viewer.ts'
import { getMoments } from '../coverage/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { getSeries, listSeries, listSeriesEvents, membersAfter } from './repository.ts'

/** Every series of the viewer's force, newest first. */
export async function viewSeriesList(tx: Tx, viewer: Viewer): Promise<SeriesListReply> {
  const series = await listSeries(tx, viewer)
  noteSubjects(
    tx,
    'series',
    viewer.organisation.id,
    series.map(({ id }) => id),
  )
  return { series }
}

/** One series: what is in it, what happened to it, and the consolidated review that it owes. */
export async function viewSeries(tx: Tx, viewer: Viewer, at: string, id: string): Promise<SeriesReply> {
  const series = await getSeries(tx, viewer, id)
  const events = await listSeriesEvents(tx, series)
  const people = await findPeople(tx, [series.declared_by, ...events.map((event) => event.recorded_by)])
  const named = new Map<string, { id: string; name: string; reference: string }>()
  for (const { operation_id: operation } of events) {
    if (operation === null || named.has(operation)) continue
    const { name, reference } = await getMoments(tx, { force_id: series.force_id, id: operation })
    named.set(operation, { id: operation, name, reference })
  }
  noteSubjects(tx, 'operation', series.force_id, [...named.keys()])
  const members: SeriesReply['members'] = []
  for (const member of membersAfter(events)) {
    const key = { force_id: series.force_id, id: member }
    members.push({ moments: await getMoments(tx, key), lowered: (await loweredTo(tx, key)) !== null })
  }
  return {
    id: series.id,
    name: series.name,
    reason: series.reason,
    declaredBy: nameOf(people, series.declared_by),
    declaredAt: series.declared_at,
    countedAt: at,
    consolidated: await consolidatedOf(tx, series, events, at),
    members: members.toSorted((one, other) =>
      one.moments.countingDay.localeCompare(other.moments.countingDay),
    ),
    events: events.toReversed().map((event) => ({
      id: event.id,
      event: event.event,
      operation: named.get(event.operation_id ?? '') ?? null,
      reason: event.reason,
      heldOn: event.held_on,
      recordedBy: nameOf(people, event.recorded_by),
      recordedAt: event.recorded_at,
    })),
  }
}
