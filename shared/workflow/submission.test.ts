import { describe, expect, it } from 'vitest'
import type { Refusal } from './refusals.ts'
import { submissionEvents, submissionStates, submissionWords } from './states.ts'
import { decideSubmission, type SubmissionSituation, submissionAfter } from './submission.ts'

const people = {
  lead: { roles: ['debrief_lead'], relation: 'lead_force' },
  gold: { roles: ['gold_commander'], relation: 'lead_force' },
  'lead next door': { roles: ['debrief_lead'], relation: 'sharing_force' },
  recipient: { roles: ['recipient_officer'], relation: 'recipient' },
  channel: { roles: [], relation: 'channel' },
  workflow: 'workflow',
} as const satisfies Record<string, SubmissionSituation['actor']>

const ready = {
  needsAttention: true,
  timePossible: true,
  receiptMatches: true,
  packPassedChecks: true,
} as const

/** The specification's table: event, from, who, to. */
const table = [
  ['submit', 'none', 'workflow', 'queued'],
  ['accepted', 'queued', 'channel', 'sent'],
  ['sent_by_hand', 'queued', 'lead', 'sent'],
  ['retries_used_up', 'queued', 'channel', 'queued'],
  ['retry', 'queued', 'lead', 'queued'],
  ['change_channel', 'queued', 'lead', 'queued'],
  ['receipt', 'sent', 'recipient', 'received'],
  ['receipt', 'sent', 'channel', 'received'],
  ['amendment_sent', 'queued', 'workflow', 'superseded'],
  ['amendment_sent', 'sent', 'workflow', 'superseded'],
  ['amendment_sent', 'received', 'workflow', 'superseded'],
] as const

describe('the submission table', () => {
  it.each(table)('%s from %s by %s goes to %s', (event, state, who, to) => {
    const needsAttention = event === 'retries_used_up'
    expect(decideSubmission(event, { ...ready, state, actor: people[who] })).toEqual({
      ok: true,
      to,
      needsAttention,
    })
  })

  it('refuses every event, state and person that it does not name', () => {
    const named = new Set(table.map(([event, state, who]) => `${event} ${state} ${who}`))
    let tried = 0
    for (const event of submissionEvents) {
      for (const state of ['none', ...submissionStates] as const) {
        for (const [who, actor] of Object.entries(people)) {
          const place = `${event} ${state} ${who}`
          expect(decideSubmission(event, { ...ready, state, actor }).ok, place).toBe(named.has(place))
          tried += 1
        }
      }
    }
    console.info('submission table: tried', tried, 'allowed', named.size)
    expect(tried).toBe(8 * 5 * 6)
  })

  it.each<
    [(typeof submissionEvents)[number], 'queued' | 'sent' | 'received', keyof typeof people, object, Refusal]
  >([
    ['retry', 'queued', 'lead', { needsAttention: false }, 'no_attention_needed'],
    ['change_channel', 'queued', 'lead', { needsAttention: false }, 'no_attention_needed'],
    ['sent_by_hand', 'queued', 'lead', { timePossible: false }, 'time_not_possible'],
    ['sent_by_hand', 'queued', 'lead next door', {}, 'other_force'],
    ['sent_by_hand', 'sent', 'lead', {}, 'state_not_allowed'],
    ['receipt', 'sent', 'lead', {}, 'role_missing'],
    ['receipt', 'sent', 'recipient', { receiptMatches: false }, 'receipt_mismatch'],
    ['receipt', 'sent', 'channel', { packPassedChecks: false }, 'pack_failed_checks'],
    ['receipt', 'received', 'channel', {}, 'state_not_allowed'],
  ])('%s from %s by %s with %o is refused: %s', (event, state, who, change, refusal) => {
    const situation = { ...ready, state, actor: people[who], ...change }
    expect(decideSubmission(event, situation)).toEqual({ ok: false, refusal })
  })
})

describe('the live submission after a review action', () => {
  const live = { state: 'sent', openQueries: 2, acknowledged: false } as const

  it.each([
    ['acknowledge', { state: 'received', openQueries: 2, acknowledged: true }],
    ['query', { ...live, openQueries: 3 }],
    ['reply', { ...live, openQueries: 1 }],
    ['close_query', { ...live, openQueries: 1 }],
    ['drop_amendment', live],
    ['amend', live],
  ] as const)('%s: %o', (action, after) => {
    expect(submissionAfter(action, live)).toEqual(after)
  })
})

describe('the words for a submission', () => {
  it.each([
    ['queued', false, 'Waiting to go'],
    ['queued', true, 'Needs attention'],
    ['sent', false, 'Sent, no receipt yet'],
    ['sent', true, 'Sent, no receipt yet'],
    ['received', false, 'Received'],
    ['superseded', false, 'Superseded'],
  ] as const)('%s, needs attention %s: %s', (state, needsAttention, words) => {
    expect(submissionWords(state, needsAttention)).toBe(words)
  })
})
