import { Link } from 'react-router'
import type { ReviewReply, SectionComment } from '#shared/api/reviews.ts'
import { GoldComment } from '../comments/gold-comment.tsx'

export const COMMENTS_PLACE = 'comments'

/** Those of the newest return, and older ones that still wait for a reply, in the order of the sections. */
function worthShowing({ comments, sections }: ReviewReply): SectionComment[] {
  const newest = comments.reduce((latest, { revision }) => Math.max(latest, revision), 0)
  const placeOf = ({ sectionId }: SectionComment) => sections.findIndex(({ id }) => id === sectionId)
  return comments
    .filter(({ revision, reply }) => revision === newest || reply === null)
    .toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** What gold asked for, section by section, each with the reply. */
export function GoldComments({ review, titleOf }: { review: ReviewReply; titleOf: (id: string) => string }) {
  const comments = worthShowing(review)
  if (comments.length === 0 || !['draft', 'returned'].includes(review.state)) return null
  return (
    <section id={COMMENTS_PLACE} aria-labelledby={`${COMMENTS_PLACE}-title`}>
      <h2 className="govuk-heading-m" id={`${COMMENTS_PLACE}-title`}>
        What gold asked for
      </h2>
      {comments.map((comment) => {
        const title = titleOf(comment.sectionId)
        return (
          <div key={comment.id}>
            <h3 className="govuk-heading-s app-subtitle">
              <Link className="govuk-link" to={`/reviews/${review.id}/sections/${comment.sectionId}`}>
                {title}
              </Link>
            </h3>
            <GoldComment review={review} comment={comment} about={title} />
          </div>
        )
      })}
    </section>
  )
}
