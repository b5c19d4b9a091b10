import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { reviewPath, reviewQuery } from '#client/api/reviews.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import { ActionReply, type ReviewReply } from '#shared/api/reviews.ts'
import {
  type DeclineReview,
  type ReturnReview,
  type RevisionReply,
  SignedReply,
  type SignOff,
} from '#shared/api/sign-off.ts'
import { revisionQuery } from './queries.ts'

/** Where a press of the button has led. */
export type DecisionState =
  | { now: 'open' }
  | { now: 'confirm' }
  | { now: 'stale'; review: ReviewReply }
  | { now: 'opened_again' }
  | { now: 'refused'; problem: ApiProblem }

const movedOn = ({ status, refusal }: ApiProblem): boolean =>
  status === 412 || refusal === 'state_not_allowed' || refusal === 'revision_stale'

/** Signing, returning and declining one revision, and what to do with each answer of the server. */
export function useDecision({ reviewId, revision, tag }: RevisionReply) {
  const [state, setState] = useState<DecisionState>({ now: 'open' })
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const onDone = async () => {
    // The next page says what was done, so it needs to know; if this fails it asks again itself.
    await queryClient.fetchQuery(reviewQuery(reviewId)).catch(() => undefined)
    await navigate(`/sign-off/${reviewId}/${revision}/done`)
    await queryClient.invalidateQueries()
  }
  const base = reviewPath(reviewId)
  const sign = useSubmit<typeof SignedReply, SignOff>({
    schema: SignedReply,
    path: `${base}/revisions/${revision}/sign-off`,
    ifMatch: tag,
    onDone,
  })
  const giveBack = useSubmit<typeof ActionReply, ReturnReview>({
    schema: ActionReply,
    path: `${base}/return`,
    onDone,
  })
  const decline = useSubmit<typeof ActionReply, DeclineReview>({
    schema: ActionReply,
    path: `${base}/decline`,
    onDone,
  })

  async function onError(problem: ApiProblem) {
    if (problem.code === 'step_up_required') return setState({ now: 'confirm' })
    try {
      if (problem.refusal === 'not_viewed') {
        // Viewed in an earlier sign-in: the same frozen bytes are shown again, which records it for this one.
        await queryClient.fetchQuery({ ...revisionQuery(reviewId, String(revision)), staleTime: 0 })
        return setState({ now: 'opened_again' })
      }
      if (movedOn(problem)) {
        const review = await queryClient.fetchQuery(reviewQuery(reviewId))
        return setState({ now: 'stale', review })
      }
    } catch {
      // What the server said about the act itself is what counts.
    }
    setState({ now: 'refused', problem })
  }

  return {
    state,
    going: sign.isPending || giveBack.isPending || decline.isPending,
    open: () => setState({ now: 'open' }),
    sign: (body: SignOff) => sign.mutate(body, { onError }),
    giveBack: (body: ReturnReview) => giveBack.mutate(body, { onError }),
    decline: (body: DeclineReview) => decline.mutate(body, { onError }),
  }
}
