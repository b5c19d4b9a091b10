import { describe, expect, it } from 'vitest'
import type { AutosaveState, Stored } from './autosave.ts'
import { savingOf, spokenAfter } from './saving-words.ts'

const penn = { id: 'p2', name: 'Ellis Penn', rank: 'Sergeant', rankShort: 'Sgt' }
const saved: Stored = { answers: {}, saveNumber: 4, savedAt: '2026-11-24T14:02:00Z', savedBy: penn }
const quiet: AutosaveState = {
  saving: { now: 'saved', at: '2026-11-24T14:02:00Z' },
  saved,
  changed: null,
  refused: null,
}
const seen = { state: quiet, unsavable: 0, halfTyped: 0, tooLarge: false, personId: 'p1' }

describe('what is said about saving', () => {
  it('is what the saver knows while every answer can be stored', () => {
    expect(savingOf(seen)).toEqual({ now: 'saved', at: '2026-11-24T14:02:00Z' })
  })

  it('is never "saved" while an answer cannot be stored', () => {
    expect(savingOf({ ...seen, unsavable: 1 })).toEqual({
      now: 'not_saved',
      why: '1 answer cannot be saved as typed. The rest was saved 14:02',
    })
    expect(savingOf({ ...seen, halfTyped: 1 })).toEqual({ now: 'unsaved' })
    expect(savingOf({ ...seen, halfTyped: 1, unsavable: 2 })).toMatchObject({ now: 'not_saved' })
  })

  it('names who saved meanwhile', () => {
    const state: AutosaveState = { ...quiet, changed: saved, saving: { now: 'not_saved', why: 'x' } }
    expect(savingOf({ ...seen, state })).toEqual({
      now: 'not_saved',
      why: 'Sgt Ellis Penn saved this section',
    })
    expect(savingOf({ ...seen, state, personId: 'p2' })).toEqual({
      now: 'not_saved',
      why: 'you saved this section elsewhere',
    })
  })

  it('says that the section is too large', () => {
    expect(savingOf({ ...seen, unsavable: 1, tooLarge: true })).toEqual({
      now: 'not_saved',
      why: 'the section is too large',
    })
  })
})

describe('what is read aloud', () => {
  it('is a failure, and the end of it, and no save that went well', () => {
    expect(spokenAfter('', { now: 'saved', at: '2026-11-24T14:02:00Z' })).toBe('')
    const failed = spokenAfter('', { now: 'not_saved', why: 'trying again' })
    expect(failed).toBe('Not saved: trying again')
    expect(spokenAfter(failed, { now: 'saving' })).toBe('Not saved: trying again')
    const well = spokenAfter(failed, { now: 'saved', at: '2026-11-24T14:02:00Z' })
    expect(well).toBe('Saved 14:02')
    expect(spokenAfter(well, { now: 'saved', at: '2026-11-24T14:04:00Z' })).toBe('Saved 14:02')
  })
})
