import { useState } from 'react'
import type { Json } from '#shared/form/answers.ts'

/**
 * Keeps the words as a person typed them beside the answer they stand for. The words give way when the answer is
 * changed from elsewhere (a conflict that was settled, a reset).
 */
export function useTyped<T>(
  value: Json | undefined,
  read: (typed: T) => Json,
  write: (value: Json | undefined) => T,
): [T, (typed: T) => Json] {
  const [typed, setTyped] = useState(() => write(value))
  const shown = read(typed) === (value ?? null) ? typed : write(value)
  const type = (next: T): Json => {
    setTyped(next)
    return read(next)
  }
  return [shown, type]
}
