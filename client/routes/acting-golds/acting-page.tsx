import { Link } from 'react-router'
import { useActingGolds } from '#client/api/administration.ts'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment, plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { ActingGoldReply } from '#shared/api/acting-golds.ts'
import { addDays, londonDate } from '#shared/calendar.ts'

const STATES: Readonly<Record<ActingGoldReply['state'], string>> = {
  in_force: 'In force',
  to_come: 'To come',
  over: 'Over',
  ended: 'Ended early',
}

const isOpen = ({ state }: ActingGoldReply) => state === 'in_force' || state === 'to_come'

/** "From 20 November to the end of 4 December"; the last day, not the midnight after it. */
function period({ fromAt, untilAt }: ActingGoldReply, today: string): string {
  const from = `From ${plainDate(londonDate(fromAt), today)}`
  if (untilAt === null) return `${from} until it is ended`
  return `${from} to the end of ${plainDate(addDays(londonDate(untilAt), -1), today)}`
}

function Why({ each, today }: { each: ActingGoldReply; today: string }) {
  return (
    <>
      <VisibleText text={each.reason} />
      {each.actingFor === null && (
        <span className="app-cell-note">
          Appointed by {personName(each.appointedBy)}, force administrator: no gold was available
        </span>
      )}
      {each.endReason !== null && each.endedAt !== null && (
        <span className="app-cell-note">
          Ended {moment(each.endedAt, today)}: <VisibleText text={each.endReason} />
        </span>
      )}
    </>
  )
}

function List({ appointments, today }: { appointments: readonly ActingGoldReply[]; today: string }) {
  const { personId, roles } = useViewer()
  const mayEnd = (each: ActingGoldReply) =>
    isOpen(each) && (each.appointedBy.id === personId || roles.includes('force_administrator'))
  const open = appointments.filter(isOpen)
  const past = appointments.filter((each) => !isOpen(each))
  return (
    <CardsTable
      caption="People who act for a gold"
      columns={[
        {
          id: 'who',
          heading: 'Who acts for whom',
          cell: ({ deputy, actingFor, operation }) => (
            <>
              <span className="app-cell-title">
                {personName(deputy)}
                {actingFor && ` for ${personName(actingFor)}`}
              </span>
              <span className="app-cell-note">{operation ? operation.name : 'In every operation'}</span>
            </>
          ),
        },
        { id: 'why', heading: 'Because', named: true, cell: (each) => <Why each={each} today={today} /> },
        {
          id: 'period',
          heading: 'When',
          named: true,
          cell: (each) => (
            <>
              {period(each, today)}
              <span className="app-cell-note">{STATES[each.state]}</span>
            </>
          ),
        },
        {
          id: 'end',
          heading: 'Change',
          cell: (each) =>
            mayEnd(each) && (
              <Link className="govuk-link" to={`/acting/${each.id}/end`}>
                End it<span className="govuk-visually-hidden">: {personName(each.deputy)}</span>
              </Link>
            ),
        },
      ]}
      groups={[
        { id: 'open', heading: 'Now and to come', rows: open },
        ...(past.length > 0 ? [{ id: 'past', heading: 'Over', rows: past }] : []),
      ]}
      keyOf={({ id }) => id}
    />
  )
}

/** Who acts as gold in this force, for whom, where, until when and why. */
export function ActingPage() {
  useOneOfRoles('gold_commander', 'force_administrator')
  const { appointments, countedAt } = useActingGolds()
  const { roles, actingGold } = useViewer()
  const isGold = roles.includes('gold_commander') && !actingGold
  const appoints = isGold || roles.includes('force_administrator')
  const act = appoints && (
    <ButtonLink to="/acting/new">{isGold ? 'Name who acts for you' : 'Appoint an acting gold'}</ButtonLink>
  )
  return (
    <Page
      title="People who act for a gold"
      marking="OFFICIAL"
      back={
        isGold || actingGold
          ? { to: '/sign-off', words: 'To sign' }
          : { to: '/admin', words: 'People and roles' }
      }
      above={<DoneNotice />}
      {...(act && appointments.length > 0 && { beside: act })}
      under="Whoever acts signs in their own name. Both names and the reason are printed."
    >
      {appointments.length === 0 ? (
        <Empty heading="Nobody acts for a gold" act={act}>
          A gold who is away names who acts for them, in one operation or in all for at most 28 days.
        </Empty>
      ) : (
        <List appointments={appointments} today={londonDate(countedAt)} />
      )}
    </Page>
  )
}
