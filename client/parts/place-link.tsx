import type { ReactNode } from 'react'
import { focusPlace } from './focus-place.ts'

type PlaceLinkProps = { place: string; className?: string; children: ReactNode }

/** A link to a place on the same page: it takes the reader and the focus there. */
export function PlaceLink({ place, className = 'govuk-link', children }: PlaceLinkProps) {
  return (
    <a
      className={className}
      href={`#${place}`}
      onClick={(event) => {
        if (focusPlace(place)) event.preventDefault()
      }}
    >
      {children}
    </a>
  )
}
