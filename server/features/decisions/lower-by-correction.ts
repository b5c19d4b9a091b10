import type { RecordFactChange } from '#shared/api/decisions.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import {
  type Deciding,
  type DecisionFile,
  isCorrected,
  outcomeOn,
  writeDecision,
} from '../../situation/decision-file.ts'
import type { Viewer } from '../../viewer.ts'
import type { Made } from './raise-by-rule.ts'

/** The same fall already waits for its second person. */
function waitsAlready({ decisions, assessed }: DecisionFile): boolean {
  const [newest] = decisions
  return (
    newest?.kind === 'corrected_down' &&
    newest.confirmed_at === null &&
    newest.chosen_tier === assessed.assessment.tier
  )
}

/**
 * Where corrected figures lower the tier: the decision that says so, made by whoever corrected the figure and waiting
 * for a second person. Null where nothing falls, or where a debrief lead or gold still has to make it.
 */
export async function lowerByCorrection(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: DecisionFile,
  { position, whatWasWrong }: Pick<RecordFactChange, 'position' | 'whatWasWrong'>,
): Promise<Made | null> {
  const { tier } = file.assessed.assessment
  if (!isCorrected(file) || waitsAlready(file)) return null
  const deciding: Deciding = {
    kind: 'corrected_down',
    chosenTier: tier,
    reason: whatWasWrong ?? '',
    position,
  }
  const outcome = outcomeOn(file, viewer, deciding)
  if (!outcome.ok) {
    if (outcome.refusal !== 'position_not_held') return null
    const message = 'The corrected figure lowers the tier: choose the position you decide in'
    throw new Problem('answers_refused', { errors: [{ pointer: '/body/position', message }] })
  }
  const id = await writeDecision(tx, viewer, at, { file, deciding, outcome })
  return { id, tier, kind: deciding.kind }
}
