import { timeOf } from '#client/words/dates.ts'

/** What is true of the words on the page now. It never says "saved" before the server has. */
export type Saving =
  | { now: 'nothing_to_save' }
  | { now: 'unsaved' }
  | { now: 'saving' }
  | { now: 'saved'; at: string }
  | { now: 'not_saved'; why: string }

function wordsOf(saving: Saving): string {
  switch (saving.now) {
    case 'nothing_to_save':
      return ''
    case 'unsaved':
      return 'Not saved yet'
    case 'saving':
      return 'Saving'
    case 'saved':
      return `Saved ${timeOf(saving.at)}`
    case 'not_saved':
      return `Not saved: ${saving.why}`
  }
}

const LOOKS: Partial<Record<Saving['now'], string>> = {
  unsaved: ' app-save--saving',
  saving: ' app-save--saving',
  not_saved: ' app-save--not',
}

type SaveStateProps = {
  saving: Saving
  /** One place on a page reads it aloud; a second one only shows it. */
  aloud: boolean
}

/** "Saved 14:02", "Saving", "Not saved: trying again". Read aloud when it stops being true that all is well. */
export function SaveState({ saving, aloud }: SaveStateProps) {
  const words = wordsOf(saving)
  const quiet = saving.now === 'unsaved' || saving.now === 'saving'
  return (
    <>
      {words !== '' && <span className={`app-save${LOOKS[saving.now] ?? ''}`}>{words}</span>}
      {aloud && (
        <span className="govuk-visually-hidden" role="status">
          {quiet ? '' : words}
        </span>
      )}
    </>
  )
}
