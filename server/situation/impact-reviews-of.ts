import { IMPACT_STEP_WORDS } from '#shared/api/impact-reviews.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import {
  type ImpactDuty,
  impactDuties,
  isImpactDuty,
  type OperationMoments,
} from '#shared/coverage/moments.ts'
import { impactGroupsOf } from '#shared/form/impact-groups.ts'
import type { DocumentRecords } from '#shared/form/records.ts'
import { getFormDefinition } from '#shared/form/registry.ts'
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

/** With the labels of the form that it was recorded with, in that form's order. */
function groupsOf({
  groups,
  definition_id: id,
  definition_version: version,
}: ImpactReviewRecord): Printed['groups'] {
  const form = impactGroupsOf(getFormDefinition(id, version))
  return form.groups.flatMap(({ id: group, label }) => {
    const said = groups.find(({ rowKey }) => rowKey === group)
    if (said === undefined) return []
    const impactLabel = form.ratings.find((rating) => rating.id === said.impact)?.label ?? said.impact
    return [
      {
        group,
        label,
        impact: said.impact,
        impactLabel,
        ...(said.words === null ? {} : { words: said.words }),
      },
    ]
  })
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
      step: record.step,
      name: IMPACT_STEP_WORDS[record.step],
      ...(dueOn === undefined ? {} : { dueOn }),
      doneOn: record.made_on,
      byRole: record.made_by_role,
      whatChanged: record.what_changed,
      groups: groupsOf(record),
      policingEffect: record.policing_effect,
      nextSteps: record.next_steps,
      ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
    }
  })
  const open = [...due].filter(([duty]) => !records.some(({ step }) => step === duty))
  const dayOf = ({ doneOn, dueOn }: Printed) => doneOn ?? dueOn ?? ''
  const toMake = open.map(
    ([step, dueOn]): Printed => ({ step, name: IMPACT_STEP_WORDS[step], dueOn, groups: [] }),
  )
  return [...made, ...toMake].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1))
}
