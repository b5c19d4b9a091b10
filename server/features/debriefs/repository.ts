import { type Insertable, sql } from 'kysely'
import type { DebriefNaming } from '#shared/workflow/facilitators.ts'
import { inTurn } from '../../db/in-turn.ts'
import type { Debrief, PauseEvent } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

export type DebriefRecord = Awaited<ReturnType<typeof listDebriefs>>[number]

/** Every record of a debrief held, corrections included, oldest first. */
export function listDebriefs(tx: Tx, operation: Key) {
  return tx
    .selectFrom('debrief')
    .select(['id', 'kind', 'held_from', 'held_to', 'place', 'facilitator_id', 'facilitator_role', 'scribe'])
    .select(['invited', 'present', 'organisations', 'corrects', 'recorded_by', 'recorded_at'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** The records that stand: those that no later one corrects. */
export function standing(debriefs: DebriefRecord[]): DebriefRecord[] {
  const corrected = new Set(debriefs.map((debrief) => debrief.corrects))
  return debriefs.filter((debrief) => !corrected.has(debrief.id))
}

/** Whom a record names as facilitator, and who recorded it, as four eyes look at it. */
export function namingOf(
  debrief: Pick<DebriefRecord, 'id' | 'facilitator_id' | 'recorded_by' | 'corrects'>,
): DebriefNaming {
  const { id, facilitator_id, recorded_by, corrects } = debrief
  return { id, facilitatorId: facilitator_id, recordedBy: recorded_by, corrects }
}

export async function insertDebrief(tx: Tx, values: Insertable<Debrief>): Promise<string> {
  const { id } = await tx.insertInto('debrief').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

export type PauseRecord = Awaited<ReturnType<typeof listPauseEvents>>[number]

export function listPauseEvents(tx: Tx, operation: Key) {
  return tx
    .selectFrom('pause_event')
    .select(['id', 'event', 'reason', 'contact', 'review_on', 'recorded_by', 'recorded_at'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

/** Writes an event with the operation locked: the last one written is the newest. */
export async function insertPauseEvent(
  tx: Tx,
  values: Insertable<PauseEvent> & { recorded_at: string },
): Promise<string> {
  const newest = sql<string | null>`select max(recorded_at) from pause_event
    where force_id = ${values.force_id} and operation_id = ${values.operation_id}`
  const { id } = await tx
    .insertInto('pause_event')
    .values({ ...values, recorded_at: inTurn(values.recorded_at, newest) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
