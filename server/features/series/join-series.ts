import type { JoinSeries, LeaveSeries } from '#shared/api/series.ts'
import { refusalOfSeries, type SeriesAction } from '#shared/workflow/series.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { findSeriesOf, getSeries, insertSeriesEvent } from './repository.ts'

async function record(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  said: { event: SeriesAction; seriesId: string | null; reason: string },
) {
  const operation = await lockOperation(tx, viewer, operationId)
  const now = await findSeriesOf(tx, operation)
  const refusal = refusalOfSeries(said.event, {
    actor: { roles: rolesIn(viewer, operationId), relation: 'lead_force' },
    operationRemoved: operation.removed_as !== null,
    inSeries: now !== undefined,
  })
  if (refusal !== null) throw refused(refusal)
  const series = now ?? (await getSeries(tx, viewer, said.seriesId ?? ''))
  noteSubjects(tx, 'series', series.force_id, [series.id])
  const id = await insertSeriesEvent(tx, {
    force_id: operation.force_id,
    series_id: series.id,
    event: said.event,
    operation_id: operation.id,
    reason: said.reason,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: `${said.event}_series`,
    operationId: operation.id,
    details: { series: series.id },
  })
  await refreshCoverage(tx, operation.force_id, operation.id, at)
  return { id }
}

/**
 * Puts an operation in a series. Its earlier debriefs are then told to the rule; a decision already recorded stays as
 * it was made.
 */
export function joinSeries(tx: Tx, viewer: Viewer, at: string, operationId: string, input: JoinSeries) {
  return record(tx, viewer, at, operationId, { event: 'join', ...input })
}

/** Takes an operation out of the series that it is in. What was decided while it was in stays. */
export function leaveSeries(tx: Tx, viewer: Viewer, at: string, operationId: string, input: LeaveSeries) {
  return record(tx, viewer, at, operationId, { event: 'leave', seriesId: null, ...input })
}
