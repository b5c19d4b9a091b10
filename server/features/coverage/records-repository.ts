import { sql } from 'kysely'
import { isImpactDuty } from '#shared/coverage/moments.ts'
import type { OperationRecords } from '#shared/coverage/records.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import { getRule } from '#shared/rule/registry.ts'
import type { Tx } from '../../db/types.ts'
import { listDebriefs, listPauseEvents } from '../debriefs/repository.ts'
import { inEffectAt, listDecisions } from '../decisions/repository.ts'
import { listImpactReviews } from '../impact-reviews/repository.ts'

type Key = { force_id: string; id: string }

const ENDS_WITHDRAWAL = 'reinstate'

/** When each review of an operation was withdrawn or brought back, the oldest first. */
function listWithdrawals(tx: Tx, operation: Key) {
  return tx
    .selectFrom('action_reason')
    .innerJoin('review', (join) =>
      join
        .onRef('review.force_id', '=', 'action_reason.force_id')
        .onRef('review.id', '=', 'action_reason.review_id'),
    )
    .select(['action_reason.review_id', 'action_reason.action', 'action_reason.given_at'])
    .where('review.force_id', '=', operation.force_id)
    .where('review.operation_id', '=', operation.id)
    .where('action_reason.action', 'in', ['withdraw', 'decline', ENDS_WITHDRAWAL])
    .orderBy('action_reason.given_at')
    .execute()
}

/** From when to when each review was withdrawn; a second reason for the same withdrawal begins nothing new. */
function stretchesOf(given: Awaited<ReturnType<typeof listWithdrawals>>): OperationRecords['withdrawals'] {
  const stretches: { reviewId: string; from: string; until: string | null }[] = []
  for (const { review_id: reviewId, action, given_at: at } of given) {
    const open = stretches.find((each) => each.reviewId === reviewId && each.until === null)
    if (action === ENDS_WITHDRAWAL && open) open.until = at
    if (action !== ENDS_WITHDRAWAL && !open) stretches.push({ reviewId, from: at, until: null })
  }
  return stretches
}

/** What happened to an operation's reviews: freezes, sign-offs and sendings, withdrawn reviews included. */
async function readReviews(tx: Tx, operation: Key) {
  const revisions = await tx
    .selectFrom('revision')
    .innerJoin('review', (join) =>
      join.onRef('review.force_id', '=', 'revision.force_id').onRef('review.id', '=', 'revision.review_id'),
    )
    .leftJoin('sign_off', (join) =>
      join
        .onRef('sign_off.force_id', '=', 'revision.force_id')
        .onRef('sign_off.revision_id', '=', 'revision.id'),
    )
    .leftJoin('sign_off_void', (join) =>
      join
        .onRef('sign_off_void.force_id', '=', 'sign_off.force_id')
        .onRef('sign_off_void.sign_off_id', '=', 'sign_off.id'),
    )
    .leftJoin('submission', (join) =>
      join
        .onRef('submission.force_id', '=', 'revision.force_id')
        .onRef('submission.revision_id', '=', 'revision.id'),
    )
    .select([
      'revision.id',
      'revision.review_id',
      'revision.number',
      'revision.decision_id',
      'revision.digest',
    ])
    .select(['revision.frozen_at', 'submission.submitted_at'])
    .select(['sign_off.digest as signed_digest', 'sign_off.signed_at', 'sign_off_void.voided_at'])
    .select(['submission.sent_at', 'submission.sent_recorded_at'])
    .where('revision.force_id', '=', operation.force_id)
    .where('review.operation_id', '=', operation.id)
    .orderBy('revision.frozen_at')
    .execute()
  return {
    withdrawals: stretchesOf(await listWithdrawals(tx, operation)),
    revisions: revisions.map((row) => ({
      id: row.id,
      reviewId: row.review_id,
      number: row.number,
      decisionId: row.decision_id,
      digest: row.digest,
      frozenAt: row.frozen_at,
    })),
    signOffs: revisions.flatMap(({ id, signed_digest: digest, signed_at: signedAt, voided_at: voidedAt }) =>
      digest === null || signedAt === null ? [] : [{ revisionId: id, digest, signedAt, voidedAt }],
    ),
    submissions: revisions.flatMap((row) =>
      row.submitted_at === null
        ? []
        : [
            {
              revisionId: row.id,
              digest: row.digest,
              sentAt: row.sent_at,
              recordedAt: row.sent_recorded_at,
            },
          ],
    ),
  }
}

