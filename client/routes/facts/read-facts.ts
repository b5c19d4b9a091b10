import type { KnownFacts } from '#shared/api/decisions.ts'
import type { Json } from '#shared/form/answers.ts'
import { factsSchemaFor } from '#shared/rule/facts.ts'
import type { Rule } from '#shared/rule/rule.ts'

/** The facts as they are typed, by criterion id. What is not there is not known. */
export type TypedFacts = Readonly<Record<string, Json>>

export type ReadFacts = {
  known: KnownFacts
  /** What cannot be read as a fact, with the sentence that says what to enter, in rule order. */
  unreadable: readonly { id: string; message: string }[]
}

/** What was typed, as facts. Words that are no fact are told apart and count as not known until they are put right. */
export function readFacts(rule: Rule, typed: TypedFacts): ReadFacts {
  const parsed = factsSchemaFor(rule).safeParse(typed)
  if (parsed.success) return { known: typed as KnownFacts, unreadable: [] }
  const messages = new Map<string, string>()
  for (const { path, message } of parsed.error.issues) {
    const id = String(path[0])
    if (!messages.has(id)) messages.set(id, message)
  }
  return {
    known: Object.fromEntries(Object.entries(typed).filter(([id]) => !messages.has(id))) as KnownFacts,
    unreadable: rule.criteria.flatMap(({ id }) => {
      const message = messages.get(id)
      return message === undefined ? [] : [{ id, message }]
    }),
  }
}

/** The facts with one of them typed anew; null, or an empty list, makes it not known. */
export function withFact(typed: TypedFacts, id: string, value: Json): TypedFacts {
  const { [id]: _before, ...rest } = typed
  const none = value === null || (Array.isArray(value) && value.length === 0)
  return none ? rest : { ...rest, [id]: value }
}
