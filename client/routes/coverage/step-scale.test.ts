import { expect, it } from 'vitest'
import { stepScale } from './step-scale.ts'

it.each<[number[], number[]]>([
  [
    [3, 21],
    [0, 10, 20, 30],
  ],
  [
    [56, 12],
    [0, 20, 40, 60],
  ],
  [[77], [0, 20, 40, 60, 80]],
  [[3], [0, 1, 2, 3]],
  [[], [0, 1]],
])('reaches the longest of %j', (days, ticks) => {
  expect(stepScale(days)).toEqual({ end: ticks.at(-1), ticks })
})
