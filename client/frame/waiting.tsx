import { useEffect, useState } from 'react'
import { useNavigation } from 'react-router'

const PATIENCE_MS = 500

/** True once something has gone on for half a second: before that nobody could read a sentence about it. */
function useLongerThanMoment(going: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!going) return setLong(false)
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [going])
  return going && long
}

/** Stands where the page will be: nothing at first, then a sentence. */
export function Waiting() {
  const long = useLongerThanMoment(true)
  return (
    <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
      <p className="govuk-body app-soft" role="status">
        {long ? 'Opening the page. This can take a few seconds.' : ''}
      </p>
    </main>
  )
}

/** Says above the page that is still shown that the next one is on its way. */
export function NextPageComing() {
  const long = useLongerThanMoment(useNavigation().state !== 'idle')
  return (
    <div role="status">
      {long && <p className="govuk-body app-soft app-coming">Opening the next page.</p>}
    </div>
  )
}
