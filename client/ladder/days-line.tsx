import { daysElapsed, daysElapsedWords } from '#shared/coverage/days-elapsed.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'

type DaysLineProps = {
  moments: OperationMoments
  /** The moment of counting, from the server. */
  at: string
}

/** How long it has taken since stand-down, paused days beside: under the ladder, whether it is paused or not. */
export function DaysLine({ moments, at }: DaysLineProps) {
  const elapsed = daysElapsed(moments, at)
  return (
    <p className="govuk-body app-small">
      {elapsed === null
        ? 'No stand-down is recorded: no days are counted yet.'
        : `${daysElapsedWords(elapsed)}. A pause moves no deadline.`}
    </p>
  )
}
