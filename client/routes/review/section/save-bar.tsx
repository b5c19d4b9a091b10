import { useEffect, useState } from 'react'
import { SaveState, type Saving } from '#client/parts/save-state.tsx'
import { spokenAfter } from './saving-words.ts'

type SaveBarProps = {
  saving: Saving
  /** The check that was asked for found nothing. */
  nothingLeft: boolean
  /** What a person must do before anything more is saved. */
  rescue: { words: string; act: () => void } | null
  onContinue: () => void
  onList: () => void
  onCheck: () => void
}

function useSpoken(saving: Saving): string {
  const [spoken, setSpoken] = useState('')
  useEffect(() => setSpoken((before) => spokenAfter(before, saving)), [saving])
  return spoken
}

/** Save and go on, always in sight with the state of saving. */
export function SaveBar({ saving, nothingLeft, rescue, onContinue, onList, onCheck }: SaveBarProps) {
  const spoken = useSpoken(saving)
  return (
    <div className="app-savebar">
      <button type="submit" className="govuk-button" onClick={onContinue}>
        Save and continue
      </button>
      <button type="button" className="app-link-button" onClick={onList}>
        Save and go to the list
      </button>
      <button type="button" className="app-link-button" onClick={onCheck}>
        Check this section
      </button>
      <SaveState saving={saving} aloud={false} />
      {rescue && (
        <button type="button" className="app-link-button" onClick={rescue.act}>
          {rescue.words}
        </button>
      )}
      <span className="app-small" role="status">
        {nothingLeft && 'Nothing is left to do here.'}
      </span>
      <span className="govuk-visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  )
}
