import { describe, expect, it } from 'vitest'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import {
  type DecisionValues,
  decisionFaults,
  declineBody,
  returnBody,
  signOffBody,
} from './decision-faults.ts'

const revision = {
  number: 2,
  digest: 'a'.repeat(64),
  isNamedGold: true,
  notRequired: { refusal: null, reasonCharacters: 100, waits: false },
  sections: [
    { id: 'operation', title: 'Operation' },
    { id: 'staffing', title: 'Command and staffing rationale' },
  ],
}
const ready: DecisionValues = {
  choice: 'sign',
  checks: [...GOLD_CHECKS],
  comment: '',
  reasonForAnotherGold: '',
  returned: {},
  because: '',
  duplicateOf: '',
  declineReason: '',
}

describe('signing', () => {
  it('has nothing in its way when every check is ticked', () => {
    expect(decisionFaults(ready, revision)).toEqual([])
  })

  it('points at the first check that is not ticked', () => {
    const checks = GOLD_CHECKS.filter((check) => check !== 'Numbers are right')
    expect(decisionFaults({ ...ready, checks }, revision)).toEqual([
      { place: 'check-2', message: 'Tick each gold check after reading the review.' },
    ])
  })

  it('asks a gold who is not the one named why they sign, and for more than spaces', () => {
    const other = { ...revision, isNamedGold: false }
    const asked = 'You are not the gold named for this operation. Say why you sign instead.'
    expect(decisionFaults({ ...ready, reasonForAnotherGold: '  ' }, other)).toEqual([
      { place: 'reasonForAnotherGold', message: asked },
    ])
    expect(decisionFaults({ ...ready, reasonForAnotherGold: 'On leave' }, other)).toEqual([])
  })

  it('refuses a comment that cannot be stored', () => {
    expect(decisionFaults({ ...ready, comment: 'x'.repeat(2_001) }, revision)).toEqual([
      { place: 'comment', message: 'Use 2,000 characters or fewer' },
    ])
  })

  it('sends no empty comment, and no reason from the named gold', () => {
    expect(signOffBody({ ...ready, comment: ' ', reasonForAnotherGold: 'typed before' }, revision)).toEqual({
      digest: 'a'.repeat(64),
      checks: [...GOLD_CHECKS],
      comment: null,
      reasonForAnotherGold: null,
    })
  })
})

describe('returning', () => {
  const returning: DecisionValues = { ...ready, choice: 'return', checks: [] }

  it('needs a section', () => {
    expect(decisionFaults(returning, revision)).toEqual([
      { place: 'return-operation', message: 'Choose at least one section and say what must be put right.' },
    ])
  })

  it('needs words beside each ticked section, and names it', () => {
    const returned = {
      operation: { ticked: true, comment: 'Which bridge?' },
      staffing: { ticked: true, comment: ' ' },
    }
    expect(decisionFaults({ ...returning, returned }, revision)).toEqual([
      {
        place: 'return-staffing-words',
        message: 'Command and staffing rationale: enter what must be put right',
      },
    ])
  })

  it('sends the ticked sections only, in the order of the review', () => {
    const returned = {
      staffing: { ticked: true, comment: 'Why three?' },
      operation: { ticked: false, comment: 'Not any more' },
    }
    expect(returnBody({ ...returning, returned }, revision)).toEqual({
      revision: 2,
      comments: [{ sectionId: 'staffing', comment: 'Why three?' }],
    })
  })
})

describe('declining', () => {
  const declining: DecisionValues = { ...ready, choice: 'decline' }
  const id = '00000000-0000-4000-8000-000000000001'
  const messages = (values: DecisionValues, about: Parameters<typeof decisionFaults>[1] = revision) =>
    decisionFaults(values, about).map(({ place, message }) => [place, message])

  it('asks what it is, and presumes neither', () => {
    expect(messages(declining)).toEqual([['because', 'Say whether it is a duplicate or not required.']])
    expect(declineBody(declining)).toBeUndefined()
  })

  it('as a duplicate asks for the other operation and one sentence', () => {
    const duplicate: DecisionValues = { ...declining, because: 'duplicate' }
    expect(messages(duplicate)).toEqual([
      ['duplicateOf', 'Choose the operation that this one repeats'],
      ['declineReason', 'Write one sentence for the oversight body'],
    ])
    const whole = { ...duplicate, duplicateOf: id, declineReason: 'Entered twice.' }
    expect(messages(whole)).toEqual([])
    expect(declineBody(whole)).toEqual({ because: 'duplicate', duplicateOf: id, reason: 'Entered twice.' })
  })

  it('as not required asks for as long a reason as the decision does', () => {
    const short: DecisionValues = { ...declining, because: 'not_required', declineReason: 'x'.repeat(99) }
    expect(messages(short)).toEqual([
      ['declineReason', 'Give the reason for the lower tier in at least 100 characters.'],
    ])
    const long = { ...short, declineReason: 'x'.repeat(100), duplicateOf: id }
    expect(messages(long)).toEqual([])
    expect(declineBody(long)).toEqual({ because: 'not_required', reason: 'x'.repeat(100) })
  })

  it('as not required says why the decision table refuses it', () => {
    const refused = {
      ...revision,
      notRequired: { refusal: 'Not here.', reasonCharacters: 100, waits: false },
    }
    expect(messages({ ...declining, because: 'not_required' }, refused)).toEqual([['because', 'Not here.']])
  })
})

it('asks for a choice where none is made', () => {
  expect(decisionFaults({ ...ready, choice: '' }, revision)).toEqual([
    { place: 'choice-return', message: 'Choose what you want to do' },
  ])
})
