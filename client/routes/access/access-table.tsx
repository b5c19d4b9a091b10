import { Link } from 'react-router'
import { useViewer } from '#client/frame/viewer.tsx'
import { type CardColumn, CardsTable } from '#client/parts/cards-table.tsx'
import { moment } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { AccessEntry, AccessReply } from '#shared/api/access.ts'
import { londonDate } from '#shared/calendar.ts'
import { capital } from '#shared/capitals.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { didWords, subjectWords } from './access-words.ts'

function Who({ entry: { person, organisationId } }: { entry: AccessEntry }) {
  const { name, shortName } = getOrganisation(organisationId)
  return (
    <>
      <span className="app-cell-title">{person ? personName(person) : `Someone at ${shortName}`}</span>
      <span className="app-cell-note">{name}</span>
    </>
  )
}

function About({ entry }: { entry: AccessEntry }) {
  const mine = useViewer().organisation.id === entry.forceId
  const { operation, reviewId } = entry
  const force = !mine && <span className="app-cell-note">{getOrganisation(entry.forceId).name}</span>
  if (operation === null) {
    return (
      <>
        {subjectWords(entry)}
        {force}
      </>
    )
  }
  const to = reviewId === null ? `/operations/${operation.id}` : `/reviews/${reviewId}`
  return (
    <>
      <Link className="govuk-link" to={to}>
        {operation.name}
      </Link>
      <span className="app-cell-note">
        {operation.reference} · {entry.subjectKind === 'review' ? 'review' : 'operation'}
      </span>
      {force}
    </>
  )
}

function Did({ entry }: { entry: AccessEntry }) {
  return (
    <>
      {didWords(entry)}
      {entry.recipientId !== null && (
        <span className="app-cell-note">To {getOrganisation(entry.recipientId).name}</span>
      )}
    </>
  )
}

type AccessTableProps = {
  caption: string
  log: AccessReply
  /** Left out where it is always the reader. */
  withPeople: boolean
  /** The address of the page that follows this entry. */
  older: (before: string) => string
  /** A column of links at the end. */
  extra?: CardColumn<AccessEntry>
}

/** Entries of the access log, newest first, a hundred at a time; a card each on a phone. */
export function AccessTable({ caption, log, withPeople, older, extra }: AccessTableProps) {
  const today = londonDate(log.readAt)
  const columns: CardColumn<AccessEntry>[] = [
    { id: 'when', heading: 'When', cell: ({ at }) => capital(moment(at, today)) },
    ...(withPeople
      ? [{ id: 'who', heading: 'Who', cell: (entry: AccessEntry) => <Who entry={entry} /> }]
      : []),
    { id: 'did', heading: 'What they did', cell: (entry) => <Did entry={entry} /> },
    { id: 'about', heading: 'What it was', cell: (entry) => <About entry={entry} /> },
    ...(extra ? [extra] : []),
  ]
  const last = log.entries.at(-1)
  return (
    <>
      <CardsTable
        caption={caption}
        columns={withPeople ? columns : columns.map(named)}
        groups={[{ id: 'entries', rows: log.entries }]}
        keyOf={({ id }) => id}
      />
      {log.more && last && (
        <p className="govuk-body">
          <Link className="govuk-link" to={older(last.id)}>
            Older entries
          </Link>
        </p>
      )}
    </>
  )
}

/** The reader's own acts are told to them as theirs. */
function named(column: CardColumn<AccessEntry>): CardColumn<AccessEntry> {
  return column.id === 'did' ? { ...column, heading: 'What you did' } : column
}
