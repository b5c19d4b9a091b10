import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { answerId } from './answer-id.ts'
import type { AnswerPath } from './answer-types.ts'

/**
 * One thing to put right: where, and the sentence that the summary and the field both show. `because`: why it is asked,
 * where that is worth saying.
 */
export type Fault = { path: AnswerPath; message: string; because?: string }

/** What is said at each answer, by the id of its control. */
export type Sentences = ReadonlyMap<string, string>

const NONE: Sentences = new Map()
const FaultsContext = createContext<Sentences>(NONE)

/** Gives every field below it the sentences that belong to it. The first one for a place is shown. */
export function FaultsProvider({ faults, children }: { faults: readonly Fault[]; children: ReactNode }) {
  const byPlace = useMemo(() => byPlaceOf(faults), [faults])
  return <FaultsContext value={byPlace}>{children}</FaultsContext>
}

function byPlaceOf(faults: readonly Fault[]): Sentences {
  const byPlace = new Map<string, string>()
  for (const { path, message } of faults) {
    const place = answerId(path)
    if (!byPlace.has(place)) byPlace.set(place, message)
  }
  return byPlace
}

/** Gives what is below it these sentences and no others, whatever is to be put right elsewhere. */
export function SentencesProvider({ sentences, children }: { sentences: Sentences; children: ReactNode }) {
  return <FaultsContext value={sentences}>{children}</FaultsContext>
}

/** The sentence for the answer at this path, if something is to be put right there. */
export function useFault(path: AnswerPath): string | undefined {
  return useContext(FaultsContext).get(answerId(path))
}

/** The sentences of each row or item of the answer at this path. */
export function useFaultsByRow(path: AnswerPath): (at: number) => Sentences {
  const sentences = useContext(FaultsContext)
  const rows = byRow(sentences, `${answerId(path)}-`)
  return (at) => rows.get(at) ?? NONE
}

function byRow(sentences: Sentences, start: string): ReadonlyMap<number, Sentences> {
  const rows = new Map<number, Map<string, string>>()
  for (const [place, message] of sentences) {
    const at = place.startsWith(start) ? Number.parseInt(place.slice(start.length), 10) : Number.NaN
    if (Number.isNaN(at)) continue
    const row = rows.get(at) ?? new Map<string, string>()
    rows.set(at, row.set(place, message))
  }
  return rows
}
