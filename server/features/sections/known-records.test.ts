import { expect, it } from 'vitest'
import { markingRecords } from '#shared/form/marking.ts'
import { listFormDefinitions } from '#shared/form/registry.ts'
import { KNOWN_RECORDS } from './repository.ts'

it('a save knows of every record that raises the marking of a review, in every form definition', () => {
  const asked = [...new Set(listFormDefinitions().flatMap(markingRecords))]
  expect(asked).toEqual(['pauses.contacts'])
  expect(asked.filter((path) => !KNOWN_RECORDS.includes(path))).toEqual([])
})
