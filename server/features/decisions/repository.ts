import type { Insertable } from 'kysely'
import type { FactValue, KnownFacts } from '#shared/api/decisions.ts'
import type { Decision, FactChange } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'

type Key = { force_id: string; id: string }

/** The facts as last saved; null where none were. */
export async function findFacts(tx: Tx, operation: Key) {
  const row = await tx
    .selectFrom('facts')
    .select(['save_number', 'known', 'saved_at', 'saved_by'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .executeTakeFirst()
  return row ? { ...row, known: row.known as KnownFacts } : null
}

/** The facts as last saved of every operation of a force. */
export async function listFactsOfForce(tx: Tx, forceId: string) {
  const rows = await tx
    .selectFrom('facts')
    .select(['operation_id', 'known'])
    .where('force_id', '=', forceId)
    .execute()
  return rows.map((row) => ({ ...row, known: row.known as KnownFacts }))
}

/** Operations of a force for which any fact was saved. */
export async function listFactsStarted(tx: Tx, forceId: string): Promise<string[]> {
  const rows = await tx.selectFrom('facts').select('operation_id').where('force_id', '=', forceId).execute()
  return rows.map((row) => row.operation_id)
}

/** Writes the facts of an operation, and who entered some of them, for ever. `newAuthor`: for the first time. */
export async function saveFactsRow(
  tx: Tx,
  operation: Key,
  facts: { saveNumber: number; known: KnownFacts; at: string; by: string },
): Promise<{ newAuthor: boolean }> {
  const values = {
    save_number: facts.saveNumber,
    known: JSON.stringify(facts.known),
    saved_at: facts.at,
    saved_by: facts.by,
  }
  await tx
    .insertInto('facts')
    .values({ force_id: operation.force_id, operation_id: operation.id, ...values })
    .onConflict((conflict) => conflict.columns(['force_id', 'operation_id']).doUpdateSet(values))
    .execute()
  const authored = await tx
    .insertInto('fact_author')
    .values({
      force_id: operation.force_id,
      operation_id: operation.id,
      person_id: facts.by,
      first_saved_at: facts.at,
    })
    .onConflict((conflict) => conflict.columns(['force_id', 'operation_id', 'person_id']).doNothing())
    .executeTakeFirst()
  return { newAuthor: authored.numInsertedOrUpdatedRows === 1n }
}

/** Everyone who ever entered a fact of this operation: none of them may confirm a decision not to debrief. */
export async function listFactAuthors(tx: Tx, operation: Key): Promise<string[]> {
  const rows = await tx
    .selectFrom('fact_author')
    .select('person_id')
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .execute()
  return rows.map((row) => row.person_id)
}

export type DecisionRecord = Awaited<ReturnType<typeof listDecisions>>[number]

/** All decisions of an operation with their confirmations, newest first. */
export function listDecisions(tx: Tx, operation: Key) {
  return tx
    .selectFrom('decision')
    .leftJoin('decision_confirmation', (join) =>
      join
        .onRef('decision_confirmation.force_id', '=', 'decision.force_id')
        .onRef('decision_confirmation.decision_id', '=', 'decision.id'),
    )
    .select(['decision.force_id', 'decision.id', 'decision.number', 'decision.kind'])
    .select(['decision.known', 'decision.history'])
    .select(['decision.rule_id', 'decision.rule_version', 'decision.rule_digest', 'decision.assessment'])
    .select(['decision.computed_tier', 'decision.chosen_tier', 'decision.reason', 'decision.position'])
    .select(['decision.second_person', 'decision.in_effect', 'decision.decided_by', 'decision.decided_at'])
    .select(['decision_confirmation.confirmed_by', 'decision_confirmation.confirmed_at'])
    .where('decision.force_id', '=', operation.force_id)
    .where('decision.operation_id', '=', operation.id)
    .orderBy('decision.number', 'desc')
    .execute()
}

/** The newest decision of each operation of a force where it still waits for its second person. */
export function listUnconfirmed(tx: Tx, forceId: string) {
  return tx
    .selectFrom('decision')
    .leftJoin('decision_confirmation', (join) =>
      join
        .onRef('decision_confirmation.force_id', '=', 'decision.force_id')
        .onRef('decision_confirmation.decision_id', '=', 'decision.id'),
    )
    .select(['decision.id', 'decision.operation_id', 'decision.second_person', 'decision.decided_at'])
    .where('decision.force_id', '=', forceId)
    .where('decision.second_person', '<>', 'none')
    .where('decision_confirmation.decision_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as newer')
            .select('newer.id')
            .whereRef('newer.force_id', '=', 'decision.force_id')
            .whereRef('newer.operation_id', '=', 'decision.operation_id')
            .whereRef('newer.number', '>', 'decision.number'),
        ),
      ),
    )
    .orderBy('decision.decided_at')
    .execute()
}

