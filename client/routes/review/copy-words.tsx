import { useId, useState } from 'react'

type Copied = 'not_yet' | 'copied' | 'by_hand'

/** Takes what a person typed out of the page; where the browser does not let a page copy, it is shown to be copied. */
export function CopyWords({ words, act }: { words: () => string; act: string }) {
  const [copied, setCopied] = useState<Copied>('not_yet')
  const id = useId()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words())
      setCopied('copied')
    } catch {
      setCopied('by_hand')
    }
  }
  return (
    <>
      <button type="button" className="app-link-button" onClick={() => void copy()}>
        {act}
      </button>
      <span className="app-small" role="status">
        {copied === 'copied' && 'Copied'}
      </span>
      {copied === 'by_hand' && (
        <div className="govuk-form-group app-copy">
          <label className="govuk-label" htmlFor={id}>
            Select all of this and copy it
          </label>
          <textarea className="govuk-textarea" id={id} readOnly value={words()} rows={4} />
        </div>
      )}
    </>
  )
}
