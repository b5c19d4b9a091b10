import { useState } from 'react'
import { type Control, useForm } from 'react-hook-form'
import type { z } from 'zod'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import type { JsonObject } from '#shared/form/answers.ts'
import { pathOfPointer } from './answer-id.ts'
import type { Fault } from './faults.tsx'
import type { SectionValues } from './field.tsx'
import { bodyOf, faultOf, type RecordQuestion } from './record-question.ts'

export type RecordForm<S extends z.ZodType, R extends z.ZodType> = {
  questions: readonly RecordQuestion[]
  /** Refuses what cannot be sent; its sentences are shown at the fields. */
  schema: S
  /** Where it is posted, and how the reply reads. */
  path: string
  reply: R
  initial?: SectionValues
  /** Parts of the request that nobody types. */
  unasked?: JsonObject
  onDone: (reply: z.output<R>) => void | Promise<void>
}

type RecordFormState = {
  control: Control<SectionValues>
  /** What is to be put right since the button was pressed last, in the order of the questions. */
  faults: readonly Fault[]
  /** Rises at every press that found something. */
  occasion: number
  /** Why it was refused, where that is about no single answer. */
  problem: ApiProblem | null
  going: boolean
  send: () => void
  /** Takes the refusal away again; what was typed stays. */
  dismiss: () => void
}

/** A form that is checked and posted when its button is pressed, and never before. */
export function useRecordForm<S extends z.ZodType, R extends z.ZodType>(
  form: RecordForm<S, R>,
): RecordFormState {
  const { control, getValues } = useForm<SectionValues>({ defaultValues: form.initial ?? {} })
  const [found, setFound] = useState<{ faults: readonly Fault[]; occasion: number }>({
    faults: [],
    occasion: 0,
  })
  const post = useSubmit<R, z.output<S>>({ schema: form.reply, path: form.path, onDone: form.onDone })
  const find = (faults: readonly Fault[]) => {
    const ids = form.questions.map(({ id }) => id)
    const placeOf = ({ path }: Fault) => ids.indexOf(String(path[0]))
    setFound(({ occasion }) => ({
      faults: faults.toSorted((one, other) => placeOf(one) - placeOf(other)),
      occasion: occasion + 1,
    }))
  }
  const send = () => {
    const body = bodyOf(form.questions, getValues())
    const parsed = form.schema.safeParse({ ...body, ...form.unasked })
    if (!parsed.success) return find(parsed.error.issues.map((issue) => faultOf(issue, form.questions, body)))
    setFound(({ occasion }) => ({ faults: [], occasion }))
    post.mutate(parsed.data, { onError: (problem) => find(faultsIn(problem)) })
  }
  const problem = post.error && faultsIn(post.error).length === 0 ? post.error : null
  return { control, ...found, problem, going: post.isPending, send, dismiss: post.reset }
}

function faultsIn({ errors }: ApiProblem): Fault[] {
  return errors.map(({ pointer, message }) => ({ path: pathOfPointer(pointer, '/body'), message }))
}
