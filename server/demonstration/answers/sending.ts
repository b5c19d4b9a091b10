import type { SectionAnswers } from '#shared/form/answers.ts'
import { type Telling, was } from './telling.ts'

/** What happened, in short, and the plan that commanders worked from. */
export function operation(telling: Telling): SectionAnswers {
  const order = was(telling, 'commandStructure', 'gold-silver-bronze') ? 'operational-order' : 'generic-plan'
  return { 'operational-order': order, summary: telling.story.summary }
}

/** The marking and what gold must know before the review goes. What was sent to the briefing team raises the marking. */
export function handling({ story }: Telling): SectionAnswers {
  return {
    classification: story.handling === undefined ? null : 'official-sensitive',
    'handling-instructions':
      story.handling ?? 'Police and recipient only. Ask this force before sharing it further.',
    'no-secret': true,
    'no-names': true,
    'disclosure-view': 'no',
  }
}

/** Summaries written for those who did not take part. */
export function publication({ story }: Telling): SectionAnswers {
  return {
    'oversight-summary': story.full?.forOversight ?? null,
    'public-summary': story.full?.forPublic ?? null,
  }
}
