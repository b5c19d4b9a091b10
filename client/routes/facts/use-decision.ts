import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { refreshOperation } from '#client/api/operations.ts'
import { useSubmit } from '#client/api/use-submit.ts'
import type { Fault } from '#client/fields/faults.tsx'
import { DecidedReply, RecordDecision } from '#shared/api/decisions.ts'
import type { Json } from '#shared/form/answers.ts'
import { charactersOfReason } from '#shared/rule/override.ts'
import type { Tier } from '#shared/rule/rule.ts'
import type { DecisionPosition } from '#shared/workflow/decision.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { type Asking, chosenAtFirst, effectWords, nextWords } from './decision-outlook.ts'
import type { ReadFacts } from './read-facts.ts'

type Deciding = {
  operationId: string
  asking: Asking
  unreadable: ReadFacts['unreadable']
  /** Saves the facts that the decision rests on. Their save number, or null where that did not happen. */
  saveFacts: () => Promise<number | null>
}

export type DecisionForm = {
  /** Null: nothing is chosen yet. */
  chosenTier: Tier | null
  setChosenTier: (tier: Tier) => void
  position: Json
  setPosition: (position: Json) => void
  reason: Json
  setReason: (reason: Json) => void
  faults: readonly Fault[]
  occasion: number
  problem: ApiProblem | null
  record: () => Promise<void>
}

function doneWords(asking: Asking, chosen: Tier, position: DecisionPosition): string {
  return `The decision is recorded: tier ${chosen}. ${effectWords(asking, chosen, position)} ${nextWords(asking.rule, chosen)}`
}

/** The form that records the decision: its answers, what is to be put right, and recording it. */
export function useDecision({ operationId, asking, unreadable, saveFacts }: Deciding): DecisionForm {
  const navigate = useNavigate()
  const computedTier = asking.assessment.tier
  const [choice, setChoice] = useState<{ of: Tier; chosen: Tier } | null>(null)
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
  // A choice made when another tier was worked out is none: it could have become a lower tier unseen.
  const chosenTier = choice?.of === computedTier ? choice.chosen : chosenAtFirst(asking)

  const faultsOf = (): Fault[] => {
    const parsed = RecordDecision.safeParse({ factsSaveNumber: 0, position, reason: reason ?? '' })
    const lowered = chosenTier !== null && chosenTier < computedTier
    const said = typeof reason === 'string' ? charactersOfReason(reason) : 0
    const short = lowered && said > 0 && said < asking.rule.override.down.minReasonCharacters
    return [
      ...unreadable.map(({ id, message }) => ({ path: [id], message })),
      ...(chosenTier === null ? [{ path: ['chosenTier'], message: 'Choose a tier' }] : []),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.map(String), message })),
      ...(short ? [{ path: ['reason'], message: refusalSentence('reason_too_short') }] : []),
    ]
  }

  const record = async () => {
    const faults = faultsOf()
    const parsed = RecordDecision.safeParse({ factsSaveNumber: 0, position, reason: reason ?? '' })
    setFound(({ occasion }) => ({ faults, occasion: occasion + 1 }))
    if (faults.length > 0 || !parsed.success || chosenTier === null) return
    const factsSaveNumber = await saveFacts()
    if (factsSaveNumber === null) return
    const chosen = chosenTier === computedTier ? {} : { chosenTier }
    post.mutate(
      { ...parsed.data, ...chosen, factsSaveNumber },
      {
        onSuccess: async () => {
          const done = doneWords(asking, chosenTier, parsed.data.position)
          await refreshOperation(operationId)
          await navigate(`/operations/${operationId}`, { state: { done } })
        },
      },
    )
  }
  return {
    chosenTier,
    setChosenTier: (chosen) => setChoice({ of: computedTier, chosen }),
    position,
    setPosition,
    reason,
    setReason,
    ...found,
    problem: post.error,
    record,
  }
}
