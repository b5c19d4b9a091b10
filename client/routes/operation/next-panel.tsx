import { useNavigate } from 'react-router'
import { refreshOperation } from '#client/api/operations.ts'
import { useSession } from '#client/api/session.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { nextStep } from '#client/ladder/next-step.ts'
import type { Stands } from '#client/ladder/where-it-stands.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { shortDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { StartedReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { dueWords } from '#shared/coverage/words.ts'
import { decide } from '#shared/workflow/decide.ts'
import { situationFrom } from '#shared/workflow/situation.ts'
import type { Role } from '#shared/workflow/states.ts'

type PanelProps = { operation: OperationReply; stands: Stands }

function mayStart(operation: OperationReply, roles: readonly Role[]): boolean {
  const situation = situationFrom({
    state: 'none',
    actor: { roles, relation: 'lead_force', isAuthor: false, facilitatedADebrief: false, givenSections: [] },
    tierInEffect: operation.moments.tierInEffect,
    operationRemoved: operation.removal !== null,
    otherReviewExists: operation.review !== null,
  })
  return decide('start', situation).ok
}

function StartReview({ operation: { id }, secondary }: { operation: OperationReply; secondary: boolean }) {
  const navigate = useNavigate()
  const start = useSubmit<typeof StartedReply, Record<string, never>>({
    schema: StartedReply,
    path: `/api/v1/operations/${id}/reviews`,
    onDone: async (review) => {
      await refreshOperation(id)
      await navigate(`/reviews/${review.id}`)
    },
  })
  return (
    <>
      <ActFailed problem={start.error} />
      <button
        type="button"
        className={`govuk-button${secondary ? ' govuk-button--secondary' : ''}`}
        onClick={() => start.mutate({})}
      >
        Start the review
      </button>
    </>
  )
}

function DueLine({ operation, stands }: PanelProps) {
  const { deadline, status, act } = stands.next
  const at = operation.countedAt
  const today = londonDate(at)
  const { pause } = operation.moments
  if (status === 'paused' && pause) {
    return <>Paused. The pause is to be reviewed by the end of {shortDate(pause.reviewOn, today)}.</>
  }
  if (deadline !== null) {
    const { lastDay, distance } = dueWords(deadline, at)
    const words = `${shortDate(lastDay, today)}, ${distance}`
    if (status === 'overdue') return <b className="app-due--overdue">Was due by the end of {words}.</b>
    return <>Due by the end of {words}.</>
  }
  if (act === 'none' || operation.stoodDownAt !== null) return null
  return <>Deadlines are counted from the stand-down, which is not recorded yet.</>
}

/** Whom a review waits for: the named gold, unless that is the very person who is told so and may not sign it. */
function goldOf({ gold }: OperationReply, personId: string): string {
  if (gold === null) return 'gold'
  return gold.id === personId ? 'another gold' : personName(gold)
}

/** What gold is to decide about, and since when it waits. */
function SentToGold({ review, countedAt }: OperationReply) {
  if (review?.state !== 'with_gold') return null
  return (
    <>
      Revision {review.revision} was sent to gold {when(review.stateSince, londonDate(countedAt))}.{' '}
    </>
  )
}

/** What the force must do next about this operation, or what it waits for. */
export function NextPanel({ operation, stands }: PanelProps) {
  const { recipient } = useSession()
  const { roles, personId } = useViewer()
  const { act } = stands.next
  const { words, to } = nextStep(act, {
    operationId: operation.id,
    review: operation.review,
    roles,
    recipient: `the ${recipient.shortName}`,
    gold: goldOf(operation, personId),
  })
  const startable = mayStart(operation, roles)
  const elsewhere = to !== null && act !== 'start_review' && act !== 'confirm_decision'
  return (
    <section className="app-panel app-next" aria-labelledby="next">
      <h2 className="govuk-heading-m" id="next">
        Next
      </h2>
      <p className="govuk-body">
        {act === 'confirm_decision' && <PlaceLink place="decisions">{words}</PlaceLink>}
        {act !== 'confirm_decision' && !elsewhere && words}
        {!elsewhere && '. '}
        <SentToGold {...operation} />
        <DueLine operation={operation} stands={stands} />
      </p>
      {(elsewhere || startable) && (
        <div className="app-actions">
          {elsewhere && <ButtonLink to={to}>{words}</ButtonLink>}
          {startable && <StartReview operation={operation} secondary={act !== 'start_review'} />}
        </div>
      )}
    </section>
  )
}
