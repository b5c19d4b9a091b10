import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useSession } from '#client/api/session.ts'
import type { SectionValues } from '#client/fields/field.tsx'
import type { SectionReply } from '#shared/api/reviews.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import type { Section } from '#shared/form/definition.ts'
import { type AutosaveState, autosave, type Stored } from './autosave.ts'
import { putSection } from './put-section.ts'
import { type Savable, savableOf } from './savable.ts'

export type SectionDraft = {
  control: Control<SectionValues>
  /** The answers as they are on the page, with what cannot be stored as it was typed. */
  typed: SectionAnswers
  savable: Savable
  state: AutosaveState
  /** True while the page holds anything that the server does not. */
  isUnsaved: () => boolean
  /** Saves now. True once the server holds everything on the page. */
  flush: () => Promise<boolean>
  again: () => void
  /** Puts these answers on the page and saves them over what is stored. */
  settle: (stored: Stored, answers: SectionAnswers) => Promise<boolean>
  /** What someone else saved and this page took over, because nothing was being written here. */
  takenOver: Stored | null
}

/** Runs while the page is open: the line comes back, the page is put away, the person signs in again. */
function useOccasions(draft: { again: () => void; flush: () => Promise<boolean>; stop: () => void }): void {
  const { again, flush, stop } = draft
  const { viewer } = useSession()
  const personId = viewer?.personId ?? null
  useEffect(() => {
    if (personId !== null) again()
  }, [again, personId])
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', onHidden)
      stop()
    }
  }, [again, flush, stop])
}

/** A section while it is being written: what is on the page, and how much of it the server holds. */
export function useSectionDraft(section: Section, opened: SectionReply): SectionDraft {
  const { control, reset } = useForm<SectionValues>({ defaultValues: opened.answers })
  const [saver] = useState(() =>
    autosave({
      opened,
      put: (answers, saveNumber) =>
        putSection({ id: opened.reviewId, section: section.id }, answers, saveNumber),
    }),
  )
  const state = useSyncExternalStore(saver.subscribe, saver.state)
  const typed = useWatch({ control }) as SectionAnswers
  const saved = state.saved.answers
  const savable = useMemo(() => savableOf(section, typed, saved), [section, typed, saved])
  const isUnsaved = () => saver.isUnsaved() || savable.faults.length > 0
  useEffect(() => saver.type(savable.answers), [saver, savable])
  useOccasions(saver)

  const [takenOver, setTakenOver] = useState<Stored | null>(null)
  const unreadable = savable.faults.length > 0
  useEffect(() => {
    const known = opened.saveNumber <= saver.state().saved.saveNumber
    if (known || unreadable || saver.isUnsaved()) return
    reset(opened.answers)
    saver.goOnFrom(opened, opened.answers)
    setTakenOver(opened)
  }, [opened, saver, reset, unreadable])

  return {
    control,
    typed,
    savable,
    state,
    isUnsaved,
    flush: async () => (await saver.flush()) && savable.faults.length === 0,
    again: saver.again,
    settle: (stored, answers) => {
      reset(answers)
      saver.goOnFrom(stored, savableOf(section, answers, stored.answers).answers ?? stored.answers)
      return saver.flush()
    },
    takenOver,
  }
}
