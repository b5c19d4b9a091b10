import { shortDate } from '#client/words/dates.ts'
import type { ImpactReviewReply } from '#shared/api/impact-reviews.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { dutyStatus, type RungStatus } from '#shared/coverage/ladder.ts'
import { type ImpactDuty, impactDuties } from '#shared/coverage/moments.ts'
import { dueWords, dutyWords } from '#shared/coverage/words.ts'
import type { Rule } from '#shared/rule/rule.ts'

type Known = Pick<OperationReply, 'moments' | 'countedAt' | 'impactReviews'>

export type DueStep = {
  duty: ImpactDuty
  status: RungStatus
  /** "7 days": after stand-down, from the rule. */
  days: string
  name: string
  /** "Due by the end of Sat 28 November, in 6 days", "Made on Fri 27 November, after it was due". */
  words: string
}

/** The record that stands for this step, if it was made. */
function madeFor({ impactReviews }: Known, duty: ImpactDuty): ImpactReviewReply | undefined {
  return impactReviews.find(({ step, correctedBy }) => step === duty && correctedBy === null)
}

/** The assessment and reviews that the tier in effect asks for, each with how it stands. */
export function dueSteps(operation: Known, rule: Rule): DueStep[] {
  const { moments, countedAt: at } = operation
  const tier = moments.tierInEffect
  if (tier === null) return []
  return impactDuties.flatMap((duty) => {
    const status = dutyStatus(moments, duty, at)
    const days = rule.tiers[tier].deadlines[duty]
    if (status === null || days === undefined) return []
    const words = wordsOf(operation, duty, status)
    return [{ duty, status, days: `${days} days`, name: dutyWords[duty], words }]
  })
}

function wordsOf(operation: Known, duty: ImpactDuty, status: RungStatus): string {
  const { moments, countedAt: at } = operation
  const today = londonDate(at)
  const deadline = moments.duties[duty]?.deadline ?? null
  const made = madeFor(operation, duty)
  if (made) {
    const day = shortDate(made.madeOn, today)
    if (status !== 'done_late' || deadline === null) return `Made on ${day}`
    return `Made on ${day}; it was due by the end of ${shortDate(dueWords(deadline, at).lastDay, today)}`
  }
  if (deadline === null) return 'Its day is counted from the stand-down, which is not recorded yet'
  const { lastDay, distance } = dueWords(deadline, at)
  const due = `${shortDate(lastDay, today)}, ${distance}`
  return status === 'overdue' ? `Was due by the end of ${due}` : `Due by the end of ${due}`
}

/** The first that is still to be made; undefined where none is. */
export function nextDueStep(steps: readonly DueStep[]): DueStep | undefined {
  return steps.find(({ status }) => status !== 'done_in_time' && status !== 'done_late')
}

/** "2 of 3 made"; "None asked for" where the tier asks for none. */
export function madeWords(steps: readonly DueStep[]): string {
  if (steps.length === 0) return 'None asked for'
  const made = steps.filter(({ status }) => status === 'done_in_time' || status === 'done_late').length
  return `${made} of ${steps.length} made`
}
