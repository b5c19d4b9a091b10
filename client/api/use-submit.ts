import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import type { ApiProblem } from './api-problem.ts'
import { request } from './request.ts'
import { type Attempt, attemptAfter, attemptFor } from './submit-key.ts'

type Submit<S extends z.ZodType> = {
  schema: S
  path: string
  ifMatch?: string
  onDone?: (reply: z.output<S>) => void | Promise<void>
}

/**
 * A POST that creates or decides. Pressing again after no answer sends the same Idempotency-Key, so that it happens
 * once; a changed body, or a definite answer, starts a new one.
 */
export function useSubmit<S extends z.ZodType, Body>(
  submit: Submit<S>,
): UseMutationResult<z.output<S>, ApiProblem, Body> {
  const last = useRef<Attempt | null>(null)
  return useMutation<z.output<S>, ApiProblem, Body>({
    mutationFn: async (body) => {
      const { schema, path, ifMatch } = submit
      const attempt = attemptFor([path, ifMatch, JSON.stringify(body)].join(' '), last.current)
      last.current = attempt
      try {
        const reply = await request(schema, 'POST', path, body, { idempotencyKey: attempt.key, ifMatch })
        last.current = null
        return reply
      } catch (error) {
        last.current = attemptAfter(attempt, error)
        throw error
      }
    },
    ...(submit.onDone && { onSuccess: submit.onDone }),
  })
}
