import { type Refusal, refusalSentence } from '#shared/workflow/refusals.ts'
import { Problem } from '../problem.ts'

/** The problem that tells a caller why a table said no. */
export function refused(refusal: Refusal, said: Record<string, unknown> = {}): Problem {
  const detail = refusalSentence(refusal)
  if (refusal === 'precondition_missing')
    return new Problem('precondition_missing', { refusal, detail, ...said })
  if (refusal === 'revision_stale') return new Problem('revision_stale', { refusal, detail, ...said })
  if (refusal === 'step_up_required') return new Problem('step_up_required', { refusal, detail, ...said })
  return new Problem('action_refused', { refusal, detail, ...said })
}
