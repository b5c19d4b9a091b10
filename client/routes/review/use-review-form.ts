import { useNavigate, useParams } from 'react-router'
import { refreshReview, reviewPath, useReview } from '#client/api/reviews.ts'
import { useSession } from '#client/api/session.ts'

/** What the page of a form about one review shows around it, and how it goes on once its act is done. */
export function useReviewForm(from: 'review' | 'submission') {
  const { id = '' } = useParams()
  const { recipient } = useSession()
  const navigate = useNavigate()
  const review = useReview(id)
  const { name, reference } = review.moments
  const places = {
    review: { to: `/reviews/${id}`, words: `${name}: the review` },
    submission: { to: `/reviews/${id}/submission`, words: `Send to the ${recipient.shortName}` },
  }
  return {
    review,
    recipient,
    path: reviewPath(id),
    page: {
      about: name,
      marking: review.marking,
      caption: `${reference} · ${name}`,
      back: places[from],
    },
    goTo: async (place: 'review' | 'submission', done?: string) => {
      await refreshReview(review)
      await navigate(places[place].to, { ...(done && { state: { done } }) })
    },
  }
}
