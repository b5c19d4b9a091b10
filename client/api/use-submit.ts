import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { ApiProblem } from './api-problem.ts'
import { randomId } from './random-id.ts'
import { request } from './request.ts'

type Attempt = { words: string; key: string }

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
  const attempt = useRef<Attempt | null>(null)
  return useMutation<z.output<S>, ApiProblem, Body>({
    mutationFn: async (body) => {
      const words = `${submit.path} ${submit.ifMatch ?? ''} ${JSON.stringify(body)}`
      if (attempt.current?.words !== words) attempt.current = { words, key: randomId() }
      const options = { idempotencyKey: attempt.current.key, ifMatch: submit.ifMatch }
      try {
        const reply = await request(submit.schema, 'POST', submit.path, body, options)
        attempt.current = null
        return reply
      } catch (error) {
        if (!(error instanceof ApiProblem && error.mayPass)) attempt.current = null
        throw error
      }
    },
    ...(submit.onDone && { onSuccess: submit.onDone }),
  })
}
