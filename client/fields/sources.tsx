import { createContext, type ReactNode, useContext, useState } from 'react'
import { alike } from './alike.ts'

export type Choice = { id: string; label: string }

/** What fields offer that is not in the form definition. */
export type FieldSources = {
  forces: readonly Choice[]
  /** The items of each repeat, by the repeat's field id, for links to one of them. */
  items: Readonly<Record<string, readonly Choice[]>>
}

const SourcesContext = createContext<FieldSources>({ forces: [], items: {} })

/** Fields are shown anew because of these only when they say something else. */
export function SourcesProvider({ sources, children }: { sources: FieldSources; children: ReactNode }) {
  const [shown, show] = useState(sources)
  const now = alike(shown, sources) ? shown : sources
  if (now !== shown) show(now)
  return <SourcesContext value={now}>{children}</SourcesContext>
}

export function useSources(): FieldSources {
  return useContext(SourcesContext)
}
