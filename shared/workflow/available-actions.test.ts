import { describe, expect, it } from 'vitest'
import { availableActions, decide, explainActions } from './decide.ts'
import { acting, type letters, queried, quiet, ready, received } from './example-situation.ts'
import type { LiveSubmission, ReviewSituation } from './situation.ts'
import type { ReviewAction, ReviewState } from './states.ts'

describe('the state a live submission gives', () => {
  it.each<[string, ReviewAction, keyof typeof letters, LiveSubmission, ReviewState]>([
    ['the answered query was the only one', 'reply', 'L', queried, 'submitted'],
    ['it was acknowledged before', 'reply', 'G', { ...received, openQueries: 1 }, 'received'],
    ['another query is open', 'reply', 'L', { ...queried, openQueries: 2 }, 'queried'],
    ['the recipient closes the only one', 'close_query', 'R', { ...received, openQueries: 1 }, 'received'],
    ['the recipient closes one of two', 'close_query', 'R', { ...queried, openQueries: 2 }, 'queried'],
  ])('when %s', (_, action, letter, liveSubmission, to) => {
    expect(decide(action, { ...ready('queried', action, letter), liveSubmission })).toEqual({ ok: true, to })
  })

  it.each<[LiveSubmission, ReviewState]>([
    [quiet, 'submitted'],
    [received, 'received'],
    [queried, 'queried'],
    [{ ...received, openQueries: 1 }, 'queried'],
  ])('is where a dropped amendment goes back to: %o', (liveSubmission, to) => {
    const situation = { ...ready('returned', 'drop_amendment', 'L'), liveSubmission }
    expect(decide('drop_amendment', situation)).toEqual({ ok: true, to })
  })
})

describe('what a page offers', () => {
  const on = (state: ReviewState, letter: keyof typeof letters, change: Partial<ReviewSituation> = {}) =>
    availableActions({ ...ready(state, 'withdraw', letter), section: '', ...change })

  it.each<[string, ReviewAction[], ReviewAction[]]>([
    ['a lead with a draft', on('draft', 'L'), ['edit', 'send_to_gold', 'withdraw']],
    [
      'a lead with an amendment',
      on('draft', 'L', { everSubmitted: true, liveSubmission: quiet }),
      ['edit', 'send_to_gold', 'drop_amendment'],
    ],
    ['a contributor', on('returned', 'C'), ['edit']],
    [
      'a contributor without a section',
      on('draft', 'C', acting({ roles: ['contributor'], givenSections: [] })),
      [],
    ],
    ['a lead while gold reads', on('with_gold', 'L'), ['recall']],
    ['gold', on('with_gold', 'G'), ['sign_off', 'return', 'decline']],
    ['gold who wrote part of it', on('with_gold', 'G', acting({ isAuthor: true })), []],
    ['gold who facilitated', on('with_gold', 'G', acting({ facilitatedADebrief: true })), ['return']],
    ['gold with a signed review', on('signed_off', 'G'), ['withdraw', 'submit', 'hold_back', 're_open']],
    [
      'gold with a signed review that is held back',
      on('signed_off', 'G', { holdBackCleared: false }),
      ['withdraw', 'submit', 'clear_hold_back', 're_open'],
    ],
    [
      'gold who wrote part of it and may not clear it',
      on('signed_off', 'G', { holdBackCleared: false, ...acting({ isAuthor: true }) }),
      ['withdraw', 'submit', 're_open'],
    ],
    [
      'a lead whose signed review is held back',
      on('signed_off', 'L', { holdBackCleared: false }),
      ['submit', 're_open'],
    ],
    [
      'a recipient',
      on('submitted', 'R', { everSubmitted: true, liveSubmission: quiet }),
      ['acknowledge', 'query'],
    ],
  ])('to %s', (_, offered, expected) => {
    expect(offered).toEqual(expected)
  })

  it('says all that is missing before a button is pressed, and nothing that the request will carry', () => {
    const situation = {
      ...ready('draft', 'withdraw', 'L'),
      complete: false,
      debriefOfTierRecorded: false,
      reasonGiven: false,
    }
    expect(explainActions(situation)).toEqual([
      { action: 'edit', available: true, missing: [] },
      { action: 'send_to_gold', available: true, missing: ['not_complete', 'debrief_not_recorded'] },
      { action: 'withdraw', available: true, missing: [] },
      { action: 'drop_amendment', available: false, missing: ['no_live_submission'] },
      { action: 'reply', available: false, missing: ['no_live_submission', 'no_open_query'] },
    ])
  })

  it('tells a gold who wrote part of it why there is no button', () => {
    const situation = { ...ready('with_gold', 'sign_off', 'G'), ...acting({ isAuthor: true }) }
    expect(explainActions(situation)[0]).toEqual({
      action: 'sign_off',
      available: false,
      missing: ['own_work'],
    })
  })
})
