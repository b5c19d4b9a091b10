import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '#client/api/api-problem.ts'
import { operationQuery, operationsQuery } from '#client/api/operations.ts'
import { queryClient } from '#client/api/query-client.ts'
import { request } from '#client/api/request.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import type { Saving } from '#client/parts/save-state.tsx'
import { type FactsReply, FactsSavedReply, type KnownFacts } from '#shared/api/decisions.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import type { Json } from '#shared/form/answers.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { mergeFacts, sameFacts } from './merge-facts.ts'
import { readFacts, type TypedFacts, withFact } from './read-facts.ts'

const PAUSE_MS = 2_000
const RETRY_MS = 5_000

/** What someone else saved meanwhile: nothing of it is lost, and what both changed is asked about. */
export type Meeting = {
  theirs: TypedFacts
  by: PersonRef | null
  at: string | null
  /** Facts that both changed. Empty where the two could be put together. */
  disputed: readonly string[]
}

type FactSaving = {
  typed: TypedFacts
  saving: Saving
  meeting: Meeting | null
  change: (id: string, value: Json) => void
  /** Saves what can be read; the save number of the facts as stored, or null where that did not happen. */
  save: () => Promise<number | null>
  /** Settles what both changed, by fact; null makes one not known. Then it is saved. */
  settle: (chosen: Readonly<Record<string, Json>>) => void
}

type Stored = { saveNumber: number; known: KnownFacts }

/**
 * The facts of one operation as they are typed and saved, whole, under their save number: two seconds after typing
 * stops, and once more when the page is left.
 */
export function useFactSaving(operation: OperationReply, rule: Rule): FactSaving {
  const { id, facts } = operation
  const viewer = useViewer()
  const [typed, setTyped] = useState<TypedFacts>(facts.known)
  const [saving, setSaving] = useState<Saving>(
    facts.savedAt === null ? { now: 'nothing_to_save' } : { now: 'saved', at: facts.savedAt },
  )
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const latest = useRef<TypedFacts>(facts.known)
  const stored = useRef<Stored>({ saveNumber: facts.saveNumber, known: facts.known })
  const savedAt = useRef(facts.savedAt)
  const running = useRef<Promise<number | null> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const disputed = useRef(false)

  const put = (next: TypedFacts) => {
    latest.current = next
    setTyped(next)
  }
  const saveIn = (wait: number) => {
    clearTimeout(timer.current)
    if (!disputed.current) timer.current = setTimeout(() => void save(), wait)
  }
  const told = (): Saving => {
    const { known, unreadable } = readFacts(rule, latest.current)
    if (!sameFacts(known, stored.current.known)) return { now: 'unsaved' }
    if (unreadable[0]) return { now: 'not_saved', why: unreadable[0].message.toLowerCase() }
    return savedAt.current === null ? { now: 'nothing_to_save' } : { now: 'saved', at: savedAt.current }
  }

  const send = async (): Promise<number | null> => {
    const { known } = readFacts(rule, latest.current)
    if (sameFacts(known, stored.current.known)) {
      setSaving(told())
      return stored.current.saveNumber
    }
    setSaving({ now: 'saving' })
    try {
      const body = { saveNumber: stored.current.saveNumber, known }
      const reply = await request(FactsSavedReply, 'PUT', `/api/v1/operations/${id}/facts`, body)
      stored.current = { saveNumber: reply.saveNumber, known }
      savedAt.current = reply.savedAt
      const savedBy = {
        id: viewer.personId,
        name: viewer.name,
        rank: viewer.rank,
        rankShort: viewer.rankShort,
      }
      keepFacts(id, {
        saveNumber: reply.saveNumber,
        known,
        savedAt: reply.savedAt,
        savedBy,
        enteredByViewer: true,
      })
      return reply.saveNumber
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'section_changed') return meet()
      setSaving({
        now: 'not_saved',
        why: error.mayPass ? 'trying again' : (error.detail ?? error.title),
      })
      if (error.mayPass) saveIn(RETRY_MS)
      return null
    }
  }

  const meet = async (): Promise<number | null> => {
    const now = await queryClient.fetchQuery({ ...operationQuery(id), staleTime: 0 })
    const { merged, disputed: both } = mergeFacts(stored.current.known, latest.current, now.facts.known)
    stored.current = { saveNumber: now.facts.saveNumber, known: now.facts.known }
    savedAt.current = now.facts.savedAt
    disputed.current = both.length > 0
    setMeeting({ theirs: now.facts.known, by: now.facts.savedBy, at: now.facts.savedAt, disputed: both })
    put(merged)
    if (both.length === 0) return send()
    setSaving({ now: 'not_saved', why: 'choose which facts to keep' })
    return null
  }

  const save = async (): Promise<number | null> => {
    clearTimeout(timer.current)
    if (disputed.current) return null
    // One request at a time: the next one needs the save number that this one gives.
    while (running.current) await running.current
    running.current = send().finally(() => {
      running.current = null
    })
    const number = await running.current
    if (number === null) return null
    setSaving(told())
    if (told().now === 'unsaved') saveIn(PAUSE_MS)
    return number
  }

  const leave = useRef(() => {})
  leave.current = () => {
    clearTimeout(timer.current)
    void save()
  }
  useEffect(() => () => leave.current(), [])
  useEffect(() => {
    const untouched = sameFacts(latest.current, stored.current.known)
    if (facts.saveNumber <= stored.current.saveNumber || !untouched) return
    stored.current = { saveNumber: facts.saveNumber, known: facts.known }
    latest.current = facts.known
    setTyped(facts.known)
  }, [facts])

  return {
    typed,
    saving,
    meeting,
    save,
    change: (factId, value) => {
      put(withFact(latest.current, factId, value))
      setSaving(told())
      saveIn(PAUSE_MS)
    },
    settle: (chosen) => {
      disputed.current = false
      setMeeting(null)
      put(
        Object.entries(chosen).reduce((all, [factId, value]) => withFact(all, factId, value), latest.current),
      )
      void save()
    },
  }
}

/** Keeps what was saved as the operation's own facts, so that every page of it starts from them. */
function keepFacts(id: string, facts: Omit<FactsReply, 'corrected' | 'history'>): void {
  queryClient.setQueryData<OperationReply>(
    operationQuery(id).queryKey,
    (operation) => operation && { ...operation, facts: { ...operation.facts, ...facts } },
  )
  void queryClient.invalidateQueries({ queryKey: operationsQuery.queryKey, refetchType: 'none' })
}
