import { expect, it } from 'vitest'
import { currentRule } from '#shared/rule/registry.ts'
import { PAUSE_REASON_WORDS, PAUSE_REASONS } from './debriefs.ts'

it('the reasons for a pause are those of the rule, in its words', () => {
  const { reasons } = currentRule().pause
  expect(PAUSE_REASONS.map((code) => ({ code, label: PAUSE_REASON_WORDS[code] }))).toEqual(reasons)
})
