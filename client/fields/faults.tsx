import { createContext, type ReactNode, useContext } from 'react'
import { answerId } from './answer-id.ts'
import type { AnswerPath } from './answer-types.ts'

/**
 * One thing to put right: where, and the sentence that the summary and the field both show. `because`: why it is asked,
 * where that is worth saying.
 */
export type Fault = { path: AnswerPath; message: string; because?: string }

const FaultsContext = createContext<ReadonlyMap<string, string>>(new Map())

/** Gives every field below it the sentences that belong to it. The first one for a place is shown. */
export function FaultsProvider({ faults, children }: { faults: readonly Fault[]; children: ReactNode }) {
  const byPlace = new Map<string, string>()
  for (const { path, message } of faults) {
    const place = answerId(path)
    if (!byPlace.has(place)) byPlace.set(place, message)
  }
  return <FaultsContext value={byPlace}>{children}</FaultsContext>
}

/** The sentence for the answer at this path, if something is to be put right there. */
export function useFault(path: AnswerPath): string | undefined {
  return useContext(FaultsContext).get(answerId(path))
}
