import type { SectionAnswers } from '#shared/form/answers.ts'
import { fullOf, type Telling } from './telling.ts'

const PRINCIPLES = [
  ['co-location', 'worked', 'Partners sat with silver from the first hour.'],
  ['communication', 'partly', 'Two log systems; the duty officer carried messages between them.'],
  ['coordination', 'worked', 'One list of priorities, looked at every two hours.'],
  ['joint-understanding-of-risk', 'partly', 'The engineers’ view of the site came late.'],
  ['shared-situational-awareness', 'worked', 'One map on one screen.'],
] as const

/** Who else worked on it and how that went. Asked at tier 3. */
export function partners(telling: Telling): SectionAnswers {
  if (telling.tier !== 3) return telling.tier === 2 ? { jol: 'no' } : {}
  const { agencies = [], organiserView } = fullOf(telling)
  return {
    agencies: agencies.map(([agency, role]) => ({
      agency,
      role,
      'took-part': true,
      'own-debrief': 'yes',
    })),
    jesip: PRINCIPLES.map(([rowKey, worked, note]) => ({ rowKey, worked, note })),
    jol: 'lesson-identified',
    'organiser-view': organiserView ?? null,
  }
}
