import { expect, it } from 'vitest'
import { eventActions, eventWords } from './event-words.ts'
import { registerActions, reviewActions } from './states.ts'

it('has words for every action of the tables that changes a state', () => {
  // Saving is not an event, and putting an operation back has a longer name.
  const without = ['edit', 'restore']
  const missing = [...reviewActions, ...registerActions].filter((action) => !(action in eventWords))
  expect(missing).toEqual(without)
})

it('says each thing differently, in a sentence part that follows a name', () => {
  expect(new Set(Object.values(eventWords)).size).toBe(eventActions.length)
  for (const words of Object.values(eventWords)) expect(words).toMatch(/^[A-Z][^.]+[^.]$/)
})
