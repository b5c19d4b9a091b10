import { describe, expect, it } from 'vitest'
import { canDraw } from './fonts.ts'
import { printable } from './printable.ts'

describe('text on paper', () => {
  it.each`
    what                                  | typed                              | shown
    ${'ordinary words'}                   | ${'Two officers, £5 – “quoted” ✓'} | ${'Two officers, £5 – “quoted” ✓'}
    ${'Greek and Cyrillic'}               | ${'Ωμέγα Жук'}                     | ${'Ωμέγα Жук'}
    ${'letters composed where possible'}  | ${'cafe\u0301'}                    | ${'café'}
    ${'letters without a glyph'}          | ${'\u{1F600} 漢 ש'}                | ${'[U+1F600] [U+6F22] [U+05E9]'}
    ${'directions'}                       | ${'a\u202eb'}                      | ${'a[right-to-left override]b'}
    ${'joined emoji'}                     | ${'\u{1F469}\u200d\u{1F692}'}      | ${'[U+1F469][zero-width joiner][U+1F692]'}
    ${'four marks on a letter, not more'} | ${`x${'\u0301'.repeat(6)}`}        | ${`x${'\u0301'.repeat(4)}[U+0301][U+0301]`}
    ${'line ends of other systems'}       | ${'a\r\nb\rc'}                     | ${'a\nb\nc'}
    ${'two empty lines'}                  | ${'a\n\n\nb'}                      | ${'a\n\n\nb'}
    ${'many empty lines'}                 | ${`a${'\n'.repeat(300)}b`}         | ${'a\n[299 empty lines]\nb'}
    ${'a gap of 20 spaces'}               | ${`a${' '.repeat(20)}b`}           | ${`a${' '.repeat(20)}b`}
    ${'a wide gap'}                       | ${`a${' '.repeat(400)}b`}          | ${'a [400 spaces] b'}
  `('shows $what', ({ typed, shown }) => {
    expect(printable(typed)).toBe(shown)
  })

  it('lets hundreds of short lines run on, with a sign where each ended', () => {
    const shown = printable(Array.from({ length: 41 }, () => 'yes').join('\n'))
    expect(shown.slice(0, 60)).toBe('[41 short lines, each ended by ¶] yes ¶ yes ¶ yes ¶ yes ¶ ye')
    expect(printable(Array.from({ length: 40 }, () => 'yes').join('\n'))).not.toContain('¶')
  })

  it('holds only what the fonts can draw', () => {
    const everything = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('x')
    const left = Array.from(printable(everything)).filter(
      (letter) => letter !== '\n' && !canDraw(letter.codePointAt(0) ?? 0),
    )
    expect(left).toEqual([])
  })
})
