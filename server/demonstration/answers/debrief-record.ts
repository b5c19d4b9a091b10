import type { SectionAnswers } from '#shared/form/answers.ts'
import type { Telling } from './telling.ts'

const LEVELS = { 1: 'local', 2: 'level-one', 3: 'level-two' } as const

const OTHER_INPUT = {
  1: ['command-logs'],
  2: ['command-logs', 'body-worn-video', 'control-room-log', 'questionnaire'],
  3: ['command-logs', 'body-worn-video', 'control-room-log', 'partner-report', 'organiser-feedback'],
} as const

/** What the debriefs said, beside the records of when they were held and by whom. */
export function debriefRecord({ story, tier, reference }: Telling): SectionAnswers {
  return {
    'debrief-level': LEVELS[tier],
    'facilitator-independent': true,
    'roles-missing': story.full?.rolesMissing ?? 'None.',
    'other-input': [...OTHER_INPUT[tier]],
    'hot-well': story.well,
    'hot-less-well': story.lessWell,
    'hot-safety': story.unsafe,
    'record-kept': `Debrief folder ${reference}, operations planning store`,
  }
}
