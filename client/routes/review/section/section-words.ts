import { count } from '#client/words/numbers.ts'
import type { Section } from '#shared/form/definition.ts'

export type Neighbours = { number: number; of: number; next: string | null }

/** Where a section stands among those that this tier asks. */
export function neighboursOf(asked: readonly Section[], sectionId: string): Neighbours | undefined {
  const at = asked.findIndex(({ id }) => id === sectionId)
  return at < 0 ? undefined : { number: at + 1, of: asked.length, next: asked[at + 1]?.id ?? null }
}

/** What is expected of the person who writes a section. `byTier`: lower tiers ask none of it. */
export function expectationWords(tier: number, isOptional: boolean, byTier: boolean): string {
  if (isOptional) return `Nothing here is needed at tier ${tier}. Write what others should know.`
  const why = byTier ? `This section is asked because this is tier ${tier}. ` : ''
  const needed = byTier ? 'Every question is needed' : `Every question is needed at tier ${tier}`
  return `${why}${needed} unless it says optional. You can save with answers missing.`
}

/** What else there is to know about a list of what must be put right. */
export function summaryWords(listed: number, unsavable: number): string {
  const typed = `${count(unsavable, 'answer')} cannot be saved as typed.`
  const later = 'but the review cannot go to gold without them.'
  if (unsavable === 0) return `You can leave these for later, ${later}`
  return listed > unsavable ? `${typed} The others you can leave for later, ${later}` : typed
}
