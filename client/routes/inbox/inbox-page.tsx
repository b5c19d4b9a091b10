import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { CardsTable } from '#client/parts/cards-table.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { plainDate, shortDate, timeOf } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import type { Arrived } from '#shared/api/queries.ts'
import { dayInWords, daysBetween, londonDate } from '#shared/calendar.ts'
import { inboxCounts, inboxGroups, learningWords, packName } from './inbox-words.ts'
import { inboxQuery } from './queries.ts'

function Checks({ failedChecks }: Arrived) {
  const [first] = failedChecks
  if (first === undefined) return 'All checks passed'
  return (
    <>
      <Tag colour="red">Do not rely on it</Tag>
      <span className="app-cell-note">Failed: {first}</span>
    </>
  )
}

function Sent({ pack, packs, today }: { pack: Arrived; packs: readonly Arrived[]; today: string }) {
  const earlier = packs.find(
    ({ id, state, force, copy }) =>
      id !== pack.id &&
      state === 'superseded' &&
      force.id === pack.force.id &&
      copy?.reference === pack.copy?.reference,
  )
  const asked = pack.askedAt === null ? null : londonDate(pack.askedAt)
  return (
    <>
      {shortDate(londonDate(pack.sentAt), today)}
      <span className="app-cell-note">{timeOf(pack.sentAt)}</span>
      {pack.state !== 'superseded' && earlier && (
        <span className="app-cell-note">replaces {plainDate(londonDate(earlier.sentAt), today)}</span>
      )}
      {pack.state !== 'superseded' && asked !== null && (
        <span className="app-cell-note">
          asked {plainDate(asked, today)}, {count(daysBetween(asked, today), 'day')} ago
        </span>
      )}
    </>
  )
}

function Packs({ packs, at }: { packs: readonly Arrived[]; at: string }) {
  return (
    <CardsTable
      caption="Packs, by state, longest waiting first"
      groups={inboxGroups(packs)}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'operation',
          heading: 'Operation and force',
          cell: (pack) => (
            <>
              <Link className="govuk-link app-cell-title" to={`/inbox/${pack.id}`}>
                {packName(pack)}
              </Link>
              <span className="app-cell-note">{pack.force.name}</span>
            </>
          ),
        },
        {
          id: 'tier',
          heading: 'Tier and marking',
          cell: ({ copy, marking }) => (
            <>
              {copy === null ? 'Not readable' : `Tier ${copy.tier}`}
              <span className="app-cell-note">{marking}</span>
            </>
          ),
        },
        { id: 'learning', heading: 'Learning points', cell: (pack) => learningWords(pack) },
        { id: 'checks', heading: 'Checks', cell: (pack) => <Checks {...pack} /> },
        {
          id: 'sent',
          heading: 'Sent',
          named: true,
          cell: (pack) => <Sent pack={pack} packs={packs} today={londonDate(at)} />,
        },
      ]}
    />
  )
}

/** What is new, is it whole, and which questions are open: every pack that was sent to the recipient. */
export function InboxPage() {
  useOneOfRoles('recipient_officer')
  const { packs, countedAt: at } = useSuspenseQuery(inboxQuery).data
  return (
    <Page title="Inbox" marking="OFFICIAL" under={`${dayInWords(londonDate(at))}. ${inboxCounts(packs)}`}>
      {packs.length === 0 ? (
        <Empty
          heading="No pack has arrived"
          act={
            <Link className="govuk-link" to="/coverage">
              See the coverage of all forces
            </Link>
          }
        >
          A pack is listed here as soon as its force has sent it.
        </Empty>
      ) : (
        <Packs packs={packs} at={at} />
      )}
    </Page>
  )
}
