import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import type { ShareReply } from '#shared/api/sharing.ts'
import { londonDate } from '#shared/calendar.ts'
import { refusalOfShare } from '#shared/workflow/sharing.ts'

function Until({ share, today }: { share: ShareReply; today: string }) {
  if (share.endedAt === null || share.endedBy === null) return 'Shared now'
  return (
    <>
      Ended {moment(share.endedAt, today)}, {personName(share.endedBy)}
      <span className="app-cell-note">
        <VisibleText text={share.endReason ?? ''} />
      </span>
    </>
  )
}

type SharesProps = { operation: OperationReply; shares: readonly ShareReply[]; ends: boolean }

function Shares({ operation, shares, ends }: SharesProps) {
  const today = londonDate(operation.countedAt)
  return (
    <CardsTable
      caption="Forces that it is or was shared with, newest first"
      columns={[
        {
          id: 'force',
          heading: 'Force',
          cell: ({ force, reason }) => (
            <>
              {force.name}
              <span className="app-cell-note">
                <VisibleText text={reason} />
              </span>
            </>
          ),
        },
        {
          id: 'since',
          heading: 'Shared',
          named: true,
          cell: ({ sharedAt, sharedBy }) => `${moment(sharedAt, today)}, ${personName(sharedBy)}`,
        },
        {
          id: 'until',
          heading: 'Until',
          named: true,
          cell: (share) => (
            <>
              <Until share={share} today={today} />
              {ends && share.endedAt === null && (
                <Link
                  className="govuk-link app-line"
                  to={`/operations/${operation.id}/shares/${share.id}/end`}
                >
                  End it<span className="govuk-visually-hidden"> for {share.force.name}</span>
                </Link>
              )}
            </>
          ),
        },
      ]}
      groups={[{ id: 'all', rows: shares }]}
      keyOf={({ id }) => id}
    />
  )
}

/** The forces that an operation is shared with, and the ways to share it and to end that. */
export function OtherForces({ operation }: { operation: OperationReply }) {
  const { roles, organisation } = useViewer()
  const { id, shares, removal } = operation
  const situation = { withLeadForce: false, sharedAlready: false } as const
  const actor = { roles, relation: 'lead_force' } as const
  const may = (operationRemoved: boolean) =>
    refusalOfShare({ ...situation, actor, operationRemoved }) === null
  const own = operation.forceId === organisation.id
  return (
    <section aria-labelledby="other-forces">
      <h2 className="govuk-heading-m" id="other-forces">
        Other forces
      </h2>
      {shares.length === 0 ? (
        <p className="govuk-body">It is shared with no other force.</p>
      ) : (
        <Shares operation={operation} shares={shares} ends={own && may(false)} />
      )}
      {own && may(removal !== null) && (
        <p className="govuk-body">
          <Link className="govuk-link" to={`/operations/${id}/shares/new`}>
            Share it with another force
          </Link>
        </p>
      )}
    </section>
  )
}
