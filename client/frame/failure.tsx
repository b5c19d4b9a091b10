import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { ApiProblem } from '#client/api/api-problem.ts'
import { Page } from './page.tsx'

/** One page for what is not there and what is not yours: the two must look the same. */
export function NotFound() {
  return (
    <Page title="Page not found" marking="OFFICIAL">
      <p className="govuk-body app-measure">
        The address may be wrong, or you may not have access. If someone sent you the link, ask them to add
        you.
      </p>
      <p className="govuk-body">
        <Link className="govuk-link" to="/">
          Go to your work
        </Link>
      </p>
    </Page>
  )
}

function whatToDo(problem: ApiProblem | undefined): string {
  switch (problem?.code) {
    case 'stored_text_changed':
      return problem.title
    case 'unreachable':
      return 'What was saved is safe. Check your connection, then try again.'
    case 'unreadable_reply':
      return 'What was saved is safe. The service has changed since you opened this page. Load it again.'
    default:
      return 'What was saved is safe. Try again in a few minutes.'
  }
}

export function Failed({ problem }: { problem: ApiProblem | undefined }) {
  const refused = problem?.code === 'not_allowed'
  return (
    <Page
      title={refused ? 'Your role does not open this page' : 'Something went wrong on our side'}
      marking="OFFICIAL"
    >
      {refused ? (
        <p className="govuk-body app-measure">Ask your force administrator if you need it for your work.</p>
      ) : (
        <p className="govuk-body app-measure">
          {whatToDo(problem)}
          {problem?.number && (
            <>
              {' '}
              If you report it, give this number: <span className="app-mono">{problem.number}</span>.
            </>
          )}
        </p>
      )}
      <p className="app-actions">
        {!refused && (
          <button type="button" className="govuk-button" onClick={() => window.location.reload()}>
            Try again
          </button>
        )}
        <a className="govuk-link" href="/">
          Go to your work
        </a>
      </p>
    </Page>
  )
}

/** What a page shows instead of itself when it fails. */
export function PageFailure() {
  const error = useRouteError()
  const missing =
    error instanceof ApiProblem ? error.status === 404 : isRouteErrorResponse(error) && error.status === 404
  return missing ? <NotFound /> : <Failed problem={error instanceof ApiProblem ? error : undefined} />
}
