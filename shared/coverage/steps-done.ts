import { addDays, londonMidnight } from '#shared/calendar.ts'
import type { DebriefKind } from '#shared/rule/rule.ts'
import { happenedBy, type ImpactDuty } from './moments.ts'
import type {
  DebriefRecord,
  DecisionRecord,
  ImpactRecord,
  OperationRecords,
  RevisionRecord,
  SubmissionRecord,
} from './records.ts'
import { countedMoment } from './stated-times.ts'

/** A step that is done: the moment that counts, and when the record of it was made. */
export interface Done {
  readonly moment: string
  readonly recordedAt: string
}

/** The first by the moment that counts, of those recorded by `at`. Stated times count only if recorded soon. */
function earliest(stated: readonly Done[], at: string): Done | null {
  const counted = stated
    .filter(({ recordedAt }) => happenedBy(recordedAt, at))
    .map(({ moment, recordedAt }) => ({ moment: countedMoment(moment, recordedAt), recordedAt }))
    .sort((one, other) => Date.parse(one.moment) - Date.parse(other.moment))
  return counted[0] ?? null
}

type Corrigible = Pick<DebriefRecord, 'id' | 'recordedAt' | 'corrects'>

/** When what a record says was first recorded: a correction of other parts than what and when changes no moment. */
function firstRecordedAt<T extends Corrigible>(
  record: T,
  known: readonly T[],
  isSame: (one: T, other: T) => boolean,
): string {
  const before = known.find(({ id }) => id === record.corrects)
  return before && isSame(before, record) ? firstRecordedAt(before, known, isSame) : record.recordedAt
}

/** The records known at `at` that no later one of them corrects, each with the time it was first recorded. */
function standingAt<T extends Corrigible>(
  records: readonly T[],
  isSame: (one: T, other: T) => boolean,
  at: string,
): { record: T; recordedAt: string }[] {
  const known = records.filter(({ recordedAt }) => happenedBy(recordedAt, at))
  const corrected = new Set(known.map(({ corrects }) => corrects))
  return known
    .filter(({ id }) => !corrected.has(id))
    .map((record) => ({ record, recordedAt: firstRecordedAt(record, known, isSame) }))
}

/** The first debrief of a kind, by its end. A correction takes the place of the record that it corrects. */
export function firstDebrief(
  debriefs: readonly DebriefRecord[],
  isWanted: (kind: DebriefKind) => boolean,
  at: string,
): Done | null {
  const isSame = (one: DebriefRecord, other: DebriefRecord) =>
    one.kind === other.kind && one.endedAt === other.endedAt
  const stated = standingAt(debriefs, isSame, at)
    .filter(({ record }) => isWanted(record.kind))
    .map(({ record, recordedAt }) => ({ moment: record.endedAt, recordedAt }))
  return earliest(stated, at)
}

/** The first time that this assessment or review was made. A day counts as its end, or as the recording on it. */
export function firstImpactReview(
  reviews: readonly ImpactRecord[],
  duty: ImpactDuty,
  at: string,
): Done | null {
  const isSame = (one: ImpactRecord, other: ImpactRecord) =>
    one.duty === other.duty && one.madeOn === other.madeOn
  const stated = standingAt(reviews, isSame, at)
    .filter(({ record }) => record.duty === duty)
    .map(({ record, recordedAt }) => ({ moment: lastOfDay(record.madeOn, recordedAt), recordedAt }))
  return earliest(stated, at)
}

/** The last millisecond of the day, or the instant where that comes before. */
function lastOfDay(day: string, instant: string): string {
  const last = Date.parse(londonMidnight(addDays(day, 1))) - 1
  return new Date(Math.min(last, Date.parse(instant))).toISOString()
}

/** The first submission that went out, with the moment that counts. */
export function firstSent(
  { submissions }: OperationRecords,
  at: string,
): { submission: SubmissionRecord; done: Done } | null {
  const sent = submissions
    .flatMap((submission) => {
      const { sentAt, recordedAt } = submission
      if (sentAt === null || recordedAt === null || !happenedBy(recordedAt, at)) return []
      return [{ submission, done: { moment: countedMoment(sentAt, recordedAt), recordedAt } }]
    })
    .sort((one, other) => Date.parse(one.done.moment) - Date.parse(other.done.moment))
  return sent[0] ?? null
}

/**
 * The form and the signature. Before the first submission: of the decision in effect, in a review that is not
 * withdrawn. Once sent: those of the first submission, for good.
 */
export function formAndSignature(
  records: OperationRecords,
  decision: DecisionRecord | null,
  sent: SubmissionRecord | null,
  at: string,
): { form: Done | null; signature: Done | null } {
  const frozen = records.revisions.filter(({ frozenAt }) => happenedBy(frozenAt, at))
  const submitted = frozen.find(({ id }) => id === sent?.revisionId)
  if (submitted !== undefined) {
    return { form: firstFreeze(sameForm(frozen, submitted)), signature: signatureOf(records, submitted, at) }
  }
  if (decision === null) return { form: null, signature: null }

  const live = frozen.filter(({ reviewId }) => !isWithdrawn(records, reviewId, at))
  const newest = live.reduce<RevisionRecord | undefined>(
    (last, one) => (last === undefined || Date.parse(one.frozenAt) > Date.parse(last.frozenAt) ? one : last),
    undefined,
  )
  const form = firstFreeze(live.filter(({ decisionId }) => decisionId === decision.id))
  const signable = newest?.decisionId === decision.id ? newest : undefined
  return { form, signature: signable === undefined ? null : signatureOf(records, signable, at) }
}

function sameForm(frozen: readonly RevisionRecord[], { reviewId, decisionId }: RevisionRecord) {
  return frozen.filter((one) => one.reviewId === reviewId && one.decisionId === decisionId)
}

function firstFreeze(revisions: readonly RevisionRecord[]): Done | null {
  const first = [...revisions].sort((one, other) => Date.parse(one.frozenAt) - Date.parse(other.frozenAt))[0]
  return first === undefined ? null : { moment: first.frozenAt, recordedAt: first.frozenAt }
}

function signatureOf({ signOffs }: OperationRecords, revision: RevisionRecord, at: string): Done | null {
  const live = signOffs.find(
    ({ revisionId, digest, signedAt, voidedAt }) =>
      revisionId === revision.id &&
      digest === revision.digest &&
      happenedBy(signedAt, at) &&
      !happenedBy(voidedAt, at),
  )
  return live === undefined ? null : { moment: live.signedAt, recordedAt: live.signedAt }
}

function isWithdrawn({ withdrawals }: OperationRecords, reviewId: string, at: string): boolean {
  return withdrawals.some(
    (stretch) =>
      stretch.reviewId === reviewId && happenedBy(stretch.from, at) && !happenedBy(stretch.until, at),
  )
}
