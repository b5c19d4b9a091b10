import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import type { Marking } from '#shared/form/definition.ts'

type Strip = { marking: Marking; mark: (marking: Marking) => void }

const MarkingContext = createContext<Strip>({ marking: 'OFFICIAL-SENSITIVE', mark: () => undefined })

/** Holds the marking of the page that is shown. It starts high, so that a page is never marked lower than it is. */
export function MarkingProvider({ children }: { children: ReactNode }) {
  const [marking, setMarking] = useState<Marking>('OFFICIAL-SENSITIVE')
  const mark = useCallback((next: Marking) => setMarking(next), [])
  const strip = useMemo(() => ({ marking, mark }), [marking, mark])
  return <MarkingContext value={strip}>{children}</MarkingContext>
}

/** Marks what the page shows, outside anything a person typed: the strips at the top and the bottom, before it is painted. */
export function useMarking(marking: Marking): void {
  const { mark } = useContext(MarkingContext)
  useLayoutEffect(() => mark(marking), [mark, marking])
}

export function MarkingStrip({ foot = false }: { foot?: boolean }) {
  const { marking } = useContext(MarkingContext)
  const names = [
    'app-marking',
    marking === 'OFFICIAL-SENSITIVE' && 'app-marking--sensitive',
    foot && 'app-marking--foot',
  ]
  return <div className={names.filter(Boolean).join(' ')}>{marking}</div>
}
