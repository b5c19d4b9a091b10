import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { CheckReply, ReviewReply, SectionReply, type SectionSavedReply } from '#shared/api/reviews.ts'
import { operationQuery, refreshOperation } from './operations.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

type Asking = { signal: AbortSignal }

// Facts, debriefs and other people change a review from elsewhere, so every page asks again when it is opened.
const staleTime = 0

export const reviewPath = (id: string): string => `/api/v1/reviews/${id}`
export const sectionPath = (id: string, section: string): string => `${reviewPath(id)}/sections/${section}`

export function reviewQuery(id: string) {
  return {
    queryKey: ['reviews', id] as const,
    queryFn: ({ signal }: Asking) => request(ReviewReply, 'GET', reviewPath(id), undefined, { signal }),
    staleTime,
  }
}

export function sectionQuery(id: string, section: string) {
  return {
    queryKey: ['reviews', id, 'sections', section] as const,
    queryFn: ({ signal }: Asking) =>
      request(SectionReply, 'GET', sectionPath(id, section), undefined, { signal }),
    staleTime,
  }
}

export function checkQuery(id: string) {
  return {
    queryKey: ['reviews', id, 'check'] as const,
    queryFn: ({ signal }: Asking) =>
      request(CheckReply, 'GET', `${reviewPath(id)}/check`, undefined, { signal }),
    staleTime,
  }
}

/** Where a review stands: what is left, who wrote, what gold said and what can be done now. */
export function useReview(id: string): ReviewReply {
  return useSuspenseQuery(reviewQuery(id)).data
}

/** Several sections as they were last saved, in the order asked for. */
export function useSections(id: string, sections: readonly string[]): SectionReply[] {
  return useSuspenseQueries({ queries: sections.map((section) => sectionQuery(id, section)) }).map(
    ({ data }) => data,
  )
}

/** The operation that a review is about, with its facts and debriefs. */
export function useOperationOf({ operationId }: ReviewReply) {
  return useSuspenseQuery(operationQuery(operationId)).data
}

/** The whole review as it would be frozen now, where that is wanted. */
export function useCheckIf(wanted: boolean, id: string): CheckReply | undefined {
  const queries = [checkQuery(id)].filter(() => wanted)
  return useSuspenseQueries({ queries })[0]?.data
}

/** The whole review as it would be frozen now. */
export function useCheck(id: string): CheckReply {
  return useSuspenseQuery(checkQuery(id)).data
}

type SavedSection = {
  id: string
  section: string
  answers: SectionReply['answers']
  reply: SectionSavedReply
}

/** Remembers a save in every page that shows the section; what else it may have moved is asked for when next shown. */
export async function noteSaved({ id, section, answers, reply }: SavedSection): Promise<void> {
  const { saveNumber, savedAt, progress } = reply
  queryClient.setQueryData<SectionReply>(sectionQuery(id, section).queryKey, (known) =>
    known && known.saveNumber < saveNumber
      ? { ...known, answers, saveNumber, savedAt, savedBy: progress.savedBy }
      : known,
  )
  queryClient.setQueryData<ReviewReply>(
    reviewQuery(id).queryKey,
    (known) =>
      known && { ...known, sections: known.sections.map((each) => (each.id === section ? progress : each)) },
  )
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: reviewQuery(id).queryKey, exact: true, refetchType: 'none' }),
    queryClient.invalidateQueries({ queryKey: checkQuery(id).queryKey, refetchType: 'none' }),
  ])
}

/** Asks again for everything that an action on a review may have moved. Resolves when the open pages have it. */
export async function refreshReview({ id, operationId }: { id: string; operationId: string }): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: reviewQuery(id).queryKey }),
    refreshOperation(operationId),
  ])
}
