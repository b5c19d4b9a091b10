import { useMutation } from '@tanstack/react-query'
import { ApiProblem } from '#client/api/api-problem.ts'
import { signOut, signOutEverywhere } from '#client/api/session.ts'
import { untilSaved } from './holds-words.ts'

/** Longer than the page takes to save what was typed last. */
const PATIENCE_MS = 5_000

type SignOutProps = { className: string; everywhere?: boolean }

/**
 * Ends the session on the server, or every session of the person, then leaves the page so that nothing of it stays in
 * memory. What was typed last is saved first.
 */
export function SignOut({ className, everywhere = false }: SignOutProps) {
  const leave = useMutation<void, ApiProblem>({
    mutationFn: async () => {
      await untilSaved(PATIENCE_MS)
      try {
        await (everywhere ? signOutEverywhere() : signOut())
      } catch (error) {
        // It had ended already.
        if (!(error instanceof ApiProblem && error.status === 401)) throw error
      }
    },
    // By way of the sign-in service that the person came through, so that nobody comes in again without a password.
    onSuccess: () => window.location.replace('/api/v1/sign-in/leave'),
  })
  const words = everywhere ? 'Sign out everywhere' : 'Sign out'
  return (
    <button type="button" className={className} onClick={() => !leave.isPending && leave.mutate()}>
      {leave.isError ? `${words} again: it did not work` : words}
    </button>
  )
}
