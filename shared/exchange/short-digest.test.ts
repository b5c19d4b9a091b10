import { expect, it } from 'vitest'
import { shortDigest } from './short-digest.ts'

it('shows the first 16 characters of a digest in groups of four', () => {
  expect(shortDigest('30dcd2ecafa293a8'.padEnd(64, '0'))).toBe('30dc d2ec afa2 93a8')
})
