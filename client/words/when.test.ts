import { expect, it } from 'vitest'
import { when } from './when.ts'

it.each`
  instant                   | words
  ${'2026-11-24T09:12:00Z'} | ${'today at 09:12'}
  ${'2026-11-23T09:12:00Z'} | ${'yesterday at 09:12'}
  ${'2026-10-10T09:12:00Z'} | ${'on 10 October at 10:12'}
  ${'2025-11-23T23:30:00Z'} | ${'on 23 November 2025 at 23:30'}
`('says "$words" in a sentence', ({ instant, words }) => {
  expect(when(instant, '2026-11-24')).toBe(words)
})
