import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedLines, wordChanges } from './word-changes.ts'

const marked = (before: string, after: string): string =>
  wordChanges(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

describe('the words that changed', () => {
  it.each`
    because                               | before                  | after                               | expected
    ${'words were added in the middle'}   | ${'Two pinch points.'}  | ${'Two narrow pinch points.'}       | ${'Two {+narrow +}pinch points.'}
    ${'words were added before the stop'} | ${'Two pinch points.'}  | ${'Two pinch points and a bridge.'} | ${'Two pinch points{+ and a bridge+}.'}
    ${'everything is new'}                | ${'No effect.'}         | ${'One ambulance waited.'}          | ${'[-No effect-]{+One ambulance waited+}.'}
    ${'a lone word stayed in between'}    | ${'Planning team left'} | ${'Insp team Shaw'}                 | ${'[-Planning team left-]{+Insp team Shaw+}'}
    ${'words were taken out'}             | ${'Four units, later.'} | ${'Four units.'}                    | ${'Four units[-, later-].'}
    ${'nothing changed'}                  | ${'The same words.'}    | ${'The same words.'}                | ${'The same words.'}
    ${'there was nothing before'}         | ${''}                   | ${'New words'}                      | ${'{+New words+}'}
  `('are marked when $because', ({ before, after, expected }) => {
    expect(marked(before, after)).toBe(expected)
  })

  it('give back both versions, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'çé', '12', ' ', '\n', ',', '.', 'don’t', '😀'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordChanges(before, after)
        const without = (gone: string) =>
          changes
            .filter(({ kind }) => kind !== gone)
            .map((change) => change.text)
            .join('')
        expect(without('removed')).toBe(after)
        expect(without('added')).toBe(before)
      }),
    )
  })

  it('shows the whole middle as replaced when comparing it would take too long', () => {
    const before = Array.from({ length: 3_000 }, (_, at) => `old${at}`).join(' ')
    const after = Array.from({ length: 3_000 }, (_, at) => `new${at}`).join(' ')
    expect(wordChanges(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})

describe('the lines that changed', () => {
  it('are all lines of a short answer', () => {
    expect(changedLines(wordChanges('One\nTwo', 'One\nThree'))).toEqual({
      lines: [
        [{ kind: 'same', text: 'One' }],
        [
          { kind: 'removed', text: 'Two' },
          { kind: 'added', text: 'Three' },
        ],
      ],
      unchanged: 0,
    })
  })

  it('are only those in which something changed when there are many', () => {
    const rows = ['Residents: low', 'Visitors: none', 'Shops: low', 'Roads: low']
    const after = rows.with(2, 'Shops: moderate')
    expect(changedLines(wordChanges(rows.join('\n'), after.join('\n')))).toEqual({
      lines: [
        [
          { kind: 'same', text: 'Shops: ' },
          { kind: 'removed', text: 'low' },
          { kind: 'added', text: 'moderate' },
        ],
      ],
      unchanged: 3,
    })
  })

  it('count a line that came and leave out a line break at the end', () => {
    const rows = ['A: 1', 'B: 2', 'C: 3']
    expect(changedLines(wordChanges(rows.join('\n'), `${rows.join('\n')}\nD: 4`))).toEqual({
      lines: [[{ kind: 'added', text: 'D: 4' }]],
      unchanged: 3,
    })
  })
})
