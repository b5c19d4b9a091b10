import type { SaveFacts } from '#shared/api/decisions.ts'
import { factsSchemaFor } from '#shared/rule/facts.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tx } from '../../db/types.ts'
import { answersRefused, Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import { raiseByRule } from './raise-by-rule.ts'
import { findFacts, saveFactsRow } from './repository.ts'

/**
 * Saves the facts whole, however many are unknown. A stale save number is refused with what is stored now.
 * Once a decision is recorded, facts that reach a higher tier make a new decision by themselves (PRECISE, decision).
 */
export async function saveFacts(tx: Tx, viewer: Viewer, at: string, operationId: string, input: SaveFacts) {
  const checked = factsSchemaFor(currentRule()).safeParse(input.known)
  if (!checked.success) throw answersRefused('/body/known', checked.error.issues)
  const operation = await lockOperation(tx, viewer, operationId)
  if (operation.removed_as !== null) {
    throw refused('operation_removed')
  }
  const before = await findFacts(tx, operation)
  if ((before?.save_number ?? 0) !== input.saveNumber) {
    throw new Problem('section_changed', { saveNumber: before?.save_number ?? 0, known: before?.known ?? {} })
  }
  const saveNumber = input.saveNumber + 1
  await saveFactsRow(tx, operation, { saveNumber, known: input.known, at, by: viewer.personId })
  const raised = await raiseByRule(tx, operation, input.known, {
    viewer,
    at,
    everSubmitted: await everSubmitted(tx, operation),
  })
  if (raised) await refreshCoverage(tx, operation.force_id, operationId, at)
  return { saveNumber, savedAt: at, raisedTo: raised?.tier ?? null }
}
