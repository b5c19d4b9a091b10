import { useSubmit } from '#client/api/use-submit.ts'
import { SignedOutReply } from '#shared/api/session.ts'

/** Ends the session on the server, then leaves the page so that nothing of it stays in memory. */
export function SignOut({ className }: { className: string }) {
  const leave = useSubmit<typeof SignedOutReply, Record<string, never>>({
    schema: SignedOutReply,
    path: '/api/v1/sign-out',
    onDone: () => window.location.replace('/sign-in'),
  })
  return (
    <button type="button" className={className} onClick={() => leave.mutate({})}>
      {leave.isError ? 'Sign out again: it did not work' : 'Sign out'}
    </button>
  )
}
