import { Notice } from '#client/parts/notice.tsx'
import { timeOf } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { Look } from '#shared/form/answer-text.ts'
import type { Marking, Section } from '#shared/form/definition.ts'
import { CopyWords } from '../copy-words.tsx'
import { typedWords } from './typed-words.ts'
import type { SectionDraft } from './use-section-draft.ts'

type SectionAlertsProps = {
  section: Section
  draft: SectionDraft
  look: Look
  personId: string
  /** The marking that the rest of the review has already; null where this section does not ask for it. */
  floor: Marking | null
  /** Why nothing more can be written, since the page was opened. */
  readOnly: string | null
  onCompare: () => void
}

function whoSaved(draft: SectionDraft['takenOver'], personId: string): string {
  const { savedBy, savedAt } = draft ?? {}
  const who = savedBy?.id === personId ? 'You' : savedBy ? personName(savedBy) : 'Someone else'
  return `${who} saved this section${savedAt ? ` at ${timeOf(savedAt)}` : ''}`
}

/** What happened to this section while its page was open, and what to do about it. */
export function SectionAlerts({
  section,
  draft,
  look,
  personId,
  floor,
  readOnly,
  onCompare,
}: SectionAlertsProps) {
  const { state, takenOver, typed, again } = draft
  return (
    <>
      {state.changed && (
        <Notice kind="bad" alert>
          {whoSaved(state.changed, personId)}, while you were writing. What you typed since then is on this
          page and is not saved.{' '}
          <button type="button" className="app-link-button" onClick={onCompare}>
            Compare the two and choose what to keep
          </button>
        </Notice>
      )}
      {state.refused !== null && (
        <Notice kind="bad" alert>
          What you typed last is not saved. {state.refused}{' '}
          <button type="button" className="app-link-button" onClick={again}>
            Try again
          </button>{' '}
          <CopyWords act="Copy all of your text" words={() => typedWords(section, typed, look)} />
        </Notice>
      )}
      {takenOver && takenOver.saveNumber === state.saved.saveNumber && (
        <Notice alert>
          {whoSaved(takenOver, personId)}. You had nothing unsaved, so the page shows it as it is now.
        </Notice>
      )}
      {readOnly !== null && state.refused === null && (
        <Notice kind="bad" alert>
          This section can no longer be changed. {readOnly}
        </Notice>
      )}
      {floor === 'OFFICIAL-SENSITIVE' && (
        <Notice>
          The answers make this review OFFICIAL-SENSITIVE. It stays so, whatever is chosen here.
        </Notice>
      )}
    </>
  )
}
