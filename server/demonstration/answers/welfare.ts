import type { SectionAnswers } from '#shared/form/answers.ts'
import { figure, fullOf, inVoice, type Telling } from './telling.ts'

/** Drones, video and other technology; live facial recognition was used by none of these operations. */
export function otherTechnology(telling: Telling): SectionAnswers {
  if (telling.tier === 1) return {}
  const note = inVoice(telling, [
    'The drone gave silver a clear view for most of the day. Batteries had to be changed in the busiest quarter of an hour.',
    'Body-worn video worked. The drone could not fly because of the wind, and nothing had been planned in its place.',
    'A fixed camera lent by the council showed the whole site and saved one evidence pair.',
  ])
  return { 'tech-other': note }
}

/** What people needed and whether they got it. Asked from tier 2. */
export function welfareAndLogistics(telling: Telling): SectionAnswers {
  if (telling.tier === 1) return {}
  const { welfare, training, equipment = [] } = fullOf(telling)
  const rows = equipment.map(([item, result, issue]) => ({
    item,
    result,
    issue,
    'safety-critical': result !== 'worked',
  }))
  return {
    welfare,
    'psych-support': figure(telling, 'policeInjured') > 1 ? 'offered' : 'not-needed',
    equipment: rows.length === 0 ? { none: true } : rows,
    'training-gaps': training,
  }
}
