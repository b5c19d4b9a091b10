import type { KnownFacts } from '#shared/api/decisions.ts'
import type { RegisterOperation } from '#shared/api/operations.ts'
import type { Act } from './acts.ts'
import type { When } from './demonstration-clock.ts'
import type { Story } from './story.ts'

export type DemonstrationForce = 'hampshire' | 'thames-valley' | 'avon-and-somerset'

/** One invented operation: what the register holds of it, and everything that is done about it. */
export type OperationPlan = Pick<
  RegisterOperation,
  'name' | 'eventType' | 'cause' | 'howItCameAbout' | 'place'
> & {
  key: string
  force: DemonstrationForce
  /** The last part of the reference: '0412'. */
  number: string
  /** Who leads it and who is its gold, by slug. */
  lead: string
  gold: string | null
  planned: { from: When; to: When | null }
  /** First officer posted, last one stood down; absent while it goes on or has yet to come. */
  posted?: { from: When; to: When }
  /** As last saved. */
  facts?: KnownFacts
  /** What its review tells; only an operation with a review has one. */
  story?: Story
  acts: Act[]
}

const PREFIXES: Record<DemonstrationForce, string> = {
  hampshire: 'HIW',
  'thames-valley': 'TVP',
  'avon-and-somerset': 'ASP',
}

/** The force's own reference, with the year in which the operation was registered: 'HIW-2026-0412'. */
export function referenceOf(plan: OperationPlan, registeredOn: string): string {
  return `${PREFIXES[plan.force]}-${registeredOn.slice(0, 4)}-${plan.number}`
}
