import { Link } from 'react-router'
import { useRuleOfRow } from '#client/api/rule.ts'
import { useSession } from '#client/api/session.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { nextStep } from '#client/ladder/next-step.ts'
import { moment, shortDate } from '#client/words/dates.ts'
import { londonDate } from '#shared/calendar.ts'
import { isImpactDuty } from '#shared/coverage/moments.ts'
import { dutyActWords, type OpenDuty } from '#shared/coverage/next-act.ts'
import { dueWords, dutyWords } from '#shared/coverage/words.ts'
import type { Work } from './tasks.ts'

/** The second line under the next act: how far it is, since when it waits, what else is owed. */
function noteOf({ row, stands, duties }: Work, at: string): string {
  const today = londonDate(at)
  const { act } = stands.next
  const owed = duties.flatMap(({ duty, deadline, status }) =>
    status === 'not_yet_due' && deadline !== null
      ? [`${dutyWords[duty]} due ${shortDate(dueWords(deadline, at).lastDay, today)}`]
      : [],
  )
  return [...aboutAct(act, row, today), ...owed].join('. ')
}

function aboutAct(act: Work['stands']['next']['act'], { review }: Work['row'], today: string): string[] {
  if (act === 'enter_facts') return ['No decision yet']
  if (!review) return []
  if (act === 'go_on_writing' || act === 'change_and_send_again') {
    return [`${review.sectionsComplete} of ${review.sectionsAsked} sections complete`]
  }
  return act === 'waiting_for_gold' ? [`Since ${moment(review.stateSince, today)}`] : []
}

/** What the force must do next about an operation, as a link for those who do it. */
export function NextStepCell({ work, at }: { work: Work; at: string }) {
  const { recipient } = useSession()
  const { roles } = useViewer()
  const { row, stands } = work
  const { words, to } = nextStep(stands.next.act, {
    operationId: row.moments.operationId,
    review: row.review,
    roles,
    recipient: `the ${recipient.shortName}`,
    gold: 'gold',
  })
  const note = noteOf(work, at)
  return (
    <>
      {to === null ? (
        words
      ) : (
        <Link className="govuk-link" to={to}>
          {words}
          <span className="govuk-visually-hidden">: {row.moments.name}</span>
        </Link>
      )}
      {note !== '' && <span className="app-cell-note">{note}</span>}
    </>
  )
}

/** A debrief or an impact review beside the ladder that is owed. */
export function DutyStep({ work, duty: { duty } }: { work: Work; duty: OpenDuty }) {
  const { roles } = useViewer()
  const { tiers } = useRuleOfRow(work.row)
  const { operationId, tierInEffect } = work.row.moments
  const words = dutyActWords(duty, tiers[tierInEffect ?? 0].deadlines[duty] ?? 0)
  if (!roles.includes('debrief_lead')) return words
  const place = isImpactDuty(duty) ? 'impact-reviews' : 'debriefs'
  return (
    <Link className="govuk-link" to={`/operations/${operationId}/${place}`}>
      {words}
      <span className="govuk-visually-hidden">: {work.row.moments.name}</span>
    </Link>
  )
}
