import { useSuspenseQuery } from '@tanstack/react-query'
import { ReviewPeopleReply } from '#shared/api/sharing.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'
import { reviewPath } from './reviews.ts'

/** Who is in a review, and whom else its lead may ask. */
export function useReviewPeople(id: string): ReviewPeopleReply {
  return useSuspenseQuery({
    queryKey: ['reviews', id, 'people'] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      request(ReviewPeopleReply, 'GET', `${reviewPath(id)}/people`, undefined, { signal }),
    staleTime: 0,
  }).data
}

/** Asks again for what is open of a review once someone else writes in it. */
export async function refreshReviewPeople(id: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['reviews', id] })
}
