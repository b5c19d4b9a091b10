import { expect, it } from 'vitest'
import { alike } from './alike.ts'

const act = () => undefined

it.each`
  because                         | one                              | other
  ${'a copy of a row'}            | ${{ time: '10:20', used: 5 }}    | ${{ used: 5, time: '10:20' }}
  ${'a copy of what is in a row'} | ${{ audience: ['a', 'b'] }}      | ${{ audience: ['a', 'b'] }}
  ${'the same sentences'}         | ${new Map([['a-x', 'Enter x']])} | ${new Map([['a-x', 'Enter x']])}
  ${'the same function'}          | ${{ act }}                       | ${{ act }}
  ${'nothing'}                    | ${undefined}                     | ${undefined}
`('is shown the same: $because', ({ one, other }) => {
  expect(alike(one, other)).toBe(true)
})

it.each`
  because                         | one                              | other
  ${'one letter more'}            | ${{ event: 'Cordo' }}            | ${{ event: 'Cordon' }}
  ${'a part more'}                | ${{ time: '10:20' }}             | ${{ time: '10:20', used: 5 }}
  ${'a part less'}                | ${{ time: '10:20', used: 5 }}    | ${{ time: '10:20' }}
  ${'another part'}               | ${{ time: undefined }}           | ${{ used: undefined }}
  ${'another order of the parts'} | ${['a', 'b']}                    | ${['b', 'a']}
  ${'a longer list'}              | ${['a']}                         | ${['a', 'b']}
  ${'another sentence'}           | ${new Map([['a-x', 'Enter x']])} | ${new Map([['a-x', 'Enter y']])}
  ${'another function'}           | ${{ act }}                       | ${{ act: () => undefined }}
  ${'words instead of a number'}  | ${{ used: 5 }}                   | ${{ used: '5' }}
  ${'no row'}                     | ${{}}                            | ${null}
  ${'a list instead of parts'}    | ${{}}                            | ${[]}
`('is shown anew: $because', ({ one, other }) => {
  expect(alike(one, other)).toBe(false)
})
