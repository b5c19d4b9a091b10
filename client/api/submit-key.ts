import { ApiProblem } from './api-problem.ts'
import { randomId } from './random-id.ts'

/** The Idempotency-Key of a submit, and the words it stands for. */
export type Attempt = { words: string; key: string }

/** The same words go on with their key; other words start a new one. */
export function attemptFor(words: string, before: Attempt | null): Attempt {
  return before?.words === words ? before : { words, key: randomId() }
}

/** After a failure that decided nothing the key is kept, so that trying again happens once. */
export function attemptAfter(attempt: Attempt, error: unknown): Attempt | null {
  return error instanceof ApiProblem && error.mayPass ? attempt : null
}
