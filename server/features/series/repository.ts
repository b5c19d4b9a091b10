import { type Insertable, sql } from 'kysely'
import { noteOpened } from '../../access/access-log.ts'
import { inTurn } from '../../db/in-turn.ts'
import type { Series, SeriesEvent } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'

type Key = { force_id: string; id: string }

/** The series, or `not_found` where it is absent or not the viewer's. */
export function getSeries(tx: Tx, viewer: Viewer, id: string) {
  return tx
    .selectFrom('series')
    .select(['force_id', 'id', 'name', 'reason', 'declared_by', 'declared_at'])
    .where('force_id', '=', viewer.organisation.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new Problem('not_found'))
    .then((series) => noteOpened(tx, 'series', series))
}

/** Every series of the viewer's force, newest first. */
export function listSeries(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('series')
    .select(['id', 'name'])
    .where('force_id', '=', viewer.organisation.id)
    .orderBy('declared_at', 'desc')
    .orderBy('id')
    .execute()
}

export type SeriesEventRecord = Awaited<ReturnType<typeof listSeriesEvents>>[number]

/** What happened to a series, oldest first. */
export function listSeriesEvents(tx: Tx, series: Key) {
  return tx
    .selectFrom('series_event')
    .select(['id', 'event', 'operation_id', 'reason', 'held_on', 'recorded_by', 'recorded_at'])
    .where('force_id', '=', series.force_id)
    .where('series_id', '=', series.id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** The series that the operation is in now: the one it joined last, unless it left it. */
export async function findSeriesOf(tx: Tx, operation: Key) {
  const last = await tx
    .selectFrom('series_event')
    .innerJoin('series', (join) =>
      join
        .onRef('series.force_id', '=', 'series_event.force_id')
        .onRef('series.id', '=', 'series_event.series_id'),
    )
    .select(['series.force_id', 'series.id', 'series.name', 'series_event.event'])
    .where('series_event.force_id', '=', operation.force_id)
    .where('series_event.operation_id', '=', operation.id)
    .orderBy('series_event.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.event === 'join' ? last : undefined
}

/** Who is in a series after these events. */
export function membersAfter(events: readonly Pick<SeriesEventRecord, 'event' | 'operation_id'>[]): string[] {
  const members = new Set<string>()
  for (const { event, operation_id: operation } of events) {
    if (operation === null) continue
    if (event === 'join') members.add(operation)
    else members.delete(operation)
  }
  return [...members]
}

export async function insertSeries(tx: Tx, values: Insertable<Series>): Promise<string> {
  const { id } = await tx.insertInto('series').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Writes an event; one about an operation with that operation locked: the last one written is the newest. */
export async function insertSeriesEvent(
  tx: Tx,
  values: Insertable<SeriesEvent> & { recorded_at: string },
): Promise<string> {
  const newest = sql<string | null>`select max(recorded_at) from series_event
    where force_id = ${values.force_id} and operation_id = ${values.operation_id}`
  const { id } = await tx
    .insertInto('series_event')
    .values({ ...values, recorded_at: inTurn(values.recorded_at, newest) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
