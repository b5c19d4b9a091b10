import { describe, expect, it } from 'vitest'
import type { Arrived } from '#shared/api/queries.ts'
import { inboxCounts, inboxGroups, learningWords, packName } from './inbox-words.ts'

const pack = (id: string, change: Partial<Arrived> = {}): Arrived =>
  ({
    id,
    state: 'sent',
    sentAt: '2026-11-20T10:00:00Z',
    openQueries: 0,
    failedChecks: [],
    copy: null,
    ...change,
  }) as Arrived

describe('the inbox', () => {
  it('has each pack once: new, queried, acknowledged, replaced', () => {
    const packs = [
      pack('later', { sentAt: '2026-11-21T10:00:00Z' }),
      pack('earlier'),
      pack('asked', { state: 'received', openQueries: 1 }),
      pack('done', { state: 'received' }),
      pack('gone', { state: 'superseded', openQueries: 1 }),
    ]
    expect(inboxGroups(packs).map(({ heading, rows }) => [heading, rows.map(({ id }) => id)])).toEqual([
      ['New', ['earlier', 'later']],
      ['Queried, no answer yet', ['asked']],
      ['Acknowledged', ['done']],
      ['Replaced by an amendment', ['gone']],
    ])
  })

  it('leaves out what is empty', () => {
    expect(inboxGroups([pack('one')]).map(({ id }) => id)).toEqual(['new'])
  })

  it('says how many are new, queried and not whole, and does not count what was replaced', () => {
    expect(inboxCounts([])).toBe('0 new packs.')
    expect(
      inboxCounts([
        pack('a', { failedChecks: ['x'] }),
        pack('b', { openQueries: 2 }),
        pack('c', { state: 'superseded', failedChecks: ['x'] }),
      ]),
    ).toBe('1 new pack. 1 pack has an open query. 1 pack failed its checks.')
  })

  it('calls a pack that cannot be read what it is', () => {
    expect(packName(pack('a'))).toBe('A pack that cannot be read')
    expect(learningWords(pack('a'))).toBe('Not readable')
  })
})
