import type { SectionAnswers } from '#shared/form/answers.ts'
import { fullOf, inVoice, type Telling } from './telling.ts'

/** How the operation was prepared. Asked from tier 2. */
export function planning(telling: Telling): SectionAnswers {
  const { story, tier } = telling
  if (tier === 1) return {}
  const { noticeDays, engagement, contingencies, earlier } = fullOf(telling)
  return {
    'notice-days': noticeDays,
    'gold-strategy-tolerance': story.voice === 1 ? 'partly' : 'yes-clearly',
    'engagement-before': engagement,
    briefing: inVoice(telling, [
      'Everyone had the aim, the powers and their limits on one page, and the unit supervisors asked questions of each row.',
      'Clear on the aim. Officers who joined after the first briefing had theirs over the radio, and two did not know the powers.',
      'Given twice, by silver in person. The card on powers was used on the ground.',
    ]),
    'past-learning-used': earlier ? [{ ...earlier }] : { none: true },
    contingencies,
    tabletop: tier === 3,
  }
}
