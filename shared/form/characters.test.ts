import { expect, it } from 'vitest'
import { countCharacters, sectionBytes } from './characters.ts'

it.each([
  ['', 0],
  ['plain', 5],
  ['café', 4],
  ['’“”', 3],
  ['a😀b', 3],
  ['😀😀', 2],
  // Half of a pair is one, and takes nothing from the pair beside it.
  ['\ud83d', 1],
  ['\ud83d😀', 2],
  ['😀\ude00', 2],
  // Two people joined by a third code point.
  ['👩\u200d👩', 3],
])('%j has %i characters', (text, count) => {
  expect(countCharacters(text)).toBe(count)
})

it.each([
  // As JSON: {"a":""} is eight bytes.
  ['', 8],
  ['plain', 13],
  ['\u007f', 9],
  ['\u0080', 10],
  ['\u07ff', 10],
  ['\u0800', 11],
  ['\uffff', 11],
  ['café', 13],
  ['’', 11],
  ['😀', 12],
  ['a😀’é', 18],
  // Escaped, so six signs each.
  ['\ud83d', 14],
  ['\u0001', 14],
  ['"', 10],
])('an answer of %j takes %i bytes', (a, bytes) => {
  expect(sectionBytes({ a })).toBe(bytes)
  expect(new TextEncoder().encode(JSON.stringify({ a })).length).toBe(bytes)
})

it('no answers take two bytes, and nothing takes none', () => {
  expect(sectionBytes({})).toBe(2)
  expect(sectionBytes(undefined)).toBe(0)
})
