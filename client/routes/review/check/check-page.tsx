import { useSuspenseQueries } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { checkQuery, refreshReview, reviewPath, reviewQuery } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { Page } from '#client/frame/page.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { ReviewStateTag } from '#client/parts/tag.tsx'
import { personName } from '#client/words/people.ts'
import { type CheckReply, type ReviewReply, SentToGoldReply } from '#shared/api/reviews.ts'
import type { FormDefinition } from '#shared/form/definition.ts'
import { isOffered } from '../task-list/act-of.ts'
import { CheckEntries } from './check-entries.tsx'
import { SendRefused } from './send-refused.tsx'
import { LeftOut, WhatIsLeft } from './what-is-left.tsx'

type CheckProps = { review: ReviewReply; check: CheckReply; definition: FormDefinition }

function Sections({ review, check, definition }: CheckProps) {
  return check.document.sections.map((printed) => {
    const section = definition.sections.find(({ id }) => id === printed.id)
    if (!section) return null
    const progress = check.sections.find(({ id }) => id === printed.id)
    return (
      <section key={printed.id} aria-labelledby={`s-${printed.id}`}>
        <h2 className="govuk-heading-m" id={`s-${printed.id}`}>
          {printed.number}. {printed.title}
        </h2>
        <CheckEntries
          printed={printed}
          section={section}
          reviewId={review.id}
          operationId={review.operationId}
          left={new Set(progress?.left.map(({ fieldId }) => fieldId))}
        />
      </section>
    )
  })
}

/** The button that freezes the review, with what it does. Whatever stands in its way is said when it is pressed. */
function SendToGold({ review }: { review: ReviewReply }) {
  const navigate = useNavigate()
  const send = useSubmit<typeof SentToGoldReply, Record<string, never>>({
    schema: SentToGoldReply,
    path: `${reviewPath(review.id)}/send-to-gold`,
    onDone: async () => {
      await refreshReview(review)
      await navigate(`/reviews/${review.id}/sent`)
    },
  })
  const gold = review.gold ? personName(review.gold) : 'gold'
  return (
    <section className="app-form-width" aria-labelledby="send">
      <h2 className="govuk-heading-m" id="send">
        Send it to gold
      </h2>
      <p className="govuk-body">
        The review is frozen exactly as it is printed above, as revision {review.revisions.length + 1}. {gold}{' '}
        reads it and signs it, returns it or declines it. You can take it back until then.
      </p>
      <SendRefused problem={send.error} reviewId={review.id} operationId={review.operationId} />
      <p className="app-actions">
        <button type="button" className="govuk-button" onClick={() => send.mutate({})}>
          Send to gold
        </button>
        <Link className="govuk-link" to={`/reviews/${review.id}`}>
          Go to the list
        </Link>
      </p>
    </section>
  )
}

/** The whole review as it will be frozen, with what is missing and what is left out, before it goes to gold. */
export function CheckPage() {
  const { id = '' } = useParams()
  const [{ data: review }, { data: check }] = useSuspenseQueries({
    queries: [reviewQuery(id), checkQuery(id)],
  })
  const definition = useFormDefinition(review.definition.id, review.definition.version)
  const titleOf = (sectionId: string) =>
    check.document.sections.find((section) => section.id === sectionId)?.title ?? sectionId
  const sends = isOffered(review, 'send_to_gold')
  return (
    <Page
      title="Check the answers"
      about={review.moments.name}
      marking={check.document.marking}
      caption={`${review.moments.reference} · ${review.moments.name}`}
      back={{ to: `/reviews/${id}`, words: `${review.moments.name}: the review` }}
      under={
        sends &&
        (check.answersLeft === 0
          ? 'This is the whole review as it will be frozen. Nothing is left to answer.'
          : 'This is the whole review as it will be frozen, once the answers that are left are in.')
      }
    >
      {review.state !== 'draft' && review.state !== 'returned' && (
        <Notice tag={<ReviewStateTag state={review.state} />}>
          Nobody can change this review as it stands.{' '}
          <Link className="govuk-link" to={`/reviews/${id}`}>
            See what can be done
          </Link>
        </Notice>
      )}
      <WhatIsLeft reviewId={id} check={check} titleOf={titleOf} />
      <LeftOut check={check} />
      <Sections review={review} check={check} definition={definition} />
      {sends && <SendToGold review={review} />}
    </Page>
  )
}
