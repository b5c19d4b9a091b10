import { charactersOfReason, forbiddenWords } from '#shared/rule/override.ts'
import type { Tier } from '#shared/rule/rule.ts'
import {
  type DecisionKind,
  type DecisionPosition,
  decideDecision,
  type TiersInEffect,
} from '#shared/workflow/decision.ts'
import type { Tx } from '../db/types.ts'
import { recordEvent } from '../features/audit/repository.ts'
import {
  type DecisionRecord,
  decisionInEffect,
  type FactChangeRecord,
  findFacts,
  insertDecision,
  listDecisions,
  listFactAuthors,
  listFactChanges,
} from '../features/decisions/repository.ts'
import type { OperationRecord } from '../features/operations/repository.ts'
import { everSubmitted } from '../features/submissions/repository.ts'
import { rolesIn, type Viewer } from '../viewer.ts'
import { type Assessed, assessFacts, assessmentColumns } from './assess-facts.ts'
import { figureCorrected } from './figure-corrected.ts'
import { historyOf } from './history-of.ts'
import { storedSecond } from './second-person.ts'

/** Everything a decision about one operation rests on, as it is now. The operation is locked. */
export type DecisionFile = {
  operation: OperationRecord
  saveNumber: number
  assessed: Assessed
  /** Newest first. */
  decisions: DecisionRecord[]
  current: DecisionRecord | undefined
  changes: FactChangeRecord[]
  factAuthors: string[]
  everSubmitted: boolean
}

export async function openDecisionFile(tx: Tx, operation: OperationRecord): Promise<DecisionFile> {
  const facts = await findFacts(tx, operation)
  const decisions = await listDecisions(tx, operation)
  return {
    operation,
    saveNumber: facts?.save_number ?? 0,
    assessed: assessFacts(facts?.known ?? {}, await historyOf(tx, operation)),
    decisions,
    current: decisionInEffect(decisions),
    changes: await listFactChanges(tx, operation),
    factAuthors: await listFactAuthors(tx, operation),
    everSubmitted: await everSubmitted(tx, operation),
  }
}

export type Deciding = {
  kind: DecisionKind
  chosenTier: Tier
  reason: string
  /** Null for the rule, which keeps the position of the decision that it raises. */
  position: DecisionPosition | null
}

/** Corrected figures by themselves bring the tier down from the decision in effect. */
export function isCorrected({ current, changes, assessed }: DecisionFile): boolean {
  return figureCorrected(current, changes, assessed.assessment.tier)
}

/** The words of the rule that forbid a tier lower than worked out; null where none do. */
export function barWords(file: DecisionFile, chosenTier: Tier): string | null {
  const { rule, known, assessment } = file.assessed
  return forbiddenWords(rule, known, assessment, chosenTier)
}

/** What the decision in effect computed and chose. */
export function tiersOf(current: DecisionRecord | undefined): TiersInEffect {
  return current ? { computedTier: current.computed_tier, chosenTier: current.chosen_tier } : null
}

/** What the decision table says of deciding so on this file. */
export function outcomeOn(file: DecisionFile, viewer: Viewer, deciding: Deciding) {
  const { current, assessed, factAuthors, operation } = file
  const byRule = deciding.kind === 'raised_by_rule'
  return decideDecision({
    kind: deciding.kind,
    computedTier: assessed.assessment.tier,
    chosenTier: deciding.chosenTier,
    actor: byRule
      ? 'rule'
      : {
          roles: rolesIn(viewer, operation.id),
          relation: 'lead_force',
          enteredFacts: factAuthors.includes(viewer.personId),
        },
    position: deciding.position,
    reasonLength: charactersOfReason(deciding.reason),
    inEffect: tiersOf(current),
    figureCorrected: isCorrected(file),
    downForbidden: barWords(file, byRule ? (current?.chosen_tier ?? 0) : deciding.chosenTier) !== null,
    everSubmitted: file.everSubmitted,
    operationRemoved: operation.removed_as !== null,
  })
}

type Allowed = Extract<ReturnType<typeof outcomeOn>, { ok: true }>

/** Writes a decision that the table allows, with its audit event. */
export async function writeDecision(
  tx: Tx,
  viewer: Viewer,
  at: string,
  { file, deciding, outcome }: { file: DecisionFile; deciding: Deciding; outcome: Allowed },
): Promise<string> {
  const { operation, assessed, decisions, current } = file
  const computedTier = assessed.assessment.tier
  const id = await insertDecision(tx, {
    force_id: operation.force_id,
    operation_id: operation.id,
    number: (decisions[0]?.number ?? 0) + 1,
    kind: deciding.kind,
    ...assessmentColumns(assessed),
    computed_tier: computedTier,
    chosen_tier: deciding.chosenTier,
    reason: deciding.reason,
    position: deciding.position ?? current?.position ?? 'silver',
    second_person: storedSecond(outcome.second),
    in_effect: outcome.inEffect,
    decided_by: viewer.personId,
    decided_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: operation.force_id,
    action: deciding.kind === 'raised_by_rule' ? 'raise_by_rule' : 'record_decision',
    operationId: operation.id,
    details: {
      decision: id,
      kind: deciding.kind,
      computedTier,
      chosenTier: deciding.chosenTier,
      inEffect: outcome.inEffect,
    },
  })
  return id
}
