import { describe, expect, it } from 'vitest'
import { visibleParts, visibleText } from './visible-text.ts'

describe('characters that cannot be seen', () => {
  it.each`
    typed                    | shown
    ${'abc\u202edef'}        | ${'abc[right-to-left override]def'}
    ${'zero\u200bwidth'}     | ${'zero[zero-width space]width'}
    ${'bell\u0007'}          | ${'bell[U+0007]'}
    ${'tag\u{e0041}'}        | ${'tag[U+E0041]'}
    ${'\ufeffstart'}         | ${'[byte order mark]start'}
    ${'empty \u3164 name'}   | ${'empty [Hangul filler] name'}
    ${'hidden\u{e0100}data'} | ${'hidden[U+E0100]data'}
  `('are shown by name: $shown', ({ typed, shown }) => {
    expect(visibleText(typed)).toBe(shown)
  })

  it('are kept apart from the words, so that a page can set them apart', () => {
    expect(visibleParts('a\u202eb')).toEqual([
      { text: 'a', hidden: false },
      { text: '[right-to-left override]', hidden: true },
      { text: 'b', hidden: false },
    ])
  })
})

describe('characters that can be seen', () => {
  it.each([
    'Ordinary words, £5 – “quoted”.',
    'Two\nlines\tand a tab',
    'Ελληνικά и русский',
    'é as e\u0301',
    '❤\ufe0f',
  ])('stay as they are: %s', (typed) => {
    expect(visibleText(typed)).toBe(typed)
  })

  it('of nothing are nothing', () => {
    expect(visibleParts('')).toEqual([])
  })
})
