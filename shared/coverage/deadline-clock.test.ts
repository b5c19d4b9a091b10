import { describe, expect, it } from 'vitest'
import { at, bare, debrief, decided, step } from './example-records.ts'

describe('a rise of the tier', () => {
  const rise = decided('d2', 2, '2026-11-02T10:00:00.000Z')
  const risen = {
    ...bare,
    decisions: [decided('d1', 1, '2026-10-18T10:00:00.000Z'), rise],
    debriefs: [debrief('b1', 'hot', '2026-10-17T17:30:00.000Z')],
  }

  it('counts steps not yet done from the date of the rise, and keeps the first deadline', () => {
    const { rungs } = at(risen)
    expect(rungs.debriefed).toEqual(step(null, null, '2026-12-01T00:00:00.000Z', '2026-10-18T23:00:00.000Z'))
    expect(rungs.form_prepared).toEqual(
      step(null, null, '2026-12-15T00:00:00.000Z', '2026-10-24T23:00:00.000Z'),
    )
    expect(rungs.gold_signed).toEqual(
      step(null, null, '2026-12-22T00:00:00.000Z', '2026-11-01T00:00:00.000Z'),
    )
    expect(rungs.submitted).toEqual(step(null, null, '2026-12-29T00:00:00.000Z', '2026-11-08T00:00:00.000Z'))
  })

  it('leaves what was done before it to count from the stand-down', () => {
    const structured = debrief('b2', 'structured', '2026-10-30T12:00:00.000Z')
    const { rungs, duties } = at({ ...risen, debriefs: [...risen.debriefs, structured] })
    expect(rungs.debriefed).toEqual(
      step('2026-10-30T12:00:00.000Z', '2026-10-30T12:00:00.000Z', '2026-11-15T00:00:00.000Z'),
    )
    expect(duties.hot_debrief?.deadline).toBe('2026-10-18T23:00:00.000Z')
    expect(duties.hot_debrief?.firstDeadline).toBeNull()
  })

  it('was not there before it happened', () => {
    expect(at(risen, '2026-11-01T12:00:00.000Z').rungs.debriefed).toEqual(
      step('2026-10-17T17:30:00.000Z', '2026-10-17T17:30:00.000Z', '2026-10-18T23:00:00.000Z'),
    )
  })

  it('from tier 0 has no first deadline to keep', () => {
    const fromZero = { ...bare, decisions: [decided('d1', 0, '2026-10-18T10:00:00.000Z'), rise] }
    expect(at(fromZero).rungs.debriefed).toEqual(step(null, null, '2026-12-01T00:00:00.000Z'))
  })

  it('that is undone by a correction counts from the stand-down again', () => {
    const corrected = {
      ...risen,
      decisions: [...risen.decisions, decided('d3', 1, '2026-11-10T10:00:00.000Z')],
    }
    expect(at(corrected).rungs.form_prepared).toEqual(step(null, null, '2026-10-24T23:00:00.000Z'))
  })

  it('that goes further is counted from the last rise', () => {
    const further = {
      ...risen,
      decisions: [...risen.decisions, decided('d3', 3, '2026-11-10T10:00:00.000Z')],
    }
    expect(at(further).rungs.debriefed).toEqual(
      step(null, null, '2026-12-23T00:00:00.000Z', '2026-10-18T23:00:00.000Z'),
    )
  })

  it('before the stand-down counts from the stand-down', () => {
    const early = {
      ...bare,
      decisions: [decided('d1', 1, '2026-10-16T10:00:00.000Z'), decided('d2', 2, '2026-10-17T10:00:00.000Z')],
    }
    expect(at(early).rungs.debriefed).toEqual(step(null, null, '2026-11-15T00:00:00.000Z'))
  })
})
