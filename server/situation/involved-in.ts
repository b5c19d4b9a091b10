import { facilitatorsOf } from '#shared/workflow/facilitators.ts'
import type { Tx } from '../db/types.ts'
import { namingOf } from '../features/debriefs/repository.ts'
import { listAuthorsOfWaiting, listDebriefsOfWaiting } from '../features/sign-off/repository.ts'

/** Who wrote in a review, and who facilitated a debrief of its operation: none of them may sign it. */
export type Involved = { authors: ReadonlySet<string>; facilitators: ReadonlySet<string> }

/** Nobody wrote in it and nobody facilitated. */
export const NOBODY: Involved = { authors: new Set(), facilitators: new Set() }

/** Of each review of a force that is with gold, by its id; two queries, however many there are. */
export async function involvedInWaiting(tx: Tx, forceId: string): Promise<Map<string, Involved>> {
  const authors = Map.groupBy(await listAuthorsOfWaiting(tx, forceId), (row) => row.review_id)
  const debriefs = Map.groupBy(await listDebriefsOfWaiting(tx, forceId), (row) => row.review_id)
  return new Map(
    [...new Set([...authors.keys(), ...debriefs.keys()])].map((id) => [
      id,
      {
        authors: new Set(authors.get(id)?.map((row) => row.person_id)),
        facilitators: facilitatorsOf((debriefs.get(id) ?? []).map(namingOf)),
      },
    ]),
  )
}

/** Everybody who may not sign it. */
export function mayNotSign({ authors, facilitators }: Involved = NOBODY): ReadonlySet<string> {
  return new Set([...authors, ...facilitators])
}
