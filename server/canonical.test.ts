import fc from 'fast-check'
import { canonicalize as other } from 'json-canonicalize'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, digestOf } from './canonical.ts'

/** Any JSON: whole text, numbers that can be carried exactly, members of any name. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('json')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('json')),
  ),
  leaf: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  ),
}))

describe('the canonical form', () => {
  it('sorts members by their UTF-16 units and writes numbers as RFC 8785 does', () => {
    const value = { '\ufb33': 1, '\u{1f600}': 2, '€': 3, '10': 4, '9': 5, a: [1e21 / 1e21, 4.5, 2e-7, -0] }
    expect(canonicalBytes(value).toString('utf8')).toBe(
      '{"10":4,"9":5,"a":[1,4.5,2e-7,0],"€":3,"\u{1f600}":2,"\ufb33":1}',
    )
  })

  it('is the same by another implementation, for any JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalBytes(value).toString('utf8')).toBe(other(value))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is stable when it is read and written again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const bytes = canonicalBytes(value)
        expect(canonicalBytes(JSON.parse(bytes.toString('utf8'))).equals(bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each`
    what                              | value
    ${'NaN'}                          | ${Number.NaN}
    ${'infinity'}                     | ${[Number.POSITIVE_INFINITY]}
    ${'2 to the power 53'}            | ${{ a: 2 ** 53 }}
    ${'minus 2 to the power 53'}      | ${{ a: -(2 ** 53) }}
    ${'half a pair in a text'}        | ${['\ud800']}
    ${'half a pair in a member name'} | ${{ 'a\udc00': 1 }}
    ${'nothing at all'}               | ${undefined}
  `('refuses $what', ({ value }) => {
    expect(() => canonicalBytes(value)).toThrow(RangeError)
  })
})

describe('a digest', () => {
  it('is SHA-256 in lower-case hex', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(digestOf('abc')).toBe(abc)
    expect(digestOf(Buffer.from('abc'))).toBe(abc)
  })
})
