import { useLayoutEffect, useRef, useState } from 'react'

/**
 * One function for as long as the page is open, which does what it was last given to do: what is shown with it is not
 * shown anew because of it.
 */
export function useLasting<A extends unknown[]>(act: (...given: A) => void): (...given: A) => void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  const [lasting] = useState(
    () =>
      (...given: A) =>
        latest.current(...given),
  )
  return lasting
}
