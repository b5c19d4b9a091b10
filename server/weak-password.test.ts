import { expect, it } from 'vitest'
import { weaknessOf } from './weak-password.ts'

it.each(['', 'postgres', 'changeme', 'x7!kQ2#vR9p'])('%s is short', (password) => {
  expect(weaknessOf(password)).toBe('has fewer than 12 characters')
})

it.each([
  'postgrespostgres',
  'password1234',
  'Change-me-2026!',
  'reviews-service-secret',
  'PELR_owner_1234',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
])('%s is one that anybody would try', (password) => {
  expect(weaknessOf(password)).toBe('is one that anybody would try')
})

it.each(['correct horse battery', '9f4c1ee27ab05d38', 'passwords-grow-in-kent', '839274610582'])(
  '%s is neither',
  (password) => {
    expect(weaknessOf(password)).toBeUndefined()
  },
)
