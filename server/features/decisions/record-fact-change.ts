import type { FactChangedReply, FactValue, KnownFacts, RecordFactChange } from '#shared/api/decisions.ts'
import { londonDate } from '#shared/calendar.ts'
import { factsSchemaFor } from '#shared/rule/facts.ts'
import { CORRECTED_FIGURE, causesOfChange, outcomeOfReassessment } from '#shared/rule/reassessment.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { refusalOfFactChange } from '#shared/workflow/fact-change.ts'
import type { Tx } from '../../db/types.ts'
import { answersRefused, Problem } from '../../problem.ts'
import { type Assessed, assessFacts, assessmentColumns } from '../../situation/assess-facts.ts'
import { type DecisionFile, isCorrected, openDecisionFile } from '../../situation/decision-file.ts'
import { refused } from '../../situation/refused.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockOperation } from '../operations/repository.ts'
import { lowerByCorrection } from './lower-by-correction.ts'
import { raiseByRule } from './raise-by-rule.ts'
import { insertFactChange, listFactChanges, saveFactsRow } from './repository.ts'

function refuse(field: keyof RecordFactChange, message: string): Problem {
  return new Problem('answers_refused', { errors: [{ pointer: `/body/${field}`, message }] })
}

/** Refuses what the rule does not know, and a correction that does not say what was wrong. */
function refuseUnreadable(input: RecordFactChange, at: string): void {
  const rule = currentRule()
  const { criterion, value, cause, whatWasWrong } = input
  if (!rule.criteria.some(({ id }) => id === criterion)) {
    throw refuse('criterion', 'This rule has no criterion of that name')
  }
  const checked = factsSchemaFor(rule).safeParse({ [criterion]: value })
  if (!checked.success) {
    throw answersRefused(
      '/body/value',
      checked.error.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })),
    )
  }
  if (input.learnedOn > londonDate(at)) throw refuse('learnedOn', 'Enter today or an earlier day')
  const corrected = cause === CORRECTED_FIGURE
  const said = whatWasWrong !== null && whatWasWrong.trim() !== ''
  if (corrected && !said) throw refuse('whatWasWrong', 'Say what was wrong')
  if (!corrected && whatWasWrong !== null) {
    throw refuse('whatWasWrong', 'Say what was wrong only where the cause is a corrected figure')
  }
}

function refuseCause(
  { assessed: { rule, known } }: DecisionFile,
  { criterion, cause }: RecordFactChange,
): void {
  const causes = causesOfChange(rule, known[criterion] !== undefined)
  if (!causes.some(({ code }) => code === cause))
    throw refuse('cause', 'Choose one of the causes listed for this fact')
}

function sameValue(one: FactValue | undefined, other: FactValue): boolean {
  const sorted = (value: FactValue | undefined) => (Array.isArray(value) ? value.toSorted() : value)
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** Writes the change with what the rule says now, and the facts with it. Returns the file as it then is. */
async function write(tx: Tx, viewer: Viewer, at: string, file: DecisionFile, input: RecordFactChange) {
  const { operation } = file
  const { criterion, value } = input
  const known: KnownFacts = { ...file.assessed.known, [criterion]: value }
  const assessed: Assessed = assessFacts(known, file.assessed.history)
  const saveNumber = file.saveNumber + 1
  await saveFactsRow(tx, operation, { saveNumber, known, at, by: viewer.personId })
  const before = file.assessed.known[criterion]
  const id = await insertFactChange(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    save_number: saveNumber,
    criterion,
    value_before: before === undefined ? null : JSON.stringify(before),
    value: JSON.stringify(value),
    cause: input.cause,
    source: input.source,
    learned_on: input.learnedOn,
    what_was_wrong: input.whatWasWrong,
    ...assessmentColumns(assessed),
    recorded_by: viewer.personId,
    recorded_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: 'record_fact_change',
    operationId: operation.id,
    details: { change: id, criterion, cause: input.cause, tier: assessed.assessment.tier },
  })
  const changes = await listFactChanges(tx, operation)
  const factAuthors = [...new Set([...file.factAuthors, viewer.personId])]
  return { id, after: { ...file, saveNumber, assessed, changes, factAuthors } }
}

function outcomeOf(file: DecisionFile): FactChangedReply['outcome'] {
  const { current, decisions, assessed } = file
  const before = (current ?? decisions[0])?.computed_tier ?? assessed.assessment.tier
  const { rule, assessment } = assessed
  const outcome = outcomeOfReassessment(rule, before, assessment.tier, isCorrected(file))
  return file.everSubmitted && outcome !== 'unchanged' ? 'tier_fixed' : outcome
}

/**
 * Records a fact that changed or became known after a decision was recorded, and works the tier out again. A rise is
 * decided at once by the rule; a fall waits for a second person, and comes only of a figure marked as corrected.
 * After the first submission the tier stays (PRECISE, decision).
 */
export async function recordFactChange(
  tx: Tx,
  viewer: Viewer,
  at: string,
  operationId: string,
  input: RecordFactChange,
): Promise<FactChangedReply> {
  refuseUnreadable(input, at)
  const operation = await lockOperation(tx, viewer, operationId)
  const file = await openDecisionFile(tx, operation)
  const refusal = refusalOfFactChange({
    actor: { roles: rolesIn(viewer, operationId), relation: 'lead_force' },
    decisionRecorded: file.decisions.length > 0,
    operationRemoved: operation.removed_as !== null,
  })
  if (refusal !== null) throw refused(refusal)
  if (file.saveNumber !== input.factsSaveNumber) throw new Problem('facts_changed')
  refuseCause(file, input)
  if (sameValue(file.assessed.known[input.criterion], input.value)) {
    throw refuse('value', 'Enter a value other than the one recorded')
  }
  const { id, after } = await write(tx, viewer, at, file, input)
  const decision =
    (await raiseByRule(tx, viewer, at, after)) ?? (await lowerByCorrection(tx, viewer, at, after, input))
  await refreshCoverage(tx, operation.force_id, operationId, at)
  return {
    id,
    saveNumber: after.saveNumber,
    tier: after.assessed.assessment.tier,
    outcome: outcomeOf(after),
    decision,
  }
}
