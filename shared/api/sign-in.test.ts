import { describe, expect, it } from 'vitest'
import { isSignInRefusal, ReturnPath, returnPathOf } from './sign-in.ts'

describe('the page to come back to', () => {
  it.each`
    address                                                    | path
    ${'/'}                                                     | ${'/'}
    ${'/operations/0f3a-7/facts'}                              | ${'/operations/0f3a-7/facts'}
    ${'/coverage?from=2026-10-01#late'}                        | ${'/coverage?from=2026-10-01'}
    ${'/coverage/list?figure=tier_0_sample&force=kent&tier=0'} | ${'/coverage/list?figure=tier_0_sample&force=kent&tier=0'}
    ${'/access?before=2026-11-22T21%3A24%3A28.492Z'}           | ${'/access?before=2026-11-22T21%3A24%3A28.492Z'}
    ${'/operations?next=%2F%2Felsewhere.example'}              | ${'/operations'}
    ${'/operations?'}                                          | ${'/operations'}
    ${`/operations?name=${'a'.repeat(300)}`}                   | ${'/operations'}
    ${`//elsewhere?from=2026-10-01`}                           | ${'/'}
    ${'//elsewhere'}                                           | ${'/'}
    ${'//elsewhere?x'}                                         | ${'/'}
    ${'/\\elsewhere'}                                          | ${'/'}
    ${'https://elsewhere.example'}                             | ${'/'}
    ${'javascript:alert(1)'}                                   | ${'/'}
    ${'/api/v1/sign-in/force/start'}                           | ${'/'}
    ${'/Operations'}                                           | ${'/'}
    ${'/operations\n'}                                         | ${'/'}
    ${`/${'a'.repeat(300)}`}                                   | ${'/'}
    ${''}                                                      | ${'/'}
  `('is $path for $address', ({ address, path }) => {
    expect(returnPathOf(address)).toBe(path)
  })

  it('is always one that the service takes', () => {
    expect(ReturnPath.safeParse(returnPathOf('//elsewhere')).success).toBe(true)
  })
})

it('a refusal is one of the list, and no property that every object has', () => {
  expect(isSignInRefusal('no_role')).toBe(true)
  expect(isSignInRefusal('constructor')).toBe(false)
  expect(isSignInRefusal(undefined)).toBe(false)
})
