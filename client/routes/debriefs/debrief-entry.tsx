import { RecordedEntry } from '#client/parts/recorded-entry.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { shortDate, timeOf } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { DebriefReply } from '#shared/api/debriefs.ts'
import { londonDate } from '#shared/calendar.ts'
import { debriefKindWords } from './debrief-words.ts'

type DebriefEntryProps = { debrief: DebriefReply; today: string; correctAt?: string | undefined }

/** "Thu 5 November, 10:00 to 12:00". */
function heldWords({ heldFrom, heldTo }: DebriefReply, today: string): string {
  const [from, to] = [londonDate(heldFrom), londonDate(heldTo)]
  const until = from === to ? timeOf(heldTo) : `${shortDate(to, today)}, ${timeOf(heldTo)}`
  return `${shortDate(from, today)}, ${timeOf(heldFrom)} to ${until}`
}

function facilitatorWords({ facilitator, facilitatorRole }: DebriefReply): string {
  return facilitator === null ? facilitatorRole : `${personName(facilitator)}, ${facilitatorRole}`
}

/** One debrief as it was recorded. */
export function DebriefEntry({ debrief, today, correctAt }: DebriefEntryProps) {
  const held = heldWords(debrief, today)
  const rows = [
    { label: 'Held', value: held },
    { label: 'Place', value: <VisibleText text={debrief.place} /> },
    { label: 'Facilitator', value: <VisibleText text={facilitatorWords(debrief)} /> },
    { label: 'Note-taker', value: <VisibleText text={debrief.scribe} /> },
    { label: 'Invited and present', value: `${debrief.invited} invited, ${debrief.present} present` },
    ...(debrief.organisations === null
      ? []
      : [{ label: 'Organisations', value: <VisibleText text={debrief.organisations} /> }]),
    { label: 'Recorded', value: `${when(debrief.recordedAt, today)}, by ${personName(debrief.recordedBy)}` },
  ]
  return (
    <RecordedEntry
      id={`debrief-${debrief.id}`}
      title={debriefKindWords[debrief.kind]}
      heard={held}
      heading="h2"
      corrected={debrief.correctedBy !== null}
      correctAt={correctAt}
      rows={rows}
    />
  )
}
