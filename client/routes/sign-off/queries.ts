import { request } from '#client/api/request.ts'
import { QueueReply, RevisionReply } from '#shared/api/sign-off.ts'

type Asked = { signal: AbortSignal }

/** What waits for gold. Only for those who hold the role. */
export const queueQuery = {
  queryKey: ['sign-off'],
  queryFn: ({ signal }: Asked) => request(QueueReply, 'GET', '/api/v1/sign-off', undefined, { signal }),
  // What waits is decided on other pages, and by other people.
  staleTime: 0,
} as const

/** A frozen revision. Asking for it records that this person was shown it, which signing needs. */
export const revisionQuery = (reviewId: string, revision: string) => ({
  queryKey: ['reviews', reviewId, 'revisions', revision],
  queryFn: ({ signal }: Asked) =>
    request(RevisionReply, 'GET', `/api/v1/reviews/${reviewId}/revisions/${revision}`, undefined, { signal }),
  // What gold is reading must not be changed under their eyes; a press of the button finds out.
  refetchOnWindowFocus: false,
})
