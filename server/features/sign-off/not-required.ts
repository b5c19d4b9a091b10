import type { RevisionReply } from '#shared/api/sign-off.ts'
import { decisionKindOf, decisionRows } from '#shared/workflow/decision.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import type { Tx } from '../../db/types.ts'
import {
  barWords,
  type DecisionFile,
  openDecisionFile,
  outcomeOn,
  tiersOf,
} from '../../situation/decision-file.ts'
import type { ReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'

/** The tier 0 decision that a decline as not required makes: gold's own, as any other decision of gold's. */
export function tierZero(file: DecisionFile, viewer: Viewer, reason: string) {
  const computedTier = file.assessed.assessment.tier
  const kind = decisionKindOf({ computedTier, chosenTier: 0, inEffect: tiersOf(file.current) })
  const deciding = { kind, chosenTier: 0 as const, reason, position: 'gold' as const }
  return { deciding, outcome: outcomeOn(file, viewer, deciding) }
}

/** Longer than any reason that a row of the decision table asks for. */
const ANY_REASON = 'x'.repeat(Math.max(...decisionRows.map((row) => row.reasonCharacters)) + 1)

/**
 * What declining as not required would meet, before anyone presses the button: why the decision table refuses it, how
 * long a reason it asks for, and whether a second person must agree.
 */
export async function notRequiredBefore(
  tx: Tx,
  viewer: Viewer,
  { operation }: ReviewFile,
): Promise<NonNullable<RevisionReply['notRequired']>> {
  const file = await openDecisionFile(tx, operation)
  const { deciding, outcome } = tierZero(file, viewer, ANY_REASON)
  const row = decisionRows.find(({ kind, tiers }) => kind === deciding.kind && tiers.includes(0))
  const bar = barWords(file, 0)
  const refusal = outcome.ok
    ? null
    : outcome.refusal === 'down_forbidden' && bar !== null
      ? bar
      : refusalSentence(outcome.refusal)
  return {
    refusal,
    reasonCharacters: row?.reasonCharacters ?? 0,
    waits: outcome.ok && outcome.inEffect === 'when_confirmed',
  }
}
