import { useEffect, useState } from 'react'
import { count } from '#client/words/numbers.ts'
import { countCharacters } from '#shared/form/characters.ts'

const PAUSE_MS = 1_000

function leftInWords(left: number): string {
  return left < 0
    ? `You have ${count(-left, 'character')} too many`
    : `You have ${count(left, 'character')} left`
}

/** The words after a pause in typing: read aloud once, not at every key. */
function useAfterPause(words: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}

/** How much room is left. Shown always; read aloud only when it gets short. */
export function CharacterCount({ id, text, limit }: { id: string; text: string; limit: number }) {
  const left = limit - countCharacters(text)
  const words = leftInWords(left)
  const short = left < limit / 10
  const aloud = useAfterPause(short ? words : '')
  return (
    <>
      <div
        id={`${id}-info`}
        className={`govuk-character-count__message ${left < 0 ? 'govuk-error-message' : 'govuk-hint'}`}
      >
        {words}
      </div>
      <div className="govuk-visually-hidden" aria-live="polite">
        {aloud}
      </div>
    </>
  )
}
