import type { CardGroup } from '#client/parts/cards-table.tsx'
import { count } from '#client/words/numbers.ts'
import type { Arrived } from '#shared/api/queries.ts'

const longestFirst = (one: Arrived, other: Arrived): number => one.sentAt.localeCompare(other.sentAt)
const newestFirst = (one: Arrived, other: Arrived): number => other.sentAt.localeCompare(one.sentAt)

/** The inbox in the order of what is wanted: each pack is in exactly one group. Empty groups are left out. */
export function inboxGroups(packs: readonly Arrived[]): CardGroup<Arrived>[] {
  const placeOf = ({ state, openQueries }: Arrived): string => {
    if (state === 'superseded') return 'superseded'
    if (openQueries > 0) return 'queried'
    return state === 'sent' ? 'new' : 'received'
  }
  const inPlace = (place: string) => packs.filter((pack) => placeOf(pack) === place)
  return [
    { id: 'new', heading: 'New', rows: inPlace('new').toSorted(longestFirst) },
    { id: 'queried', heading: 'Queried, no answer yet', rows: inPlace('queried').toSorted(longestFirst) },
    { id: 'received', heading: 'Acknowledged', rows: inPlace('received').toSorted(newestFirst) },
    {
      id: 'superseded',
      heading: 'Replaced by an amendment',
      rows: inPlace('superseded').toSorted(newestFirst),
    },
  ].filter(({ rows }) => rows.length > 0)
}

/** "2 new packs. 1 failed its checks." */
export function inboxCounts(packs: readonly Arrived[]): string {
  const wanted = packs.filter(({ state }) => state !== 'superseded')
  const fresh = wanted.filter(({ state, openQueries }) => state === 'sent' && openQueries === 0).length
  const queried = wanted.filter(({ openQueries }) => openQueries > 0).length
  const failed = wanted.filter(({ failedChecks }) => failedChecks.length > 0).length
  return [
    `${count(fresh, 'new pack')}.`,
    queried > 0 ? `${count(queried, 'pack has', 'packs have')} an open query.` : '',
    failed > 0 ? `${count(failed, 'pack')} failed ${failed === 1 ? 'its' : 'their'} checks.` : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}

/** What a pack is called; one that cannot be read has no name to show. */
export function packName({ copy }: Pick<Arrived, 'copy'>): string {
  return copy?.operationName ?? 'A pack that cannot be read'
}

/** "2 learning points", "No learning point". */
export function learningWords({ copy }: Pick<Arrived, 'copy'>): string {
  if (copy === null) return 'Not readable'
  return copy.learningPoints === 0 ? 'No learning point' : count(copy.learningPoints, 'learning point')
}
