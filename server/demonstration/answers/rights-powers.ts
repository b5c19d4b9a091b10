import type { SectionAnswers } from '#shared/form/answers.ts'
import { figure, fullOf, inVoice, onTheDay, type Telling } from './telling.ts'

function forceReview(telling: Telling): string {
  const reports = figure(telling, 'useOfForceReports')
  if (reports === 0) return 'No force was reported.'
  return inVoice(telling, [
    `All ${reports} reports were read. Most are handcuffs on arrest; no pattern by group or by hour was found.`,
    `The ${reports} reports cluster in the half hour in which people were moved. Two lacked the reason and were sent back.`,
    `${reports} reports, nearly all for moving seated people. A supervisor viewed the video of each and raised no concern.`,
  ])
}

/** How rights were protected, which powers were used, and what the use of force shows. Asked from tier 2. */
export function rightsAndPowers(telling: Telling): SectionAnswers {
  if (telling.tier === 1) return {}
  const { rights, conditions } = fullOf(telling)
  return {
    rights,
    conditions: conditions
      ? conditions.map(([power, setBy, clock, reason, breaches]) => ({
          power,
          'set-by': setBy,
          'set-at': onTheDay(telling, clock),
          reason,
          breaches,
        }))
      : { none: true },
    'force-review': forceReview(telling),
    'stop-search': 0,
    evidence: inVoice(telling, [
      'Statements were taken on site and files reached the case team the next morning. Custody had space kept for it.',
      'Custody coped, but prisoners waited up to two hours in vans because the second custody suite was told late.',
      'Evidence gatherers covered both ends. Video was uploaded by the end of duty and indexed within two days.',
    ]),
  }
}
