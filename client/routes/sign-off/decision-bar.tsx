import { type RefObject, useEffect, useState } from 'react'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { count } from '#client/words/numbers.ts'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { DECIDE_ID } from './places.ts'

/** True while any part of the place is on the screen, above the bar itself. */
function useInView(place: RefObject<HTMLElement | null>): boolean {
  const [inView, setInView] = useState(false)
  useEffect(() => {
    if (!place.current) return
    // Several crossings may come at once: the last one is how it is now.
    const observer = new IntersectionObserver(
      (crossings) => setInView(crossings.at(-1)?.isIntersecting ?? false),
      { rootMargin: '0px 0px -72px 0px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return inView
}

/** On a phone: which revision this is, and the way to the decision below it while that is out of sight. */
export function DecisionBar({ seen, place }: { seen: RevisionReply; place: RefObject<HTMLElement | null> }) {
  const inView = useInView(place)
  return (
    // It keeps its room, so that nothing moves under a finger when it goes.
    <div className={`app-jump${inView ? ' app-jump--away' : ''}`}>
      <span>
        Revision {seen.revision}
        {seen.comparedWith !== null && `, ${count(seen.changes.length, 'change')}`}
        <br />
        <span className="app-mono">{shortDigest(seen.digest).slice(0, 9)}</span>
      </span>
      <PlaceLink place={DECIDE_ID} className="govuk-button">
        Your decision
      </PlaceLink>
    </div>
  )
}
