import { useEffect } from 'react'

// They stick to an edge, so they are always in sight.
const BARS = '.app-savebar, .app-jump'

function bringIntoSight({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || !target.closest('main') || target.closest(BARS)) return
  // Not for what is pressed with a mouse: it must not move away under the pointer.
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/**
 * What takes focus by the keyboard is scrolled clear of a bar that sticks to the edge of the window: to the browser,
 * what lies under the bar is in sight (WCAG 2.4.11).
 */
export function useFocusInSight(): void {
  useEffect(() => {
    document.addEventListener('focusin', bringIntoSight)
    return () => document.removeEventListener('focusin', bringIntoSight)
  }, [])
}
