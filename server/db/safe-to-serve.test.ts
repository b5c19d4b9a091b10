import { expect, it } from 'vitest'
import { type Findings, reasonAgainst } from './safe-to-serve.ts'

const safe: Findings = {
  role: 'serving',
  superuser: null,
  bypasses: null,
  owner: null,
  owns: null,
  open: null,
  fsync: 'on',
  synchronous_commit: 'on',
}

it('has nothing against a role that owns nothing, tables that are closed and a server that forgets nothing', () => {
  expect(reasonAgainst(safe)).toBeUndefined()
})

it.each([
  [{ superuser: 'serving' }, 'its role serving is a superuser'],
  [{ superuser: 'boss' }, 'its role serving may become boss, which is a superuser'],
  [{ bypasses: 'serving' }, 'its role serving bypasses row security'],
  [{ owner: 'serving', owns: 'the table review' }, 'its role serving owns the table review'],
  [
    { owner: 'boss', owns: 'the function own_force' },
    'its role serving may become boss, which owns the function own_force',
  ],
  [{ open: 'review' }, 'the table review has no forced row security'],
  [{ fsync: 'off' }, 'its server has fsync off'],
  [{ synchronous_commit: 'off' }, 'its server has synchronous_commit off'],
])('%j: %s', (found, reason) => {
  expect(reasonAgainst({ ...safe, ...found })).toBe(reason)
})
