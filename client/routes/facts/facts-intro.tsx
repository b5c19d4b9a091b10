import { Notice } from '#client/parts/notice.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { timeOf } from '#client/words/dates.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { dayInWords, londonDate } from '#shared/calendar.ts'
import { EVENT_TYPES, labelIn } from '#shared/reference/event-types.ts'

function standDownWords({ stoodDownAt }: OperationReply): string {
  return stoodDownAt === null
    ? 'The stand-down is not recorded yet. Every deadline counts from it.'
    : `The last officer was stood down on ${dayInWords(londonDate(stoodDownAt))} at ${timeOf(stoodDownAt)}. Every deadline counts from then.`
}

/** What the facts are about, and whether they can still change the register. */
export function FactsIntro({ operation }: { operation: OperationReply }) {
  return (
    <>
      {operation.removal !== null && (
        <Notice>The operation was removed from the register. Its facts stay as they are.</Notice>
      )}
      <p className="govuk-body app-measure">
        {labelIn(EVENT_TYPES, operation.eventType)}, <VisibleText text={operation.place} />.{' '}
        {standDownWords(operation)}
      </p>
    </>
  )
}
