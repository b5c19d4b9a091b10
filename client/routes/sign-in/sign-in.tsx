import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { queryClient } from '#client/api/query-client.ts'
import { request } from '#client/api/request.ts'
import { useSession } from '#client/api/session.ts'
import { SESSION_KEY } from '#client/api/signed-in.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewerIfAny } from '#client/frame/viewer.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { DemonstrationPeopleReply, SessionReply } from '#shared/api/session.ts'
import { SignInReply } from '#shared/api/sign-in.ts'
import { Organisations } from './organisations.tsx'
import { PeopleToBe } from './people-to-be.tsx'
import { returnPath } from './return-path.ts'

const peopleQuery = {
  queryKey: ['demonstration-people'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(DemonstrationPeopleReply, 'GET', '/api/v1/demonstration/people', undefined, { signal }),
} as const

const choicesQuery = {
  queryKey: ['sign-in'] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(SignInReply, 'GET', '/api/v1/sign-in', undefined, { signal }),
} as const

/** Signs in as one of the demonstration's people, then goes on to the page that was asked for. */
function useSignInAs() {
  const navigate = useNavigate()
  const before = useViewerIfAny()
  const [search] = useSearchParams()
  const to = returnPath(search.get('return'), window.location.origin)
  return useMutation<SessionReply, ApiProblem, { person: string }>({
    mutationFn: (body) => request(SessionReply, 'POST', '/api/v1/demonstration/sign-in', body),
    onSuccess: (session) => {
      // Someone else was here: nothing of theirs stays in memory.
      if (before) return window.location.assign(to)
      queryClient.setQueryData(SESSION_KEY, session)
      return navigate(to, { replace: true })
    },
  })
}

function Picker() {
  const { people } = useSuspenseQuery(peopleQuery).data
  const signIn = useSignInAs()
  return (
    <>
      <Notice kind="returned">
        <b>Demonstration: every operation and person is invented.</b> Nothing here is real, and nothing real
        may be entered. Choose whom to be. You can be someone else at any time.
      </Notice>
      <ActFailed problem={signIn.error} />
      <PeopleToBe people={people} onChoose={(person) => signIn.mutate({ person })} />
    </>
  )
}

export function SignIn() {
  const { demonstration } = useSession()
  const { choices } = useSuspenseQuery(choicesQuery).data
  const [search] = useSearchParams()
  const to = returnPath(search.get('return'), window.location.origin)
  return (
    <Page title="Sign in" marking="OFFICIAL">
      {choices.length > 0 && <Organisations choices={choices} to={to} />}
      {demonstration && <Picker />}
      {!demonstration && choices.length === 0 && (
        <p className="govuk-body app-measure">
          Sign-in is not set up on this installation. Whoever runs it has to connect it to your force’s
          accounts first.
        </p>
      )}
    </Page>
  )
}
