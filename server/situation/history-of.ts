import { seriesHistory } from '#shared/coverage/series-history.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { History } from '#shared/rule/series.ts'
import type { Tx } from '../db/types.ts'
import { getMoments } from '../features/coverage/repository.ts'
import { findSeriesOf, listSeriesEvents, membersAfter } from '../features/series/repository.ts'

type Key = { force_id: string; id: string }

/** What the rule is told of earlier operations: the last debrief in the series that the operation is in now. */
export async function historyOf(tx: Tx, operation: Key): Promise<History> {
  const series = await findSeriesOf(tx, operation)
  if (series === undefined) return {}
  const own = await getMoments(tx, operation)
  const members = []
  for (const id of membersAfter(await listSeriesEvents(tx, series))) {
    members.push(await getMoments(tx, { force_id: operation.force_id, id }))
  }
  const latest = members.reduce((at, row) => (row.countedAt > at ? row.countedAt : at), own.countedAt)
  return seriesHistory(series.id, own, members, currentRule(), latest)
}
