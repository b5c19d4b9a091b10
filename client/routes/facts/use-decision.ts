import { useState } from 'react'
import { useNavigate } from 'react-router'
import { refreshOperation } from '#client/api/operations.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import type { Fault } from '#client/fields/faults.tsx'
import { DecidedReply, RecordDecision } from '#shared/api/decisions.ts'
import type { Json } from '#shared/form/answers.ts'
import type { DecisionPosition } from '#shared/workflow/decision.ts'
import type { ReadFacts } from './read-facts.ts'
import type { FactSaving } from './use-fact-saving.ts'

type Decision = {
  operationId: string
  facts: FactSaving
  read: ReadFacts
  /** What is recorded and what follows, in a sentence for the next page. */
  doneWords: (position: DecisionPosition) => string
}

/** The form that records the decision: its answers, what is to be put right, and recording it. */
export function useDecision({ operationId, facts, read, doneWords }: Decision) {
  const navigate = useNavigate()
  const [position, setPosition] = useState<Json>(null)
  const [reason, setReason] = useState<Json>(null)
  const [found, setFound] = useState<{ faults: readonly Fault[]; occasion: number }>({
    faults: [],
    occasion: 0,
  })
  const post = useSubmit<typeof DecidedReply, RecordDecision>({
    schema: DecidedReply,
    path: `/api/v1/operations/${operationId}/decisions`,
  })
  const find = (faults: readonly Fault[]) => setFound(({ occasion }) => ({ faults, occasion: occasion + 1 }))

  const unreadable = read.unreadable.map(({ id, message }) => ({ path: [id], message }))
  const record = async () => {
    const typed = { factsSaveNumber: 0, position, reason: reason ?? '' }
    const parsed = RecordDecision.safeParse(typed)
    const faults = [
      ...unreadable,
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.map(String), message })),
    ]
    if (faults.length > 0 || !parsed.success) return find(faults)
    setFound(({ occasion }) => ({ faults: [], occasion }))
    const factsSaveNumber = await facts.save()
    if (factsSaveNumber === null) return
    post.mutate(
      { ...parsed.data, factsSaveNumber },
      {
        onSuccess: async () => {
          const done = doneWords(parsed.data.position)
          await refreshOperation(operationId)
          await navigate(`/operations/${operationId}`, { state: { done } })
        },
      },
    )
  }
  const saveFacts = async () => {
    find(unreadable)
    await facts.save()
  }
  return { position, setPosition, reason, setReason, ...found, problem: post.error, record, saveFacts }
}
