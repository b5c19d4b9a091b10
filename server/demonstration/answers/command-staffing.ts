import type { JsonObject, SectionAnswers } from '#shared/form/answers.ts'
import { figure, fullOf, type Telling, was } from './telling.ts'

/** People in a police support unit with its drivers, as this demonstration counts them. */
const UNIT = 25

type Row = { resource: string; used: number; aid: number; reason: string }

function commanderRow(force: string, level: string, role: string, rank: string): JsonObject {
  return { level, function: role, rank, force, accredited: true, shift: 'days' }
}

function commanders(telling: Telling): JsonObject[] {
  const { force, gold } = telling.plan
  const goldRank = gold === null ? 'Superintendent' : 'Chief superintendent'
  const silverAndBronze = [
    commanderRow(force, 'silver', 'Event', telling.tier === 1 ? 'Inspector' : 'Superintendent'),
    commanderRow(force, 'bronze', 'Site', telling.tier === 1 ? 'Sergeant' : 'Chief inspector'),
  ]
  if (!was(telling, 'commandStructure', 'gold-silver-bronze')) return silverAndBronze
  return [
    commanderRow(force, 'gold', 'Strategy', goldRank),
    ...silverAndBronze,
    commanderRow(force, 'bronze', 'Community', 'Inspector'),
    commanderRow(force, 'bronze', 'Custody and evidence', 'Inspector'),
  ]
}

/** Everyone posted on the busiest day, by resource: the numbers used add up to the officers among the facts. */
function resources(telling: Telling): Row[] {
  const { story, tier } = telling
  const wide = tier > 1
  const units = figure(telling, 'psusDeployed')
  const aid = Math.min(units, figure(telling, 'mutualAidForces'))
  const rows: Row[] = [
    {
      resource: 'commanders',
      used: commanders(telling).length,
      aid: 0,
      reason: 'One for each part of the plan.',
    },
    {
      resource: 'pops-planner',
      used: wide ? 1 : 0,
      aid: 0,
      reason: 'Wrote the order and kept it up to date.',
    },
    {
      resource: 'public-order-public-safety-adviser',
      used: wide ? 1 : 0,
      aid: 0,
      reason: 'With silver in the control room all day.',
    },
    {
      resource: 'police-support-unit-level-2',
      used: units * UNIT,
      aid: aid * UNIT,
      reason: story.staffing,
    },
    {
      resource: 'police-liaison-team',
      used: story.liaison,
      aid: 0,
      reason: 'A pair for each group that was expected, and one to spare.',
    },
    {
      resource: 'protester-removal-team',
      used: was(telling, 'specialTactics', 'protester-removal-team') ? 8 : 0,
      aid: 0,
      reason: 'Lock-ons were likely, and one team can work on one device at a time.',
    },
    {
      resource: 'evidence-gathering',
      used: wide ? 4 : 0,
      aid: 0,
      reason: 'Two pairs, to cover front and rear.',
    },
  ]
  const others = figure(telling, 'officersDeployed') - rows.reduce((sum, { used }) => sum + used, 0)
  const reason = units === 0 ? story.staffing : 'Local officers who know the place and the people.'
  return [...rows, { resource: 'neighbourhood-officers', used: others, aid: 0, reason }]
}

function staffingRow({ story }: Telling, { resource, used, aid, reason }: Row): JsonObject {
  const planned = story.planned?.[resource] ?? used
  const judgement = planned < used ? 'too-few' : planned > used ? 'too-many' : 'right'
  return { resource, planned, used, 'mutual-aid': aid, judgement, reason }
}

function mutualAid(telling: Telling): JsonObject[] {
  const { clock, posted } = telling
  return (fullOf(telling).donors ?? []).map(([donor, units, asked, arrived]) => ({
    donor,
    units,
    'asked-at': clock.local([posted.from[0] - 2, asked]),
    'arrived-at': clock.local([posted.from[0], arrived]),
    suitable: true,
  }))
}

/** Who commanded, how many were planned and used, and why that many. */
export function commandAndStaffing(telling: Telling): SectionAnswers {
  const { story, tier } = telling
  const helped = figure(telling, 'mutualAidForces') > 0
  const rows = resources(telling).filter(({ used }) => used > 0)
  return {
    commanders: commanders(telling),
    staffing: rows.map((row) => staffingRow(telling, row)),
    'staffing-method': [
      'threat-and-risk-assessment',
      'attendance-forecast',
      'site-or-route-geography',
      ...(story.full?.earlier ? ['past-debrief-of-a-like-event'] : []),
    ],
    'staffing-rationale': story.staffing,
    'staffing-level': helped ? 'regional' : 'force',
    'staffing-next': story.next?.choice ?? 'about-the-same',
    'staffing-next-why': story.next?.why ?? null,
    'mutual-aid-detail': helped ? mutualAid(telling) : null,
    abstraction: tier === 1 ? null : Math.round(figure(telling, 'officersDeployed') / 4),
    'cost-extra': tier === 1 ? null : Math.round(figure(telling, 'costGbp') * 0.4),
  }
}
