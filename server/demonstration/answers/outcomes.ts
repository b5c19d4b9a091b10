import type { SectionAnswers } from '#shared/form/answers.ts'
import type { Telling } from './telling.ts'

/** Arrests by offence; their numbers add up to the arrests among the facts. */
export function outcomes({ story, tier }: Telling): SectionAnswers {
  const arrests = (story.arrests ?? []).map(([offence, onTheDay, later, noFurtherAction]) => ({
    'offence-group': offence,
    'on-the-day': onTheDay,
    later,
    'no-further-action': noFurtherAction,
  }))
  return {
    arrests: arrests.length === 0 ? null : arrests,
    damage: story.damage ?? null,
    'hate-crime': tier === 1 ? null : 0,
  }
}
