import type { JsonObject, SectionAnswers } from '#shared/form/answers.ts'
import { onTheDay, type Telling, was } from './telling.ts'

/** Where nothing was found: what was asked, group by group. */
const NOTHING_FOUND: Record<string, readonly [what: string, how: string]> = {
  'local-residents': [
    'No complaint and no effect on homes.',
    'Calls to the control room, and the neighbourhood team.',
  ],
  visitors: ['No effect was found.', 'The visitor information desk was asked.'],
  businesses: ['Traded as usual.', 'Neighbourhood officers called at the shops nearby.'],
  'road-transport': ['Traffic moved throughout.', 'Traffic cameras.'],
  'rail-and-other-public-transport': ['Services ran to time.', 'The operators’ control rooms were asked.'],
  'hospitals-and-health': ['No effect on access.', 'The hospital’s site manager was asked.'],
  'other-critical-infrastructure': ['None nearby.', 'Map check in the plan.'],
  'other-emergency-services': ['No call was delayed.', 'Ambulance and fire control rooms were asked.'],
  schools: ['None on the route or near the site.', 'Map check in the plan.'],
  'places-of-worship': ['No service was affected.', 'The faith liaison officer asked those nearby.'],
  'groups-with-protected-characteristics': [
    'No effect found on any group.',
    'Independent advisory group member, by telephone.',
  ],
  'people-taking-part': ['Able to make their point.', 'Liaison team log.'],
}

const SOURCES = {
  1: ['neighbourhood-team', 'complaints-and-calls'],
  2: ['residents', 'business-groups', 'local-authority', 'neighbourhood-team', 'complaints-and-calls'],
  3: [
    'residents',
    'business-groups',
    'local-authority',
    'transport-operators',
    'independent-advisory-group',
    'organisers-and-participants',
  ],
} as const

function groups({ story }: Telling): JsonObject[] {
  return Object.entries(NOTHING_FOUND).map(([rowKey, nothing]) => {
    const [impact, what, how] = story.impacts[rowKey] ?? ['none', ...nothing]
    return { rowKey, impact, 'what-happened': what, 'how-we-know': how }
  })
}

function disruption(telling: Telling): JsonObject[] | { none: true } {
  const closures = telling.story.full?.closures ?? []
  if (closures.length === 0) return { none: true }
  return closures.map(([site, from, to, affected]) => ({
    site,
    'closed-from': onTheDay(telling, from),
    reopened: onTheDay(telling, to),
    affected,
  }))
}

/** What the event and its policing did to those who live, work and travel there. */
export function communityImpact(telling: Telling): SectionAnswers {
  const { story, tier } = telling
  const planned = tier > 1 || was(telling, 'commandStructure', 'silver')
  return {
    'cia-before': planned ? (tier === 1 ? 'yes-not-updated' : 'yes-updated-during') : 'no',
    'cia-groups': groups(telling),
    'cia-policing-effect': story.policingEffect,
    'cia-sources': [...SOURCES[tier]],
    'cia-tension': story.voice === 1 ? 'higher' : 'same',
    'cia-disruption': disruption(telling),
    'cia-response-fair': story.full?.fairness ?? null,
    'equality-assessment': tier === 3 || story.voice === 0 ? 'done' : 'not-needed',
    'equality-reason':
      tier === 3 || story.voice === 0 ? null : 'The force’s standing assessment for public events covers it.',
    'cia-owner': { role: tier === 1 ? 'Neighbourhood inspector' : 'Bronze community, inspector' },
  }
}
