import { describe, expect, it } from 'vitest'
import { ApiProblem, unreachable } from './api-problem.ts'
import { attemptAfter, attemptFor } from './submit-key.ts'

describe('the key of a submit', () => {
  const first = attemptFor('{"a":1}', null)

  it('stays for the same words, so that a second press does nothing twice', () => {
    expect(attemptFor('{"a":1}', first)).toBe(first)
  })

  it('is new for other words', () => {
    expect(attemptFor('{"a":2}', first).key).not.toBe(first.key)
  })

  it('is kept when nobody knows whether it happened', () => {
    expect(attemptAfter(first, unreachable())).toBe(first)
    expect(attemptAfter(first, new ApiProblem({ code: 'unexpected', status: 500, title: 'x' }))).toBe(first)
    expect(attemptAfter(first, new ApiProblem({ code: 'still_running', status: 409, title: 'x' }))).toBe(
      first,
    )
  })

  it('is dropped after a definite no', () => {
    expect(
      attemptAfter(first, new ApiProblem({ code: 'action_refused', status: 409, title: 'x' })),
    ).toBeNull()
    expect(attemptAfter(first, new Error('x'))).toBeNull()
  })
})
