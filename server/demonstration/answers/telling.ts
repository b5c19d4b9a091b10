import type { KnownFacts } from '#shared/api/decisions.ts'
import type { ReviewTier } from '#shared/form/definition.ts'
import type { DemonstrationClock, When } from '../demonstration-clock.ts'
import type { OperationPlan } from '../operation-plan.ts'
import type { Story } from '../story.ts'

/** Everything from which the answers of one review are written. */
export type Telling = {
  plan: OperationPlan
  story: Story
  facts: KnownFacts
  tier: ReviewTier
  reference: string
  clock: DemonstrationClock
  posted: { from: When; to: When }
}

/** A figure among the facts; 0 where it is not one. */
export function figure({ facts }: Telling, criterion: string): number {
  const value = facts[criterion]
  return typeof value === 'number' ? value : 0
}

/** Whether an option of a fact was chosen. */
export function was({ facts }: Telling, criterion: string, option: string): boolean {
  const value = facts[criterion]
  return Array.isArray(value) ? value.includes(option) : value === option
}

/** A clock time on the operation's last day, as the form keeps it. */
export function onTheDay({ clock, posted }: Telling, time: string): string {
  return clock.local([posted.to[0], time])
}

/** One of three ways to say the same, so that no two reviews of a kind read alike. */
export function inVoice({ story }: Telling, ways: readonly [string, string, string]): string {
  return ways[story.voice]
}

/** What only tiers 2 and 3 tell. Throws where the plan left it out. */
export function fullOf({ story, plan }: Telling) {
  if (!story.full) throw new Error(`${plan.name} has no full story`)
  return story.full
}
