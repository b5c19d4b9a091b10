import type { Tx } from '../../db/types.ts'
import { type Deciding, type DecisionFile, outcomeOn, writeDecision } from '../../situation/decision-file.ts'
import type { Viewer } from '../../viewer.ts'

export type Made = { id: string; tier: number; kind: Deciding['kind'] }

/**
 * Makes the rule's own decision where new facts reach a higher tier than the decision in effect, at once and without
 * a second person (PRECISE, decision). Returns null where the tier does not rise, or nothing is in effect yet.
 */
export async function raiseByRule(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: DecisionFile,
): Promise<Made | null> {
  const { tier } = file.assessed.assessment
  const deciding: Deciding = {
    kind: 'raised_by_rule',
    chosenTier: tier,
    reason: `New facts reach tier ${tier}. The decision before was tier ${file.current?.chosen_tier}.`,
    position: null,
  }
  const outcome = outcomeOn(file, viewer, deciding)
  if (!outcome.ok) return null
  const id = await writeDecision(tx, viewer, at, { file, deciding, outcome })
  return { id, tier, kind: deciding.kind }
}