/** The rule version of the decision in effect of each operation of a force. */
export function listRulesInEffect(tx: Tx, forceId: string) {
  return tx
    .selectFrom('decision')
    .leftJoin('decision_confirmation', (join) =>
      join
        .onRef('decision_confirmation.force_id', '=', 'decision.force_id')
        .onRef('decision_confirmation.decision_id', '=', 'decision.id'),
    )
    .distinctOn('decision.operation_id')
    .select(['decision.operation_id', 'decision.rule_id', 'decision.rule_version'])
    .where('decision.force_id', '=', forceId)
    .where((eb) =>
      eb.or([
        eb('decision.in_effect', '=', 'at_once'),
        eb('decision_confirmation.decision_id', 'is not', null),
      ]),
    )
    .orderBy('decision.operation_id')
    .orderBy('decision.number', 'desc')
    .execute()
}

type Effect = Pick<DecisionRecord, 'in_effect' | 'decided_at' | 'confirmed_at'>

/** The instant a decision came into effect; null while it waits for its second person. */
export function inEffectAt(decision: Effect): string | null {
  return decision.in_effect === 'at_once' ? decision.decided_at : decision.confirmed_at
}

/** The newest decision that has everyone it needs. */
export function decisionInEffect<D extends Effect>(decisions: D[]): D | undefined {
  return decisions.find((decision) => inEffectAt(decision) !== null)
}

export async function insertDecision(tx: Tx, values: Insertable<Decision>): Promise<string> {
  const { id } = await tx.insertInto('decision').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertConfirmation(
  tx: Tx,
  decision: Key,
  confirmation: { by: string; at: string },
): Promise<void> {
  await tx
    .insertInto('decision_confirmation')
    .values({
      force_id: decision.force_id,
      decision_id: decision.id,
      confirmed_by: confirmation.by,
      confirmed_at: confirmation.at,
    })
    .execute()
}

export type FactChangeRecord = Awaited<ReturnType<typeof listFactChanges>>[number]

/** Every fact that changed after the first decision of an operation, oldest first. */
export async function listFactChanges(tx: Tx, operation: Key) {
  const rows = await tx
    .selectFrom('fact_change')
    .select(['id', 'criterion', 'value_before', 'value', 'cause', 'source', 'learned_on', 'what_was_wrong'])
    .select(['rule_id', 'rule_version', 'assessment', 'recorded_by', 'recorded_at'])
    .where('force_id', '=', operation.force_id)
    .where('operation_id', '=', operation.id)
    .orderBy('save_number')
    .execute()
  return rows.map((row) => ({
    ...row,
    value: row.value as FactValue,
    value_before: row.value_before as FactValue | null,
  }))
}

export async function insertFactChange(tx: Tx, values: Insertable<FactChange>): Promise<string> {
  const { id } = await tx.insertInto('fact_change').values(values).returning('id').executeTakeFirstOrThrow()
  return id
}
