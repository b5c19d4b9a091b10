import { useEffect, useRef, useState } from 'react'

/** The shortest time between two announcements, in milliseconds. */
const CALM_MS = 2_000

/** Reads its words aloud, politely, when they change: at most every two seconds, and then only the newest. */
export function CalmAnnouncement({ words }: { words: string }) {
  const first = useRef(words)
  const lastAt = useRef(0)
  const [said, setSaid] = useState('')
  useEffect(() => {
    // What the page opened with is read where it stands.
    if (words === first.current && lastAt.current === 0) return
    const wait = Math.max(0, lastAt.current + CALM_MS - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setSaid(words)
    }, wait)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div className="govuk-visually-hidden" aria-live="polite">
      {said}
    </div>
  )
}
