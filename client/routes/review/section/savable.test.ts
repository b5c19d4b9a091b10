import { describe, expect, it } from 'vitest'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { savableOf } from './savable.ts'

const sectionOf = (id: string) => getSection(currentFormDefinition(), id)
const item = (id: number) => `00000000-0000-4000-8000-00000000000${id}`

describe('what can be saved of a section', () => {
  it('is everything that can be read, gaps and all', () => {
    const typed = { 'attendance-forecast': 6200, 'intel-variance-why': null, 'sib-received': undefined }
    expect(savableOf(sectionOf('intelligence'), typed, {})).toEqual({
      answers: { 'attendance-forecast': 6200 },
      faults: [],
    })
  })

  it('leaves a number that is none as it was saved, and saves the rest', () => {
    const typed = { 'attendance-forecast': '1,2x', 'intel-variance-why': 'More came by train.' }
    expect(savableOf(sectionOf('intelligence'), typed, { 'attendance-forecast': 12 })).toEqual({
      answers: { 'attendance-forecast': 12, 'intel-variance-why': 'More came by train.' },
      faults: [{ path: ['attendance-forecast'], message: 'Attendance: forecast: enter a whole number' }],
    })
    expect(savableOf(sectionOf('intelligence'), typed, {}).answers).toEqual({
      'intel-variance-why': 'More came by train.',
    })
  })

  it('leaves out one cell of a row that people added, not the table', () => {
    const staffing = [
      { resource: 'psu', planned: 'about ten', used: 3, reason: 'Two sites' },
      { planned: 2.5 },
    ]
    const { answers, faults } = savableOf(sectionOf('command-staffing'), { staffing }, {})
    expect(faults).toEqual([
      { path: ['staffing', 0, 'resource'], message: 'Resource, row 1: choose one of the options' },
      { path: ['staffing', 0, 'planned'], message: 'Planned, row 1: enter a whole number' },
      { path: ['staffing', 1, 'planned'], message: 'Planned, row 2: enter a whole number' },
    ])
    expect(answers).toEqual({ staffing: [{ used: 3, reason: 'Two sites' }, {}] })
  })

  it('finds the cell also where the table could say that there is none', () => {
    const disruption = [{ site: 'Dock road', reopened: '16/10', affected: 'many' }]
    expect(savableOf(sectionOf('community-impact'), { 'cia-disruption': disruption }, {})).toEqual({
      answers: { 'cia-disruption': [{ site: 'Dock road' }] },
      faults: [
        { path: ['cia-disruption', 0, 'reopened'], message: 'Reopened, row 1: enter a date and a time' },
        {
          path: ['cia-disruption', 0, 'affected'],
          message: 'People or vehicles affected (estimate), row 1: enter a whole number',
        },
      ],
    })
  })

  it('keeps the saved cell of a row that the form fixes, and of an item with an id', () => {
    const long = 'x'.repeat(20_001)
    const groups = (words: string) => [
      { rowKey: 'visitors', 'how-we-know': 'Port log' },
      { rowKey: 'local-residents', 'how-we-know': words },
    ]
    const impact = savableOf(
      sectionOf('community-impact'),
      { 'cia-groups': groups(long) },
      { 'cia-groups': groups('Calls to 101').toReversed() },
    )
    expect(impact.answers).toEqual({ 'cia-groups': groups('Calls to 101') })
    expect(impact.faults[0]?.message).toMatch(/^How we know, .*: use 20,000 characters or fewer$/)

    const actions = savableOf(
      sectionOf('actions'),
      { actions: [{ id: item(2), 'action-due': '3//', 'action-what': 'New' }] },
      { actions: [{ id: item(1) }, { id: item(2), 'action-due': '2026-12-01' }] },
    )
    expect(actions.faults[0]?.message).toBe('Due of action 1: enter a date that exists')
    expect(actions.answers).toEqual({
      actions: [{ id: item(2), 'action-due': '2026-12-01', 'action-what': 'New' }],
    })
  })

  it('keeps the saved cell of an added row, which its other cells tell from its neighbours', () => {
    const saved = [
      { time: '2026-10-14T06:34', event: 'Road taken' },
      { time: '2026-10-14T09:10', event: 'First tube opened' },
    ]
    const kept = (timeline: SectionAnswers[]) =>
      savableOf(sectionOf('events'), { timeline }, { timeline: saved }).answers
    expect(kept([{ time: '1430', event: 'Road taken' }, saved[1] ?? {}])).toEqual({ timeline: saved })
    expect(kept([saved[1] ?? {}, { time: '4 july', event: 'Road taken' }])).toEqual({
      timeline: saved.toReversed(),
    })
    expect(kept([...saved, { time: '1430', event: 'New' }])).toEqual({
      timeline: [...saved, { event: 'New' }],
    })
  })

  it('is nothing where the section is over 256 KB', () => {
    const groups = Array.from({ length: 15 }, (_, at) => ({
      event: 'x'.repeat(18_000),
      time: `2026-10-${at + 10}T10:00`,
    }))
    expect(savableOf(sectionOf('events'), { timeline: groups }, {})).toEqual({
      answers: null,
      faults: [{ path: [], message: 'This section is over 256 KB. Shorten an answer or take out a row' }],
    })
  })
})
