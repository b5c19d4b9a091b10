import type { Saving } from '#client/parts/save-state.tsx'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { sameAnswers } from './same-answer.ts'

/** A section as the server holds it. */
export type Stored = {
  answers: SectionAnswers
  saveNumber: number
  savedAt: string | null
  savedBy: PersonRef | null
}

/** What came of asking the server to save. `try_again`: nothing was decided, or the answer was lost. */
export type PutResult =
  | { outcome: 'saved'; stored: Stored }
  | { outcome: 'changed'; stored: Stored }
  | { outcome: 'try_again' }
  | { outcome: 'signed_out' }
  | { outcome: 'refused'; why: string }

export type AutosaveState = {
  saving: Saving
  /** What the server is known to hold. */
  saved: Stored
  /** What someone else saved meanwhile. Nothing is sent until a person has chosen. */
  changed: Stored | null
  /** Why the server takes no more of this section. */
  refused: string | null
}

export type Autosave = {
  state: () => AutosaveState
  subscribe: (listener: () => void) => () => void
  /** The answers as they now are; null while nothing of them can be stored. */
  type: (answers: SectionAnswers | null) => void
  /** Saves now. True once the server holds everything that was typed. */
  flush: () => Promise<boolean>
  /** Tries now what did not work: the line is back, the person has signed in, the button was pressed. */
  again: () => void
  /** Goes on from what is stored, with these answers: after a choice, or where nothing was typed. */
  goOnFrom: (stored: Stored, answers: SectionAnswers) => void
  isUnsaved: () => boolean
  stop: () => void
}

export const PAUSE_MS = 1_000
const LONGEST_WAIT_MS = 2_000
/** How long to wait before trying again, after each failure in a row. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

type Asking = {
  opened: Stored
  put: (answers: SectionAnswers, saveNumber: number) => Promise<PutResult>
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function quietState({ savedAt }: Stored): Saving {
  return savedAt === null ? { now: 'nothing_to_save' } : { now: 'saved', at: savedAt }
}

/**
 * Saves a section whole while it is being written: after a pause of one second, and at most two seconds after a change,
 * also in the middle of a long paragraph. One request at a time; what fails is tried again for as long as it takes.
 */
export function autosave({ opened, put }: Asking): Autosave {
  const listeners = new Set<() => void>()
  const timers: Partial<Record<'pause' | 'longest' | 'again', ReturnType<typeof setTimeout>>> = {}
  let state: AutosaveState = { saving: quietState(opened), saved: opened, changed: null, refused: null }
  let current: SectionAnswers | null = opened.answers
  let sending: Promise<void> | null = null
  let failures = 0
  let signedOut = false
  /** Sent, and nobody knows whether it arrived. */
  let lost: SectionAnswers[] = []

  const isUnsaved = () => current === null || !sameAnswers(current, state.saved.answers)
  const isHeld = () => state.changed !== null || state.refused !== null
  const show = (next: Partial<AutosaveState>) => {
    const isNews = Object.entries(next).some(
      ([part, value]) => !isSame(state[part as keyof AutosaveState], value),
    )
    if (!isNews) return
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const clear = (...names: (keyof typeof timers)[]) => {
    for (const name of names) {
      clearTimeout(timers[name])
      delete timers[name]
    }
  }
  const wait = (name: keyof typeof timers, ms: number) => {
    timers[name] ??= setTimeout(() => {
      delete timers[name]
      void send()
    }, ms)
  }
  const notSaved = (why: string): Saving => ({ now: 'not_saved', why })

  const settle = () => {
    if (isUnsaved()) show({ saving: { now: 'unsaved' } })
    else show({ saving: quietState(state.saved) })
  }
  const adopt = (stored: Stored) => {
    failures = 0
    lost = []
    show({ saved: stored })
    settle()
  }
  const take = (attempt: SectionAnswers, result: PutResult) => {
    switch (result.outcome) {
      case 'saved':
        return adopt(result.stored)
      case 'changed':
        // Where an answer of the server was lost on its way, what it holds is what was sent from here.
        if ([...lost, attempt, current ?? attempt].some((own) => sameAnswers(own, result.stored.answers))) {
          adopt(result.stored)
          return isUnsaved() ? wait('again', 0) : undefined
        }
        return show({ changed: result.stored, saving: notSaved('someone else saved this section') })
      case 'try_again':
        lost.push(attempt)
        wait('again', BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? 0)
        failures += 1
        return show({ saving: notSaved('trying again') })
      case 'signed_out':
        signedOut = true
        return show({ saving: notSaved('you are signed out') })
      case 'refused':
        return show({ refused: result.why, saving: notSaved('the section cannot be changed now') })
    }
  }
  const send = async (): Promise<void> => {
    while (sending) await sending
    if (current === null || isHeld() || !isUnsaved()) return
    clear('pause', 'longest', 'again')
    const attempt = current
    // A failure stays in sight until something has been saved.
    if (state.saving.now !== 'not_saved') show({ saving: { now: 'saving' } })
    sending = put(attempt, state.saved.saveNumber).then((result) => {
      sending = null
      take(attempt, result)
    })
    await sending
  }

  return {
    state: () => state,
    isUnsaved,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    type: (answers) => {
      current = answers
      if (isHeld() || signedOut) return
      if (answers === null) {
        clear('pause', 'longest', 'again')
        return show({ saving: { now: 'unsaved' } })
      }
      clear('pause')
      if (!isUnsaved()) clear('longest', 'again')
      else if (timers.again === undefined) {
        wait('pause', PAUSE_MS)
        wait('longest', LONGEST_WAIT_MS)
      }
      if (!sending && state.saving.now !== 'not_saved') settle()
    },
    flush: async () => {
      while (current !== null && !isHeld() && isUnsaved()) {
        await send()
        if (state.saving.now === 'not_saved') break
      }
      return !isUnsaved()
    },
    again: () => {
      signedOut = false
      failures = 0
      show({ refused: null })
      void send()
    },
    goOnFrom: (stored, answers) => {
      clear('pause', 'longest', 'again')
      current = answers
      show({ changed: null, refused: null })
      adopt(stored)
      if (isUnsaved()) wait('longest', LONGEST_WAIT_MS)
    },
    stop: () => clear('pause', 'longest', 'again'),
  }
}
