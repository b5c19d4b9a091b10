import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { type Autosave, autosave, type PutResult, type Stored } from './autosave.ts'

const opened: Stored = { answers: {}, saveNumber: 3, savedAt: '2026-11-24T13:00:00Z', savedBy: null }
const words = (summary: string): SectionAnswers => ({ summary })

/** A server that stores what comes, unless it was told to answer otherwise. */
function server() {
  const asked: { at: number; answers: SectionAnswers; saveNumber: number }[] = []
  const next: (PutResult | Promise<PutResult>)[] = []
  const started = Date.now()
  const put = async (answers: SectionAnswers, saveNumber: number): Promise<PutResult> => {
    asked.push({ at: Date.now() - started, answers, saveNumber })
    const answer = next.shift()
    if (answer) return answer
    return {
      outcome: 'saved',
      stored: { answers, saveNumber: saveNumber + 1, savedAt: '2026-11-24T14:02:00Z', savedBy: null },
    }
  }
  return { asked, next, put }
}

async function typeAWord(saver: Autosave, text: string, everyMs: number): Promise<void> {
  for (let end = 1; end <= text.length; end += 1) {
    saver.type(words(text.slice(0, end)))
    await vi.advanceTimersByTimeAsync(everyMs)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('saving while writing', () => {
  it('happens one second after a pause', async () => {
    const { asked, put } = server()
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    expect(saver.state().saving).toEqual({ now: 'unsaved' })
    await vi.advanceTimersByTimeAsync(999)
    expect(asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toEqual([{ at: 1_000, answers: words('One'), saveNumber: 3 }])
    expect(saver.state().saving).toEqual({ now: 'saved', at: '2026-11-24T14:02:00Z' })
    expect(saver.isUnsaved()).toBe(false)
  })

  it('happens every two seconds in the middle of one long paragraph', async () => {
    const { asked, put } = server()
    const saver = autosave({ opened, put })
    await typeAWord(saver, 'x'.repeat(25), 200)
    expect(asked.map(({ at, saveNumber }) => [at, saveNumber])).toEqual([
      [2_000, 3],
      [4_000, 4],
    ])
  })

  it('sends nothing where the words are back to what is stored', async () => {
    const { asked, put } = server()
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    saver.type(words(''))
    expect(saver.state().saving.now).toBe('saved')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toEqual([])
  })

  it('sends one request at a time, and what was typed meanwhile right after', async () => {
    const { asked, next, put } = server()
    let answer: (result: PutResult) => void = () => undefined
    next.push(new Promise((resolve) => (answer = resolve)))
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver.state().saving.now).toBe('saving')
    saver.type(words('One two'))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(1)
    answer({ outcome: 'saved', stored: { ...opened, answers: words('One'), saveNumber: 4 } })
    await vi.advanceTimersByTimeAsync(0)
    expect(asked.map(({ answers, saveNumber }) => [answers, saveNumber])).toEqual([
      [words('One'), 3],
      [words('One two'), 4],
    ])
  })

  it('can be asked for at once, and says whether everything arrived', async () => {
    const { asked, next, put } = server()
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    expect(await saver.flush()).toBe(true)
    expect(asked).toHaveLength(1)
    next.push({ outcome: 'try_again' })
    saver.type(words('Two'))
    expect(await saver.flush()).toBe(false)
    expect(saver.isUnsaved()).toBe(true)
  })
})

describe('when saving does not work', () => {
  it('is tried again, later each time, and never says that it is saved', async () => {
    const { asked, next, put } = server()
    next.push(...Array.from({ length: 7 }, () => ({ outcome: 'try_again' }) as const))
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver.state().saving).toEqual({ now: 'not_saved', why: 'trying again' })
    saver.type(words('One two'))
    await vi.advanceTimersByTimeAsync(89_999)
    expect(saver.state().saving).toEqual({ now: 'not_saved', why: 'trying again' })
    await vi.advanceTimersByTimeAsync(1)
    expect(asked.map(({ at }) => at / 1_000)).toEqual([1, 2, 4, 8, 16, 31, 61, 91])
    expect(asked.at(-1)?.answers).toEqual(words('One two'))
    expect(saver.state().saving.now).toBe('saved')
  })

  it('is tried at once when the line is back', async () => {
    const { asked, next, put } = server()
    next.push({ outcome: 'try_again' }, { outcome: 'try_again' }, { outcome: 'try_again' })
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(4_500)
    expect(asked).toHaveLength(3)
    saver.again()
    await vi.advanceTimersByTimeAsync(0)
    expect(saver.state().saving.now).toBe('saved')
  })

  it('waits for the person who was signed out, then goes on', async () => {
    const { asked, next, put } = server()
    next.push({ outcome: 'signed_out' })
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver.state().saving).toEqual({ now: 'not_saved', why: 'you are signed out' })
    saver.type(words('One two'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
    saver.again()
    await vi.advanceTimersByTimeAsync(0)
    expect(asked.at(-1)?.answers).toEqual(words('One two'))
    expect(saver.isUnsaved()).toBe(false)
  })

  it('stops where the server refuses, until a person tries again', async () => {
    const { asked, next, put } = server()
    next.push({ outcome: 'refused', why: 'The review has moved on.' })
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver.state().refused).toBe('The review has moved on.')
    saver.type(words('One two'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
    saver.again()
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveLength(2)
    expect(saver.state()).toMatchObject({ refused: null, saving: { now: 'saved' } })
  })

  it('sends nothing while nothing of the section can be stored, and knows that it is unsaved', async () => {
    const { asked, put } = server()
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    saver.type(null)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toEqual([])
    expect(saver.isUnsaved()).toBe(true)
    expect(await saver.flush()).toBe(false)
  })
})

describe('when the save number is not the stored one', () => {
  const theirs: Stored = {
    answers: words('Theirs'),
    saveNumber: 4,
    savedAt: '2026-11-24T14:07:00Z',
    savedBy: null,
  }

  it('nothing more is sent until a person has chosen', async () => {
    const { asked, next, put } = server()
    next.push({ outcome: 'changed', stored: theirs })
    const saver = autosave({ opened, put })
    saver.type(words('Mine'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver.state()).toMatchObject({
      changed: theirs,
      saving: { now: 'not_saved', why: 'someone else saved this section' },
    })
    saver.type(words('Mine, longer'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await saver.flush()).toBe(false)
    expect(asked).toHaveLength(1)
    saver.goOnFrom(theirs, words('Both'))
    expect(await saver.flush()).toBe(true)
    expect(asked.at(-1)).toMatchObject({ answers: words('Both'), saveNumber: 4 })
    expect(saver.state().changed).toBe(null)
  })

  it('takes what is stored for its own where an answer of the server was lost', async () => {
    const { asked, next, put } = server()
    next.push({ outcome: 'try_again' })
    const saver = autosave({ opened, put })
    saver.type(words('One'))
    await vi.advanceTimersByTimeAsync(1_000)
    saver.type(words('One two'))
    next.push({ outcome: 'changed', stored: { ...theirs, answers: words('One') } })
    await vi.advanceTimersByTimeAsync(1_001)
    expect(saver.state().changed).toBe(null)
    expect(asked.at(-1)).toMatchObject({ answers: words('One two'), saveNumber: 4 })
    expect(saver.isUnsaved()).toBe(false)
  })

  it('asks nobody to choose where both wrote the same', async () => {
    const { next, put } = server()
    next.push({ outcome: 'changed', stored: theirs })
    const saver = autosave({ opened, put })
    saver.type(words('Theirs, longer'))
    const saved = saver.flush()
    saver.type(words('Theirs'))
    expect(await saved).toBe(true)
    expect(saver.state()).toMatchObject({ changed: null, saving: { now: 'saved' } })
  })

  it('goes on from what was stored where nothing was typed', async () => {
    const { asked, put } = server()
    const saver = autosave({ opened, put })
    saver.goOnFrom(theirs, theirs.answers)
    expect(saver.state().saving).toEqual({ now: 'saved', at: '2026-11-24T14:07:00Z' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toEqual([])
  })
})
