import type { QueryReply } from '#shared/api/queries.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'

/** The questions of the recipient that nothing has ended yet. */
export function openQueries({ queries }: Pick<ReviewReply, 'queries'>): QueryReply[] {
  return queries.filter(({ how }) => how === null)
}
