import { describe, expect, it } from 'vitest'
import type { SectionAnswers } from '#shared/form/answers.ts'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { answersChosen, type Choice, choicesFor, choicesLeft } from './choices.ts'
import { differencesIn } from './differences.ts'

const look = { forceNames: {}, withNames: true, itemTitles: {} }
const sectionOf = (id: string) => getSection(currentFormDefinition(), id)
const item = (id: number) => `00000000-0000-4000-8000-00000000000${id}`

/** The differences, and what would be saved where the first choices are those given. */
function compare(
  sectionId: string,
  versions: { opened: SectionAnswers; stored: SectionAnswers; typed: SectionAnswers },
  chosen: (Choice | undefined)[] = [],
) {
  const section = sectionOf(sectionId)
  const differences = differencesIn(section, versions, look)
  const preset = choicesFor(differences)
  const choices = preset.map((made, at) => ({ ...made, choice: chosen[at] ?? made.choice }))
  return {
    seen: differences.map(({ label, changedBy, words }) => [label, changedBy, words.typed, words.stored]),
    left: choicesLeft(preset),
    saved: answersChosen(section, versions.typed, differences, choices),
  }
}

describe('comparing what is typed with what someone else saved', () => {
  it('shows only answers that differ, and chooses the one that one person changed', () => {
    const { seen, left, saved } = compare('community-impact', {
      opened: { 'cia-tension': 'not-known', 'cia-policing-effect': 'A', 'cia-before': 'no' },
      stored: { 'cia-tension': 'not-known', 'cia-policing-effect': 'B', 'cia-before': 'no' },
      typed: { 'cia-tension': 'same', 'cia-policing-effect': 'A', 'cia-before': 'no' },
    })
    expect(seen).toEqual([
      ['Effect of the policing itself on the community', 'stored', 'A', 'B'],
      ['Community tension now, against before', 'typed', 'Same', 'Not known'],
    ])
    expect(left).toBe(0)
    expect(saved).toEqual({ 'cia-tension': 'same', 'cia-policing-effect': 'B', 'cia-before': 'no' })
  })

  it('chooses nothing where both changed the same answer', () => {
    const versions = {
      opened: { 'cia-policing-effect': 'A' },
      stored: { 'cia-policing-effect': 'B' },
      typed: { 'cia-policing-effect': 'C' },
    }
    expect(compare('community-impact', versions)).toMatchObject({
      seen: [['Effect of the policing itself on the community', 'both', 'C', 'B']],
      left: 1,
    })
    const saved = (choice: Choice) => compare('community-impact', versions, [choice]).saved
    expect(saved('typed')).toEqual({ 'cia-policing-effect': 'C' })
    expect(saved('stored')).toEqual({ 'cia-policing-effect': 'B' })
    expect(saved('both')).toEqual({ 'cia-policing-effect': 'C\n\nB' })
    expect(saved('again')).toEqual({ 'cia-policing-effect': 'C' })
  })

  it('says nothing where both wrote the same', () => {
    const { seen, saved } = compare('community-impact', {
      opened: {},
      stored: { 'cia-policing-effect': 'B' },
      typed: { 'cia-policing-effect': 'B' },
    })
    expect(seen).toEqual([])
    expect(saved).toEqual({ 'cia-policing-effect': 'B' })
  })

  it('takes an answer away where the person who changed it took it away', () => {
    const versions = {
      opened: { 'cia-policing-effect': 'A' },
      stored: {},
      typed: { 'cia-policing-effect': 'A' },
    }
    expect(compare('community-impact', versions).saved).toEqual({})
    const mine = { opened: { 'cia-policing-effect': 'A' }, stored: { 'cia-policing-effect': 'A' }, typed: {} }
    expect(compare('community-impact', mine).saved).toEqual({})
  })

  it('looks at each cell of a table with fixed rows, wherever the rows stand', () => {
    const { seen, left, saved } = compare('community-impact', {
      opened: {},
      stored: {
        'cia-groups': [
          { rowKey: 'schools', impact: 'low' },
          { rowKey: 'visitors', 'how-we-know': 'Port log' },
        ],
      },
      typed: { 'cia-groups': [{ rowKey: 'visitors', impact: 'high' }] },
    })
    expect(seen.map(([label, by]) => [label, by])).toEqual([
      ['Impact on each group: Visitors, impact', 'typed'],
      ['Impact on each group: Visitors, how we know', 'stored'],
      ['Impact on each group: Schools, impact', 'stored'],
    ])
    expect(left).toBe(0)
    const rows = saved['cia-groups'] as { rowKey: string }[]
    expect(rows.filter((row) => Object.keys(row).length > 1)).toEqual([
      { rowKey: 'visitors', impact: 'high', 'how-we-know': 'Port log' },
      { rowKey: 'schools', impact: 'low' },
    ])
  })

  it('keeps records that each person added, and looks inside those that both have', () => {
    const { seen, left, saved } = compare('actions', {
      opened: { actions: [{ id: item(1), 'action-what': 'Brief', 'action-measure': 'Dip check' }] },
      stored: {
        actions: [
          { id: item(1), 'action-what': 'Brief all', 'action-measure': 'Dip check' },
          { id: item(2), 'action-what': 'Theirs' },
        ],
      },
      typed: {
        actions: [
          { id: item(3), 'action-what': 'Mine' },
          { id: item(1), 'action-what': 'Brief', 'action-measure': 'Audit' },
        ],
      },
    })
    expect(seen.map(([label, by]) => [label, by])).toEqual([
      ['Actions: Action 1', 'typed'],
      [expect.stringContaining('of action 2'), 'stored'],
      [expect.stringContaining('of action 2'), 'typed'],
      ['Actions: Action 3', 'stored'],
    ])
    expect(left).toBe(0)
    expect(saved).toEqual({
      actions: [
        { id: item(3), 'action-what': 'Mine' },
        { id: item(1), 'action-what': 'Brief all', 'action-measure': 'Audit' },
        { id: item(2), 'action-what': 'Theirs' },
      ],
    })
  })

  it('asks where one person removed a record that the other one changed', () => {
    const versions = {
      opened: { actions: [{ id: item(1), 'action-what': 'Brief' }] },
      stored: { actions: [] },
      typed: { actions: [{ id: item(1), 'action-what': 'Brief all' }] },
    }
    expect(compare('actions', versions)).toMatchObject({ left: 1 })
    expect(compare('actions', versions, ['stored']).saved).toEqual({ actions: [] })
    expect(compare('actions', versions, ['typed']).saved).toEqual(versions.typed)
  })

  it('prints what cannot be read as it was typed', () => {
    const { seen } = compare('intelligence', {
      opened: {},
      stored: { 'attendance-forecast': 900, 'post-event-intel': '2026-11-24' },
      typed: { 'attendance-forecast': '1,2x', 'post-event-intel': '3//' },
    })
    expect(seen.map(([, , typed, stored]) => [typed, stored])).toEqual([
      ['1,2x', '900 people'],
      ['3//', 'Tue 24 November 2026'],
    ])
  })

  it('says nothing about a row that was added and left blank', () => {
    const versions = { opened: {}, stored: {}, typed: { timeline: [{}] } }
    expect(compare('events', versions).seen).toEqual([])
  })
})
