import type { SectionAnswers } from '#shared/form/answers.ts'
import { inVoice, type Telling, was } from './telling.ts'

/** Legal advice, and what of it can be shared. Asked from tier 2. */
export function legal(telling: Telling): SectionAnswers {
  if (telling.tier === 1) return {}
  const conditions = was(telling, 'powersUsed', 'poa-conditions')
  return {
    'legal-advice': conditions ? 'before' : 'not-consulted',
    'legal-khub':
      conditions && telling.story.voice === 2 ? 'used-and-shared' : conditions ? 'used' : 'neither',
    'legal-learning': conditions
      ? inVoice(telling, [
          'A condition that names a place needs a map, and the map has to be handed out with the words.',
          'The reason for a condition was written down before it was set; that answered every question afterwards.',
          'Breaches are easier to prove where the words were read out on video in front of each group.',
        ])
      : 'None to share.',
  }
}
