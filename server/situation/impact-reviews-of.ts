import { addDays, londonDate } from '#shared/calendar.ts'
import {
  type ImpactDuty,
  impactDuties,
  isImpactDuty,
  type OperationMoments,
} from '#shared/coverage/moments.ts'
import type { DocumentRecords } from '#shared/form/records.ts'
import type { ImpactReviewRecord } from '../features/impact-reviews/repository.ts'

type Printed = DocumentRecords['impactReviews'][number]

/** The last day of each assessment and review that the tier in effect asks for, once the clock runs. */
function dueDays({ duties }: OperationMoments): Map<ImpactDuty, string> {
  return new Map(
    impactDuties.flatMap((duty) => {
      const deadline = duties[duty]?.deadline ?? null
      return deadline === null ? [] : [[duty, addDays(londonDate(deadline), -1)] as const]
    }),
  )
}

/** The day that the record names, else the one on which the rule asks for the next review. */
function nextOf(record: ImpactReviewRecord, due: ReadonlyMap<ImpactDuty, string>): string | undefined {
  if (record.next_review_on !== null) return record.next_review_on
  if (!isImpactDuty(record.step)) return undefined
  const later = impactDuties.slice(impactDuties.indexOf(record.step) + 1)
  return later.map((duty) => due.get(duty)).find((day) => day !== undefined)
}

/** What a review prints of the records that stand, and of what the rule still asks for: earliest day first. */
export function impactReviewsOf(
  records: readonly ImpactReviewRecord[],
  moments: OperationMoments,
): DocumentRecords['impactReviews'] {
  const due = dueDays(moments)
  const made = records.map((record): Printed => {
    const dueOn = isImpactDuty(record.step) ? due.get(record.step) : undefined
    const nextReviewOn = nextOf(record, due)
    return {
      ...(dueOn === undefined ? {} : { dueOn }),
      doneOn: record.made_on,
      byRole: record.made_by_role,
      whatChanged: record.what_changed,
      ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
    }
  })
  const open = [...due].filter(([duty]) => !records.some(({ step }) => step === duty))
  const dayOf = ({ doneOn, dueOn }: Printed) => doneOn ?? dueOn ?? ''
  return [...made, ...open.map(([, dueOn]) => ({ dueOn }))].sort((one, other) =>
    dayOf(one) < dayOf(other) ? -1 : 1,
  )
}
