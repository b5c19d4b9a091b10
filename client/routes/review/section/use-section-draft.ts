import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Control, type UseFormSetValue, useForm, useWatch } from 'react-hook-form'
import { useSession } from '#client/api/session.ts'
import type { SectionValues } from '#client/fields/field.tsx'
import type { SectionReply } from '#shared/api/reviews.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import type { Section } from '#shared/form/definition.ts'
import { type AutosaveState, autosave, type Stored } from './autosave.ts'
import { putSection } from './put-section.ts'
import { withoutKeyYet, withoutRowKeys, withRowKeys } from './row-keys.ts'
import { type Savable, savableOf } from './savable.ts'
import { type KeyedAnswers, type SavedRows, savedRows } from './saved-rows.ts'

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

function keyedFrom(section: Section, answers: SectionAnswers): KeyedAnswers {
  return { answers, keyed: withRowKeys(section, answers) }
}

function noteIn(rows: SavedRows, { answers, keyed }: Savable, saved: Stored): void {
  if (answers && keyed) rows.note({ answers, keyed }, saved.answers)
}

/** A row has its key before anything more can be typed in it. */
function useKeysForNewRows(
  section: Section,
  onPage: SectionAnswers,
  setValue: UseFormSetValue<SectionValues>,
) {
  useLayoutEffect(() => {
    const keyed = withRowKeys(section, onPage)
    for (const id of withoutKeyYet(section, onPage)) setValue(id, keyed[id])
  }, [section, onPage, setValue])
}

/** A section while it is being written: what is on the page, and how much of it the server holds. */
export function useSectionDraft(section: Section, opened: SectionReply): SectionDraft {
  const [first] = useState(() => keyedFrom(section, opened.answers))
  const { control, reset, setValue } = useForm<SectionValues>({ defaultValues: first.keyed })
  const [rows] = useState(() => savedRows(first))
  const [saver] = useState(() =>
    autosave({
      opened,
      put: async (answers, saveNumber) => {
        const acknowledged = rows.sent()
        const result = await putSection({ id: opened.reviewId, section: section.id }, answers, saveNumber)
        if (result.outcome === 'saved') acknowledged()
        return result
      },
    }),
  )
  const state = useSyncExternalStore(saver.subscribe, saver.state)
  const onPage = useWatch({ control }) as SectionAnswers
  const typed = useMemo(() => withoutRowKeys(section, onPage), [section, onPage])
  const saved = state.saved.answers
  const savable = useMemo(() => savableOf(section, onPage, rows.of(saved)), [section, onPage, rows, saved])
  const isUnsaved = () => saver.isUnsaved() || savable.faults.length > 0
  useKeysForNewRows(section, onPage, setValue)
  useEffect(() => {
    noteIn(rows, savable, saver.state().saved)
    saver.type(savable.answers)
  }, [rows, saver, savable])
  useOccasions(saver)

  const [takenOver, setTakenOver] = useState<Stored | null>(null)
  const unreadable = savable.faults.length > 0
  useEffect(() => {
    const known = opened.saveNumber <= saver.state().saved.saveNumber
    if (known || unreadable || saver.isUnsaved()) return
    const keyed = keyedFrom(section, opened.answers)
    reset(keyed.keyed)
    rows.note(keyed, opened.answers)
    saver.goOnFrom(opened, opened.answers)
    setTakenOver(opened)
  }, [section, opened, saver, rows, reset, unreadable])

  return {
    control,
    typed,
    savable,
    state,
    isUnsaved,
    flush: async () => (await saver.flush()) && savable.faults.length === 0,
    again: saver.again,
    settle: (stored, answers) => {
      const { keyed } = keyedFrom(section, answers)
      reset(keyed)
      const chosen = savableOf(section, keyed, stored.answers)
      noteIn(rows, chosen, stored)
      saver.goOnFrom(stored, chosen.answers ?? stored.answers)
      return saver.flush()
    },
    takenOver,
  }
}
