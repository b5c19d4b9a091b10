import type { SectionAnswers } from '#shared/form/answers.ts'
import { fullOf, onTheDay, type Telling } from './telling.ts'

/** What was thought would happen, what did, and why they differ. */
export function events(telling: Telling): SectionAnswers {
  const { story, tier } = telling
  if (tier === 1) return { expected: story.expected, actual: story.actual }
  const full = fullOf(telling)
  return {
    timeline: full.moments.map(([clock, event, role]) => ({
      time: onTheDay(telling, clock),
      event,
      'made-by': role,
      'reason-logged': true,
    })),
    expected: story.expected,
    actual: story.actual,
    difference: story.difference,
    objectives: full.objectives.map(([objective, result]) => ({ objective, result })),
    unforeseen: full.unforeseen,
    'new-methods': full.newMethods,
    communications: full.radio,
    media: full.media,
  }
}
