import { describe, expect, it } from 'vitest'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { withoutRowKeys } from './row-keys.ts'
import { savableOf as keyedSavableOf } from './savable.ts'

const sectionOf = (id: string) => getSection(currentFormDefinition(), id)

function savableOf(...asked: Parameters<typeof keyedSavableOf>) {
  const { answers, keyed, faults } = keyedSavableOf(...asked)
  expect(keyed && withoutRowKeys(asked[0], keyed)).toEqual(answers)
  return { answers, faults }
}

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
        {
          path: ['cia-disruption', 0, 'reopened'],
          message: 'Reopened, row 1: add the year and the time, for example 16/10/2026 10:20',
        },
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
    expect(actions.faults[0]?.message).toBe(
      'Due of action 1: add the month and the year, for example 16/10/2026',
    )
    expect(actions.answers).toEqual({
      actions: [{ id: item(2), 'action-due': '2026-12-01', 'action-what': 'New' }],
    })
  })

  const mounted = (key: string, planned?: number | string) => ({
    rowKey: key,
    resource: 'mounted',
    ...(planned !== undefined && { planned }),
  })
  const stored = (...planned: (number | null)[]) =>
    planned.map((count) =>
      count === null ? { resource: 'mounted' } : { resource: 'mounted', planned: count },
    )
  it.each([
    ['of the row it is in', [mounted('a', '1O')], [mounted('a', 12)], stored(12)],
    [
      'of no other row that is alike',
      [mounted('a', 12), mounted('b', '1O')],
      [mounted('a', 12)],
      stored(12, null),
    ],
    ['of no row that has gone', [mounted('b', '1O')], [mounted('a', 12)], stored(null)],
    [
      'where the row was added above',
      [mounted('b', '1O'), mounted('a', '1O')],
      [mounted('a', 12)],
      stored(null, 12),
    ],
    [
      'where rows were moved',
      [mounted('b', 'x'), mounted('a', 'x')],
      [mounted('a', 12), mounted('b', 7)],
      stored(7, 12),
    ],
    ['where a row above has gone', [mounted('b', 'x')], [mounted('a', 12), mounted('b', 7)], stored(7)],
    ['of no row where there is no key', [{ resource: 'mounted', planned: 'x' }], stored(12), stored(null)],
  ])('keeps the saved cell %s', (_name, typed, saved, kept) => {
    const { answers } = savableOf(sectionOf('command-staffing'), { staffing: typed }, { staffing: saved })
    expect(answers).toEqual({ staffing: kept })
  })

  it('keeps the saved note of a link to a lesson in the same way', () => {
    const links = 'past-learning-used'
    const long = 'x'.repeat(20_001)
    const typed = [
      { rowKey: 'b', reference: 'L-1', note: long },
      { rowKey: 'a', reference: 'L-1', note: long },
    ]
    const saved = [{ rowKey: 'a', reference: 'L-1', note: 'As before' }]
    expect(savableOf(sectionOf('planning'), { [links]: typed }, { [links]: saved }).answers).toEqual({
      [links]: [{ reference: 'L-1' }, { reference: 'L-1', note: 'As before' }],
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
