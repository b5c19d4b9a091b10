import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { request } from '#client/api/request.ts'
import { reviewPath } from '#client/api/reviews.ts'
import { Page } from '#client/frame/page.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { shortDate, timeOf } from '#client/words/dates.ts'
import { type HistoryEntry, HistoryReply } from '#shared/api/history.ts'
import { londonDate } from '#shared/calendar.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { doneBy, historyWords } from './history-words.ts'

const historyQuery = (id: string) => ({
  queryKey: ['reviews', id, 'history'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(HistoryReply, 'GET', `${reviewPath(id)}/history`, undefined, { signal }),
  staleTime: 0,
})

function Entry({ entry }: { entry: HistoryEntry }) {
  return (
    <li>
      <b>{historyWords(entry)}</b>
      <span className="app-line app-soft">
        {doneBy(entry)}, {timeOf(entry.at)}
        {entry.digest !== null && (
          <>
            {' '}
            · text <span className="app-mono">{shortDigest(entry.digest)}</span>
          </>
        )}
      </span>
      {entry.said.map(({ about, words }) => (
        <blockquote className="app-typed" key={`${about} ${words}`}>
          {about !== null && <b>{about}: </b>}
          <VisibleText text={words} />
        </blockquote>
      ))}
    </li>
  )
}

/** Everything that happened to a review and its operation, day by day, newest first, from the audit chain. */
export function HistoryPage() {
  const { id = '' } = useParams()
  const { data: history } = useSuspenseQuery(historyQuery(id))
  const { moments, countedAt, entries } = history
  const days = [...Map.groupBy(entries, ({ at }) => londonDate(at))]
  return (
    <Page
      title="History"
      about={moments.name}
      marking={history.marking}
      caption={`${moments.reference} · ${moments.name}, ${history.place}`}
      back={{ to: `/reviews/${id}`, words: `${moments.name}: the review` }}
      under="Newest first. Nothing here can be changed: each line is chained to the one before it."
    >
      {days.map(([day, on]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="govuk-heading-s app-subtitle" id={`day-${day}`}>
            {shortDate(day, londonDate(countedAt))}
          </h2>
          <ol className="app-history">
            {on.map((entry) => (
              <Entry key={entry.sequence} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Page>
  )
}
