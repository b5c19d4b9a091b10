import { Link } from 'react-router'
import { ReadOnlyValue } from '#client/fields/read-only-value.tsx'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { ReviewStateTag } from '#client/parts/tag.tsx'
import { listed } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import { fieldsAsked } from '#shared/form/asked.ts'
import { entryOf } from '#shared/form/document-entry.ts'
import { GoldComment } from '../comments/gold-comment.tsx'
import { OriginWords, originOf } from './section-origin.tsx'
import type { Neighbours } from './section-words.ts'
import { type OpenSection, useSectionContext } from './use-section-context.ts'

type WhyProps = { review: ReviewReply; sectionId: string; why: string }

function WhyReadOnly({ review, sectionId, why }: WhyProps) {
  const since = when(review.stateSince, londonDate(review.countedAt))
  const { roles } = useViewer()
  if (review.state === 'draft' || review.state === 'returned') {
    const writes = roles.includes('debrief_lead') || roles.includes('contributor')
    const given = review.contributors.filter((each) => each.sectionId === sectionId)
    const has =
      given.length > 0 && `It was given to ${listed(given.map(({ person }) => personName(person)))}. `
    return (
      <Notice>
        You can read this section. {has}
        {personName(review.lead)} leads the writing. {writes && why}
      </Notice>
    )
  }
  return (
    <Notice tag={<ReviewStateTag state={review.state} />}>
      {review.state === 'with_gold'
        ? `This review went to ${review.gold ? personName(review.gold) : 'gold'} ${since}. Nobody can change it meanwhile.`
        : 'Nobody can change this review as it stands.'}{' '}
      <Link className="govuk-link" to={`/reviews/${review.id}`}>
        See what can be done
      </Link>
    </Notice>
  )
}

/** A section that this person can read and not write, or one in which nothing is typed. */
export function SectionReading({ open, place }: { open: OpenSection; place: Neighbours }) {
  const { review, section, reply } = open
  const around = useSectionContext(open)
  const context = around.withTyped(reply.answers)
  const printing = around.printingWith(context)
  const list = `/reviews/${review.id}`
  const printed = fieldsAsked(section, context)
    .filter(({ shown }) => shown)
    .flatMap((asked) => {
      const entry = entryOf(asked, reply.answers[asked.field.id], printing)
      return entry ? [{ entry, origin: originOf(asked.field) }] : []
    })
  return (
    <Page
      title={section.title}
      about={review.moments.name}
      marking={review.marking}
      caption={`${review.moments.name} · section ${place.number} of ${place.of}`}
      back={{ to: list, words: `${review.moments.name}: the review` }}
    >
      {reply.readOnly !== null && <WhyReadOnly review={review} sectionId={section.id} why={reply.readOnly} />}
      {review.comments
        .filter(({ sectionId }) => sectionId === section.id)
        .map((comment) => (
          <GoldComment key={comment.id} review={review} comment={comment} about={section.title} />
        ))}
      <p className="govuk-body app-measure">{section.purpose}</p>
      {printed.map(({ entry, origin }, at) => {
        const isLast = printed[at + 1]?.origin !== origin
        return (
          <ReadOnlyValue
            key={entry.id}
            entry={entry}
            origin={origin && isLast && <OriginWords origin={origin} operationId={review.operationId} />}
          />
        )
      })}
      <p className="app-actions">
        <ButtonLink to={place.next ? `${list}/sections/${place.next}` : `${list}/check`}>Continue</ButtonLink>
        <Link className="govuk-link" to={list}>
          Go to the list
        </Link>
      </p>
    </Page>
  )
}
