import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMark } from './face.ts'
import { FACES } from './fonts.ts'
import { breakLines } from './lines.ts'

const face = FACES.regular
/** Room for ten capital letters M. */
const room = 10 * face.widthOf('M'.charCodeAt(0))

describe('the lines of a text', () => {
  it.each`
    because                                       | text                            | lines
    ${'words stay whole'}                         | ${'MMMM MMMM MMMM'}             | ${['MMMM MMMM ', 'MMMM']}
    ${'a wall of letters is cut'}                 | ${'M'.repeat(25)}               | ${['M'.repeat(10), 'M'.repeat(10), 'MMMMM']}
    ${'a mark stays with its letter'}             | ${`${'M'.repeat(10)}\u0301MM`}  | ${[`${'M'.repeat(10)}\u0301`, 'MM']}
    ${'a mark stays with the space it stands on'} | ${`${'M'.repeat(10)} \u0301MM`} | ${['M'.repeat(10), ' \u0301MM']}
    ${'a line may end after a hyphen'}            | ${'MMMMMM-MMMMMM'}              | ${['MMMMMM-', 'MMMMMM']}
    ${'a minus stays with its number'}            | ${'MMMMMMM -222222'}            | ${['MMMMMMM ', '-222222']}
    ${'tokens come apart between each other'}     | ${'[U+1F600][U+1F600]'}         | ${['[U+1F600]', '[U+1F600]']}
    ${'line ends are kept'}                       | ${'M\n\nM'}                     | ${['M', '', 'M']}
    ${'no text is one empty line'}                | ${''}                           | ${['']}
  `('$because', ({ text, lines }) => {
    expect(breakLines(text, face, room)).toEqual(lines)
  })

  it('hold every character in its order, and none is wider than the column', () => {
    const piece = fc.constantFrom(
      'word',
      'W'.repeat(60),
      ' ',
      '   ',
      '-',
      '[U+0301]',
      'e\u0301\u0323',
      '\n',
      '12.5',
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 400 }), (words, width) => {
        const lines = breakLines(words, face, width * 100)
        expect(lines.join('')).toBe(words.replaceAll('\n', ''))
        for (const line of lines) {
          const shown = line.trimEnd()
          const letters = Array.from(shown).filter((letter) => !isMark(letter.charCodeAt(0)))
          expect(letters.length === 1 || face.lengthOf(shown) <= width * 100).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
