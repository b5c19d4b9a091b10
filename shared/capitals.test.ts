import { expect, it } from 'vitest'
import { capital, inSentence } from './capitals.ts'

it.each`
  words           | headed          | inside
  ${'level one'}  | ${'Level one'}  | ${'level one'}
  ${'Due date'}   | ${'Due date'}   | ${'due date'}
  ${'NPoCC copy'} | ${'NPoCC copy'} | ${'NPoCC copy'}
  ${'3 days'}     | ${'3 days'}     | ${'3 days'}
  ${''}           | ${''}           | ${''}
`(
  'writes "$words" as "$headed" at the head of a line, and as "$inside" in it',
  ({ words, headed, inside }) => {
    expect([capital(words), inSentence(words)]).toEqual([headed, inside])
  },
)
