import { createContext, type ReactNode, useContext } from 'react'
import type { FormContext } from '#shared/form/asked.ts'

const AskingContext = createContext<FormContext | null>(null)

/** What decides which fields, items and cells are asked: tier, facts and the answers as they are typed. */
export function AskingProvider({ context, children }: { context: FormContext; children: ReactNode }) {
  return <AskingContext value={context}>{children}</AskingContext>
}

/** Throws outside a section's form. */
export function useAsking(): FormContext {
  const context = useContext(AskingContext)
  if (!context) throw new Error('A field is shown outside the form of a section')
  return context
}
