import { Link, useSearchParams } from 'react-router'
import { useAccessLog } from '#client/api/access.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { AccessTable } from './access-table.tsx'

/** The ways to the other two views of the log. */
function Views({ here }: { here: 'my_reviews' | 'own' }) {
  const { roles, organisation } = useViewer()
  const views = [
    {
      to: '/access',
      words: 'Who opened my reviews',
      shown: here !== 'my_reviews' && organisation.kind === 'force',
    },
    { to: '/access/own', words: 'What I opened', shown: here !== 'own' },
    { to: '/access/force', words: 'The log of the force', shown: roles.includes('force_administrator') },
  ]
  return (
    <ul className="govuk-list">
      {views
        .filter(({ shown }) => shown)
        .map(({ to, words }) => (
          <li key={to}>
            <Link className="govuk-link" to={to}>
              {words}
            </Link>
          </li>
        ))}
    </ul>
  )
}

function searchOf(before: string | null): string {
  return before === null ? '' : `?before=${before}`
}

/** Who else opened or changed the reviews that one leads or wrote in. */
export function AccessPage() {
  const before = useSearchParams()[0].get('before')
  const log = useAccessLog('my_reviews', searchOf(before))
  return (
    <Page title="Who opened my reviews" marking="OFFICIAL" {...backFrom(before, '/access')}>
      <p className="govuk-body app-measure">
        Everyone else who opened or changed a review that you lead or wrote in. Looking here is on the record
        too.
      </p>
      {log.entries.length === 0 ? (
        <Empty heading="Nobody else has opened them">
          When someone opens or changes one of your reviews, it is listed here with the time.
        </Empty>
      ) : (
        <AccessTable
          caption="Who opened my reviews"
          log={log}
          withPeople
          older={(id) => `/access${searchOf(id)}`}
        />
      )}
      <Views here="my_reviews" />
    </Page>
  )
}

/** What one opened and changed oneself. */
export function OwnAccessPage() {
  const before = useSearchParams()[0].get('before')
  const log = useAccessLog('own', searchOf(before))
  return (
    <Page title="What I opened" marking="OFFICIAL" {...backFrom(before, '/access/own')}>
      <p className="govuk-body app-measure">
        What is on record about you. The administrators of a force see it where it is about that force’s
        records.
      </p>
      {log.entries.length === 0 ? (
        <Empty heading="Nothing yet">What you open and change is listed here with the time.</Empty>
      ) : (
        <AccessTable
          caption="What I opened"
          log={log}
          withPeople={false}
          older={(id) => `/access/own${searchOf(id)}`}
        />
      )}
      <Views here="own" />
    </Page>
  )
}

function backFrom(before: string | null, to: string) {
  return before === null ? {} : { back: { to, words: 'The newest entries' } }
}
