import { describe, expect, it } from 'vitest'
import { returnPath } from './return-path.ts'

describe('where to go after signing in', () => {
  it.each`
    asked                            | path
    ${null}                          | ${'/'}
    ${''}                            | ${'/'}
    ${'/operations/7/facts#a-cost'}  | ${'/operations/7/facts#a-cost'}
    ${'/coverage?from=2026-10-01'}   | ${'/coverage?from=2026-10-01'}
    ${'/sign-in?return=%2F'}         | ${'/'}
    ${'https://elsewhere.example/a'} | ${'/'}
    ${'//elsewhere.example/a'}       | ${'/'}
    ${'/\\elsewhere.example/a'}      | ${'/'}
    ${'javascript:alert(1)'}         | ${'/'}
  `('is $path when $asked was asked for', ({ asked, path }) => {
    expect(returnPath(asked, 'https://reviews.example')).toBe(path)
  })
})
