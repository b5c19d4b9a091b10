import type { JsonObject, SectionAnswers } from '#shared/form/answers.ts'
import { figure, type Telling, was } from './telling.ts'

const PRODUCTS = {
  1: ['local-assessment', 'open-source'],
  2: ['local-assessment', 'npocc-sib-briefing', 'open-source', 'partner-information'],
  3: ['local-assessment', 'regional-assessment', 'npocc-sib-briefing', 'open-source', 'partner-information'],
} as const

// Days after the stand-down on which the return left the force.
const RETURN_AFTER = 5

function sent(when: string, type: string, onTime: boolean, feedback: boolean): JsonObject {
  return { when, type, graded: true, 'on-time': onTime, feedback }
}

function sentToBriefingTeam({ tier, story }: Telling): JsonObject[] | { none: true } {
  if (tier === 1)
    return story.voice === 0 ? { none: true } : [sent('after', 'Short return after the event', true, false)]
  return [
    sent('before', 'Forecast of numbers and groups', true, true),
    sent('during', 'Running log, by telephone', true, false),
    sent('after', 'Return after the event', story.voice !== 1, story.voice === 2),
  ]
}

/** What was assessed, what came, and what was sent to the national briefing team. */
export function intelligence(telling: Telling): SectionAnswers {
  const { story, tier, clock, posted } = telling
  const differed =
    was(telling, 'intelligenceVariance', 'moderate') || was(telling, 'intelligenceVariance', 'major')
  const good = figure(telling, 'attendance') <= story.forecast ? 4 : 3
  return {
    'intel-products': [...PRODUCTS[tier]],
    'attendance-forecast': story.forecast,
    'intel-variance-why': differed || tier > 1 ? story.difference : null,
    'sib-submitted': sentToBriefingTeam(telling),
    'sib-quality': {
      timely: story.voice === 1 ? 3 : 4,
      accurate: good,
      relevant: 4,
      complete: story.voice === 2 ? 4 : 3,
      'well-graded': 4,
    },
    'sib-received': tier === 1 ? 'none-asked-for' : story.voice === 2 ? 'very' : 'partly',
    'post-event-intel': clock.day(posted.to[0] + RETURN_AFTER),
  }
}
