/** The words of the register for what an operation was. Ids are stored; labels are read. */

export const EVENT_TYPES = [
  { id: 'static-protest', label: 'Static protest' },
  { id: 'march-or-procession', label: 'March or procession' },
  { id: 'direct-action-or-obstruction', label: 'Direct action or obstruction' },
  { id: 'encampment-or-long-running-site', label: 'Encampment or long-running site' },
  { id: 'protest-and-counter-protest', label: 'Protest and counter-protest' },
  { id: 'protest-at-a-home-or-office', label: 'Protest at a home or office' },
  { id: 'protest-related-disorder', label: 'Protest-related disorder' },
  { id: 'sporting-or-public-event-with-protest', label: 'Sporting or public event with protest' },
  { id: 'other', label: 'Other' },
] as const

/** For trends only: the subject of the protest, never what a person believes. */
export const CAUSES = [
  { id: 'environment', label: 'Environment' },
  { id: 'international-conflict', label: 'International conflict' },
  { id: 'migration-and-asylum', label: 'Migration and asylum' },
  { id: 'animal-welfare-and-hunting', label: 'Animal welfare and hunting' },
  { id: 'infrastructure-and-planning', label: 'Infrastructure and planning' },
  { id: 'race-and-equality', label: 'Race and equality' },
  { id: 'health', label: 'Health' },
  { id: 'labour-dispute', label: 'Labour dispute' },
  { id: 'constitutional-or-monarchy', label: 'Constitutional or monarchy' },
  { id: 'local-decision', label: 'Local decision' },
  { id: 'other', label: 'Other' },
  { id: 'not-known', label: 'Not known' },
] as const

/** What was true when police first knew of it. Six clear days is the notice a procession needs (Public Order Act 1986 s11). */
export const HOW_IT_CAME_ABOUT = [
  { id: 'planned-with-notice', label: 'Planned with notice' },
  { id: 'planned-short-notice', label: 'Planned at short notice (under 6 days)' },
  { id: 'spontaneous', label: 'Spontaneous' },
  { id: 'planned-then-grew', label: 'Planned, then grew spontaneously' },
] as const

export const EVENT_TYPE_IDS = idsOf(EVENT_TYPES)
export const CAUSE_IDS = idsOf(CAUSES)
export const HOW_IT_CAME_ABOUT_IDS = idsOf(HOW_IT_CAME_ABOUT)

/** The label of an id in one of these lists. Throws for any other id: the callers' schemas have refused it. */
export function labelIn<T extends { id: string; label: string }>(list: readonly T[], id: T['id']): string {
  const entry = list.find((each) => each.id === id)
  if (entry === undefined) throw new RangeError(`There is no ${id} in this list`)
  return entry.label
}

function idsOf<T extends { id: string }>(list: readonly T[]): T['id'][] {
  return list.map(({ id }) => id)
}
