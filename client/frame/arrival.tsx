import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { focusPlace } from '#client/parts/focus-place.ts'

/** The address whose page was announced last; the first one is announced by the browser itself. */
const AnnouncedContext = createContext<RefObject<string | null> | null>(null)

export function ArrivalProvider({ children }: { children: ReactNode }) {
  const { pathname, hash } = useLocation()
  const announced = useRef<string | null>(hash === '' ? pathname : null)
  return <AnnouncedContext value={announced}>{children}</AnnouncedContext>
}

/**
 * Ref for the heading of a page. When its page is new, focus goes to the field that the address names after `#`, or
 * to the heading, so that a screen reader starts where the page starts.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const announced = useContext(AnnouncedContext)
  const { pathname, hash } = useLocation()
  useEffect(() => {
    if (!announced || announced.current === pathname) return
    announced.current = pathname
    if (hash !== '' && focusPlace(decodeURIComponent(hash.slice(1)))) return
    heading.current?.focus({ preventScroll: true })
  }, [announced, pathname, hash])
  return heading
}