function removalsOf(row: { removed_as: 'withdrawn' | 'duplicate' | null } & Record<string, unknown>) {
  const { removed_as: as, removed_at: at, removed_code: code, removed_sentence: sentence } = row
  return as === null ? [] : [{ as, at: String(at), code: String(code), sentence: String(sentence) }]
}

async function readDecisions(tx: Tx, operation: Key): Promise<OperationRecords['decisions']> {
  const decisions = await listDecisions(tx, operation)
  return decisions.toReversed().map((decision) => ({
    id: decision.id,
    tier: decision.chosen_tier,
    madeAt: decision.decided_at,
    inEffectAt: inEffectAt(decision),
    overridden: decision.kind === 'up' || decision.kind === 'down' ? decision.kind : null,
    confirmationNeeded: decision.second_person === 'gold',
    confirmedAt: decision.confirmed_at,
    criteriaReached: (decision.assessment as Assessment).reached.map(({ criterionId }) => criterionId),
    rule: getRule(decision.rule_id, decision.rule_version),
  }))
}

/** Everything on record that an operation's moments come from, and the moment of reading, at least `at`. */
export async function readRecords(
  tx: Tx,
  operation: Key,
  at: string,
): Promise<{ records: OperationRecords; readAt: string }> {
  const row = await tx
    .selectFrom('operation')
    .select([
      'id',
      'force_id',
      'reference',
      'name',
      'event_type',
      'registered_at',
      'planned_start_at',
      'started_at',
    ])
    .select(['planned_end_at', 'stood_down_at', 'stood_down_recorded_at', 'removed_at', 'removed_as'])
    .select(['removed_code', 'removed_sentence'])
    .select(sql<string>`greatest(clock_timestamp(), ${at})`.as('read_at'))
    .where('force_id', '=', operation.force_id)
    .where('id', '=', operation.id)
    .executeTakeFirstOrThrow()
  const { stood_down_at: stoodDownAt, stood_down_recorded_at: recordedAt } = row
  const debriefs = await listDebriefs(tx, operation)
  const pauses = await listPauseEvents(tx, operation)
  const impactReviews = await listImpactReviews(tx, operation)
  const records: OperationRecords = {
    operation: {
      operationId: row.id,
      forceId: row.force_id,
      reference: row.reference,
      name: row.name,
      eventType: row.event_type,
      registeredAt: row.registered_at,
      startAt: row.started_at ?? row.planned_start_at,
      plannedEndAt: row.planned_end_at,
    },
    standDowns: stoodDownAt === null || recordedAt === null ? [] : [{ at: stoodDownAt, recordedAt }],
    removals: removalsOf(row),
    decisions: await readDecisions(tx, operation),
    debriefs: debriefs.map(({ id, kind, held_to: endedAt, recorded_at, corrects }) => ({
      id,
      kind,
      endedAt,
      recordedAt: recorded_at,
      corrects,
    })),
    pauses: pauses.map(({ event, recorded_at, review_on: reviewOn }) => ({
      event,
      recordedAt: recorded_at,
      reviewOn,
    })),
    ...(await readReviews(tx, operation)),
    impactReviews: impactReviews.map(({ id, step, made_on: madeOn, recorded_at, corrects }) => ({
      id,
      duty: isImpactDuty(step) ? step : null,
      madeOn,
      recordedAt: recorded_at,
      corrects,
    })),
    sample: null,
    recognition: null,
  }
  return { records, readAt: row.read_at }
}
