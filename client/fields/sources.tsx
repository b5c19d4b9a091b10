import { createContext, type ReactNode, useContext } from 'react'

export type Choice = { id: string; label: string }

/** What fields offer that is not in the form definition. */
export type FieldSources = {
  forces: readonly Choice[]
  /** The items of each repeat, by the repeat's field id, for links to one of them. */
  items: Readonly<Record<string, readonly Choice[]>>
}

const SourcesContext = createContext<FieldSources>({ forces: [], items: {} })

export function SourcesProvider({ sources, children }: { sources: FieldSources; children: ReactNode }) {
  return <SourcesContext value={sources}>{children}</SourcesContext>
}

export function useSources(): FieldSources {
  return useContext(SourcesContext)
}
