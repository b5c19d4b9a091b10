import type { DebriefReply } from '#shared/api/debriefs.ts'
import type { PeopleReply } from '#shared/api/operations.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'

type Person = PeopleReply['people'][number]

/**
 * Who can sign a review as things stand: holds gold, wrote none of it, facilitated none of its debriefs. The named gold
 * comes first. The server decides when one of them signs.
 */
export function signersOf(
  people: readonly Person[],
  { authors, gold }: Pick<ReviewReply, 'authors' | 'gold'>,
  debriefs: readonly Pick<DebriefReply, 'facilitator' | 'correctedBy'>[],
): Person[] {
  const barred = new Set([
    ...authors.map(({ id }) => id),
    ...debriefs
      .filter(({ correctedBy }) => correctedBy === null)
      .flatMap(({ facilitator }) => facilitator?.id ?? []),
  ])
  const able = people.filter(({ id, roles }) => roles.includes('gold_commander') && !barred.has(id))
  return [...able.filter(({ id }) => id === gold?.id), ...able.filter(({ id }) => id !== gold?.id)]
}
