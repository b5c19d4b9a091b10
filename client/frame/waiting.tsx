import { useEffect, useState } from 'react'

/** Nothing for half a second, then a sentence: most pages are there before anyone could read one. */
export function Waiting({ words = 'Opening the page. This can take a few seconds.' }: { words?: string }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className="govuk-main-wrapper" id="main" tabIndex={-1}>
      <p className="govuk-body app-soft" role="status">
        {slow ? words : ''}
      </p>
    </main>
  )
}
