import { useRuleOf } from '#client/api/rule.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { RecordedList } from '#client/parts/recorded-list.tsx'
import { Tag, type TagColour } from '#client/parts/tag.tsx'
import { type Task, TaskList } from '#client/parts/task-list.tsx'
import { backTo, operationCaption, useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import type { ImpactReviewReply } from '#shared/api/impact-reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { inSentence } from '#shared/capitals.ts'
import type { RungStatus } from '#shared/coverage/ladder.ts'
import { statusWords } from '#shared/coverage/words.ts'
import { impactReviewRoles } from '#shared/workflow/impact-review.ts'
import { type DueStep, dueSteps } from './due-steps.ts'
import { ImpactReviewEntry } from './impact-review-entry.tsx'

const COLOURS: Readonly<Record<RungStatus, TagColour>> = {
  done_in_time: 'green',
  done_late: 'orange',
  paused: 'blue',
  overdue: 'red',
  not_yet_due: 'plain',
}

const LATE = { colour: 'orange', words: 'Done late' } as const

function taskOf(step: DueStep, recordAt: string | undefined): Task {
  const open = step.status === 'overdue' || step.status === 'not_yet_due' || step.status === 'paused'
  return {
    name: `${step.days}: ${inSentence(step.name)}`,
    to: open && recordAt ? `${recordAt}?step=${step.duty}` : undefined,
    hint: step.words,
    status: <Tag colour={COLOURS[step.status]}>{statusWords[step.status]}</Tag>,
  }
}

/** What the tier in effect asks for, each with its day. */
function AskedFor({ steps, recordAt }: { steps: readonly DueStep[]; recordAt: string | undefined }) {
  if (steps.length === 0) {
    return (
      <p className="govuk-body app-measure">
        The tier in effect asks for none, or no tier is in effect yet. One that is made before the decision
        counts.
      </p>
    )
  }
  return <TaskList tasks={steps.map((step) => taskOf(step, recordAt))} />
}

/** Newest day first; of one day, the one recorded last. */
function byDay(one: ImpactReviewReply, other: ImpactReviewReply): number {
  const days = other.madeOn.localeCompare(one.madeOn)
  return days === 0 ? Date.parse(other.recordedAt) - Date.parse(one.recordedAt) : days
}

/** The assessment after the event and its reviews. A record is never changed: a correction stands beside it. */
export function ImpactReviewsPage() {
  const operation = useOperationPage()
  const { roles } = useViewer()
  const mayRecord = impactReviewRoles.some((role) => roles.includes(role))
  const { id, impactReviews, countedAt } = operation
  const today = londonDate(countedAt)
  const steps = dueSteps(operation, useRuleOf(operation))
  const lateOnes = steps.filter(({ status }) => status === 'done_late').map(({ duty }) => duty as string)
  const stands = impactReviews.some(({ correctedBy }) => correctedBy === null)
  const list = `/operations/${id}/impact-reviews`
  const record = <ButtonLink to={`${list}/new`}>Record a review</ButtonLink>
  return (
    <Page
      title="Community impact reviews"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      above={<DoneNotice />}
      beside={mayRecord && stands ? record : undefined}
    >
      <p className="govuk-body app-measure">
        What the event and its policing did to people is assessed afterwards and looked at again. These
        records stay open when the review has been sent.
      </p>
      <h2 className="govuk-heading-m">What is due</h2>
      <AskedFor steps={steps} recordAt={mayRecord ? `${list}/new` : undefined} />
      <h2 className="govuk-heading-m">What was recorded</h2>
      <RecordedList
        records={impactReviews.toSorted(byDay)}
        empty={
          <Empty heading="Nothing is recorded" act={mayRecord ? record : undefined}>
            Record each one within 7 days of making it. After that the day of recording counts.
          </Empty>
        }
        entry={(each, isStanding) => (
          <ImpactReviewEntry
            record={each}
            today={today}
            tag={isStanding && lateOnes.includes(each.step) ? LATE : undefined}
            correctAt={mayRecord && isStanding ? `${list}/${each.id}/correct` : undefined}
          />
        )}
      />
    </Page>
  )
}
