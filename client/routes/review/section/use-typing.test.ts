import { expect, it } from 'vitest'
import { fieldOf } from './use-typing.ts'

const fields = ['cia-before', 'cia-before-reason', 'cia-groups']

it.each`
  control                         | field
  ${'a-cia-before'}               | ${'cia-before'}
  ${'a-cia-before-2'}             | ${'cia-before'}
  ${'a-cia-before-reason'}        | ${'cia-before-reason'}
  ${'a-cia-groups-5-how-we-know'} | ${'cia-groups'}
  ${'a-cia-beforehand'}           | ${null}
  ${''}                           | ${null}
`('finds that $control belongs to $field', ({ control, field }) => {
  expect(fieldOf(control, fields)).toBe(field)
})
