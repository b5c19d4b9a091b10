import type { DeclareSeries, RecordConsolidatedReview } from '#shared/api/series.ts'
import { londonDate } from '#shared/calendar.ts'
import { seriesRoles } from '#shared/workflow/series.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { requireRoleIn } from '../../situation/require-role.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { getSeries, insertSeries, insertSeriesEvent } from './repository.ts'

/** Declares a series of the viewer's force. Operations join it one by one, each with its own reason. */
export async function declareSeries(tx: Tx, viewer: Viewer, at: string, input: DeclareSeries) {
  requireRoleIn(viewer, null, seriesRoles)
  const forceId = viewer.organisation.id
  const id = await insertSeries(tx, {
    force_id: forceId,
    ...input,
    declared_by: viewer.personId,
    declared_at: at,
  })
  noteSubjects(tx, 'series', forceId, [id])
  await recordEvent(tx, viewer, at, { forceId, action: 'declare_series', details: { series: id } })
  return { id }
}

/** Records that the consolidated review of a series was held. It is a measure of its own and stands on no ladder. */
export async function recordConsolidatedReview(
  tx: Tx,
  viewer: Viewer,
  at: string,
  seriesId: string,
  { heldOn, reason }: RecordConsolidatedReview,
) {
  requireRoleIn(viewer, null, seriesRoles)
  if (heldOn > londonDate(at)) {
    const message = 'Enter today or an earlier day'
    throw new Problem('answers_refused', { errors: [{ pointer: '/body/heldOn', message }] })
  }
  const series = await getSeries(tx, viewer, seriesId)
  const id = await insertSeriesEvent(tx, {
    force_id: series.force_id,
    series_id: series.id,
    event: 'consolidated_review',
    reason,
    held_on: heldOn,
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: series.force_id,
    action: 'record_consolidated_review',
    details: { series: series.id, heldOn },
  })
  return { id }
}
