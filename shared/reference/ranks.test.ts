import { expect, it } from 'vitest'
import { fullRankOf, shortRankOf } from './ranks.ts'

it.each`
  rank                           | short
  ${'Superintendent'}            | ${'Supt'}
  ${'chief  superintendent'}     | ${'Ch Supt'}
  ${' Police Sergeant '}         | ${'Sgt'}
  ${'Ch Insp'}                   | ${'Ch Insp'}
  ${'Detective Chief Inspector'} | ${'DCI'}
  ${'Temporary Superintendent'}  | ${'T/Supt'}
  ${'Acting Inspector'}          | ${'A/Insp'}
  ${'Assistant Chief Constable'} | ${'ACC'}
  ${'Head of Public Order'}      | ${null}
  ${'Acting Head of Events'}     | ${null}
  ${''}                          | ${null}
`('"$rank" in short is $short', ({ rank, short }) => {
  expect(shortRankOf(rank)).toBe(short)
})

it('knows the rank in full behind a short one, and leaves what it does not know', () => {
  expect(fullRankOf('Ch Supt')).toBe('Chief Superintendent')
  expect(fullRankOf('Director')).toBe('Director')
})
