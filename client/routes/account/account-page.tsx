import { useSession, useSessions } from '#client/api/session.ts'
import { Page } from '#client/frame/page.tsx'
import { SignOut } from '#client/frame/sign-out.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { SummaryList } from '#client/parts/summary-list.tsx'
import { when } from '#client/words/when.ts'
import { londonDate } from '#shared/calendar.ts'
import { roleWords } from '#shared/workflow/states.ts'
import { MailChoices } from './mail-choices.tsx'

function Sessions() {
  const { times } = useSession()
  const sessions = useSessions()
  const today = londonDate(times?.now ?? new Date().toISOString())
  return (
    <ul className="govuk-list govuk-list--bullet">
      {sessions.map(({ startedAt, lastSeenAt, here }) => (
        <li key={startedAt}>
          {here ? 'Here' : 'Elsewhere'}, since {when(startedAt, today).replace(/^on /, '')}
          {!here && `, last used ${when(lastSeenAt, today)}`}
        </li>
      ))}
    </ul>
  )
}

/** Who one is to the service, where one is signed in, and the two ways out. */
export function AccountPage() {
  const { name, rank, organisation, roles } = useViewer()
  const rows = [
    { id: 'name', label: 'Name', value: rank === null ? name : `${rank} ${name}` },
    { id: 'organisation', label: 'Organisation', value: organisation.name },
    { id: 'roles', label: 'Roles', value: roles.map((role) => roleWords[role]).join(', ') },
  ]
  return (
    <Page title="Your account" marking="OFFICIAL">
      <div className="app-form-width">
        <SummaryList rows={rows} />
        <MailChoices />
        <h2 className="govuk-heading-m">Where you are signed in</h2>
        <Sessions />
        <p className="govuk-body">
          Sign out everywhere when you left a screen unlocked or do not know one of these. What is saved stays
          saved.
        </p>
        <p className="app-actions">
          <SignOut className="govuk-button" />
          <SignOut className="govuk-button govuk-button--secondary" everywhere />
        </p>
      </div>
    </Page>
  )
}
