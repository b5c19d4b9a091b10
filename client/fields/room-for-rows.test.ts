import { expect, it } from 'vitest'
import { roomForRows } from './room-for-rows.ts'

it.each`
  rows   | words
  ${0}   | ${null}
  ${449} | ${null}
  ${450} | ${'You can add 50 more rows'}
  ${499} | ${'You can add 1 more row'}
  ${500} | ${'There is room for 500 rows, and no more can be added'}
  ${501} | ${'There is room for 500 rows, and no more can be added'}
`('with $rows rows says $words', ({ rows, words }) => {
  expect(roomForRows(rows, 'row')).toBe(words)
})
