import { useRuleOf } from '#client/api/rule.ts'
import { ReviewStateTag, Tag } from '#client/parts/tag.tsx'
import { type Task, TaskList } from '#client/parts/task-list.tsx'
import { dueSteps, madeWords, nextDueStep } from '#client/routes/impact-reviews/due-steps.ts'
import { shortDate } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { inSentence } from '#shared/capitals.ts'
import type { Rule } from '#shared/rule/rule.ts'

function factsTask({ id, facts, countedAt }: OperationReply, asked: number): Task {
  const known = Object.keys(facts.known).length
  const saved = facts.savedAt !== null && facts.savedBy !== null
  return {
    name: 'Facts and decision',
    to: `/operations/${id}/facts`,
    status: known === 0 ? <Tag colour="blue">Not started</Tag> : `${known} of ${asked} facts known`,
    hint:
      saved &&
      `Saved ${when(facts.savedAt ?? '', londonDate(countedAt))} by ${facts.savedBy && personName(facts.savedBy)}`,
  }
}

function debriefsTask({ id, debriefs }: OperationReply): Task {
  const standing = debriefs.filter(({ correctedBy }) => correctedBy === null).length
  return {
    name: 'Debriefs held',
    to: `/operations/${id}/debriefs`,
    status: standing === 0 ? 'None recorded' : count(standing, 'debrief'),
  }
}

function pausesTask({ id, moments, countedAt }: OperationReply): Task {
  const { pause } = moments
  return {
    name: 'Pauses',
    to: `/operations/${id}/pauses`,
    status: pause ? <Tag colour="orange">Paused</Tag> : 'Not paused',
    hint: pause && `To be reviewed by the end of ${shortDate(pause.reviewOn, londonDate(countedAt))}`,
  }
}

function impactTask(operation: OperationReply, rule: Rule): Task {
  const steps = dueSteps(operation, rule)
  const next = nextDueStep(steps)
  return {
    name: 'Community impact reviews',
    to: `/operations/${operation.id}/impact-reviews`,
    status: next?.status === 'overdue' ? <Tag colour="red">Overdue</Tag> : madeWords(steps),
    hint: next && `${next.days}: ${inSentence(next.words)}`,
  }
}

function reviewTask({ review, moments }: OperationReply): Task {
  if (review === null) {
    const tierZero = moments.tierInEffect === 0
    return { name: 'Review', status: tierZero ? 'Not required' : 'Not started' }
  }
  const writing = review.state === 'draft' || review.state === 'returned'
  return {
    name: 'Review',
    to: `/reviews/${review.id}`,
    status: <ReviewStateTag state={review.state} />,
    hint: writing
      ? `${review.sectionsComplete} of ${review.sectionsAsked} sections complete`
      : review.revision !== null && `Revision ${review.revision}`,
  }
}

/** What was withdrawn or declined is kept, and may be brought back. */
function withdrawnTasks({ withdrawnReviews, countedAt }: OperationReply): Task[] {
  return withdrawnReviews.map(({ id, since }) => ({
    name: `Review withdrawn ${when(since, londonDate(countedAt))}`,
    to: `/reviews/${id}`,
    status: <ReviewStateTag state="withdrawn" />,
  }))
}

/** The records of one operation, each with how it stands. */
export function OperationRecords({ operation }: { operation: OperationReply }) {
  const rule = useRuleOf(operation)
  return (
    <section aria-labelledby="records">
      <h2 className="govuk-heading-m" id="records">
        Records
      </h2>
      <TaskList
        tasks={[
          factsTask(operation, rule.criteria.length),
          debriefsTask(operation),
          pausesTask(operation),
          impactTask(operation, rule),
          reviewTask(operation),
          ...withdrawnTasks(operation),
        ]}
      />
    </section>
  )
}
