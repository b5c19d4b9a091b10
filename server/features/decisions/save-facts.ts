import type { SaveFacts } from '#shared/api/decisions.ts'
import { factsSchemaFor } from '#shared/rule/facts.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { refusalOfFactEdit } from '#shared/workflow/fact-change.ts'
import type { Tx } from '../../db/types.ts'
import { answersRefused, Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { requireRoleIn } from '../../situation/require-role.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { findFacts, listDecisions, saveFactsRow } from './repository.ts'

/**
 * Saves the facts whole, however many are unknown, until a decision rests on them. A stale save number is refused with
 * what is stored now.
 */
export async function saveFacts(tx: Tx, viewer: Viewer, at: string, operationId: string, input: SaveFacts) {
  requireRoleIn(viewer, operationId, ['debrief_lead', 'gold_commander'])
  const checked = factsSchemaFor(currentRule()).safeParse(input.known)
  if (!checked.success) throw answersRefused('/body/known', checked.error.issues)
  const operation = await lockOperation(tx, viewer, operationId)
  const refusal = refusalOfFactEdit({
    decisionRecorded: (await listDecisions(tx, operation)).length > 0,
    operationRemoved: operation.removed_as !== null,
  })
  if (refusal !== null) throw refused(refusal)
  const before = await findFacts(tx, operation)
  if ((before?.save_number ?? 0) !== input.saveNumber) {
    throw new Problem('section_changed', { saveNumber: before?.save_number ?? 0, known: before?.known ?? {} })
  }
  const saveNumber = input.saveNumber + 1
  const saved = { saveNumber, known: input.known, at, by: viewer.personId }
  if ((await saveFactsRow(tx, operation, saved)).newAuthor) {
    await recordEvent(tx, viewer, at, { forceId: operation.force_id, action: 'enter_facts', operationId })
  }
  return { saveNumber, savedAt: at }
}
