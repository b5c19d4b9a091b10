import type { History } from '#shared/rule/series.ts'
import type { Tx } from '../db/types.ts'

/** What the rule is told of earlier operations. */
export async function historyOf(_tx: Tx, _operation: { force_id: string; id: string }): Promise<History> {
  return {}
}
