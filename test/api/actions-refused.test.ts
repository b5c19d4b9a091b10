import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { londonClock } from '#shared/calendar.ts'
import { type Answer, type Api, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  askToSign,
  type Force,
  type Reached,
  reach,
  viewReview,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'wiltshire')
})
afterAll(() => api.close())

type State = Reached | 'sent'
const reason = { reason: 'A figure was wrong.' }
const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
const held = { ground: 'proceedings', reason: 'A trial is listed.' }
const cleared = { agreedWith: 'Disclosure officer', reason: 'The trial is over.' }
const now = () => londonClock(new Date().toISOString())

/** What each person can press, as their page would send it. */
const ACTIONS: Record<string, (id: string, revision: number) => Promise<Answer>> = {
  'the lead edits': async (id) => {
    const { sections } = await viewReview(force.lead, id)
    const saveNumber = sections.find((section) => section.id === 'operation')?.saveNumber ?? 0
    return force.lead.put(`/reviews/${id}/sections/operation`, { saveNumber, answers: {} })
  },
  'the lead sends it to gold': (id) => force.lead.post(`/reviews/${id}/send-to-gold`),
  'the lead withdraws it': (id) => force.lead.post(`/reviews/${id}/withdraw`, reason),
  'gold withdraws it': (id) => force.gold.post(`/reviews/${id}/withdraw`, reason),
  'the lead takes it back': (id) => force.lead.post(`/reviews/${id}/recall`),
  'gold signs it': async (id, revision) => {
    const seen = await force.gold.get(`/reviews/${id}/revisions/${revision}`)
    const { tag = '"1-x"', digest = 'a'.repeat(64) } = seen.status === 200 ? JSON.parse(seen.text) : {}
    return askToSign(force.gold, { reviewId: id, revision, tag, digest })
  },
  'gold returns it': (id, revision) => force.gold.post(`/reviews/${id}/return`, { revision, comments }),
  'the lead re-opens it': (id) => force.lead.post(`/reviews/${id}/re-open`, reason),
  'the lead holds it back': (id) => force.lead.post(`/reviews/${id}/hold-back`, held),
  'gold clears it': (id) => force.gold.post(`/reviews/${id}/clear-hold-back`, cleared),
  'gold re-opens it': (id) => force.gold.post(`/reviews/${id}/re-open`, reason),
  'the lead submits it': (id) => force.lead.post(`/reviews/${id}/submit`),
  'gold submits it': (id) => force.gold.post(`/reviews/${id}/submit`),
  'the lead records that it was sent': (id) =>
    force.lead.post(`/reviews/${id}/sent`, { sentAt: now(), note: 'By secure mail.' }),
}

/** Looking before pressing is logged; what is refused leaves no entry (test/api/access-log.test.ts). */
const READS_LEAVE = ['access_log']

const NO = 'state_not_allowed'
const STATES = ['draft', 'with_gold', 'returned', 'signed_off', 'submitted', 'sent', 'withdrawn'] as const
/** Why each action is refused in each state; null where it is not, which other tests show. */
const REFUSALS: Record<string, Record<(typeof STATES)[number], string | null>> = table(`
  action                             draft               with_gold           returned             signed_off          submitted  sent  withdrawn
  the lead edits                     -                   ${NO}               -                    ${NO}               ${NO}      ${NO} ${NO}
  the lead sends it to gold          not_complete        ${NO}               comments_unanswered  ${NO}               ${NO}      ${NO} ${NO}
  the lead withdraws it              -                   ${NO}               -                    role_missing        ${NO}      ${NO} ${NO}
  gold withdraws it                  role_missing        ${NO}               role_missing         -                   ${NO}      ${NO} ${NO}
  the lead takes it back             ${NO}               -                   ${NO}                ${NO}               ${NO}      ${NO} ${NO}
  gold signs it                      ${NO}               -                   ${NO}                ${NO}               ${NO}      ${NO} ${NO}
  gold returns it                    ${NO}               -                   ${NO}                ${NO}               ${NO}      ${NO} ${NO}
  the lead re-opens it               ${NO}               ${NO}               ${NO}                -                   ${NO}      ${NO} ${NO}
  the lead holds it back             ${NO}               ${NO}               ${NO}                -                   ${NO}      ${NO} ${NO}
  gold clears it                     ${NO}               ${NO}               ${NO}                not_held_back       ${NO}      ${NO} ${NO}
  gold re-opens it                   ${NO}               ${NO}               ${NO}                -                   ${NO}      ${NO} ${NO}
  the lead submits it                ${NO}               ${NO}               ${NO}                pack_not_stored     ${NO}      ${NO} ${NO}
  gold submits it                    ${NO}               ${NO}               ${NO}                pack_not_stored     ${NO}      ${NO} ${NO}
  the lead records that it was sent  no_live_submission  no_live_submission  no_live_submission   no_live_submission  -          ${NO} no_live_submission
`)

function table(text: string): typeof REFUSALS {
  const [, ...lines] = text.trim().split('\n')
  return Object.fromEntries(
    lines.map((line) => {
      const words = line.trim().split(/\s+/)
      const cells = words.splice(words.length - STATES.length)
      return [
        words.join(' '),
        Object.fromEntries(STATES.map((state, at) => [state, cells[at] === '-' ? null : cells[at]])),
      ]
    }),
  ) as typeof REFUSALS
}

/** What the lead’s and gold’s pages offer in each state. */
const OFFERED: Record<State, { lead: string[]; gold: string[] }> = {
  draft: { lead: ['edit', 'send_to_gold', 'withdraw'], gold: [] },
  with_gold: { lead: ['recall'], gold: ['sign_off', 'return', 'decline'] },
  returned: { lead: ['edit', 'send_to_gold', 'withdraw'], gold: [] },
  signed_off: {
    lead: ['submit', 'hold_back', 're_open'],
    gold: ['withdraw', 'submit', 'hold_back', 're_open'],
  },
  ready_to_submit: {
    lead: ['submit', 'hold_back', 're_open'],
    gold: ['withdraw', 'submit', 'hold_back', 're_open'],
  },
  submitted: { lead: ['amend'], gold: [] },
  sent: { lead: ['amend'], gold: [] },
  withdrawn: { lead: ['reinstate'], gold: [] },
}

describe.each(STATES)('a review that is %s', (state) => {
  it('takes the actions that its table has and refuses every other, with the reason', async () => {
    const { reviewId } = await reach(api, force, state === 'sent' ? 'submitted' : state)
    if (state === 'sent')
      await act(force.lead, `/reviews/${reviewId}/sent`, { sentAt: now(), note: 'By mail.' })
    const shown = await viewReview(force.lead, reviewId)
    const revision = shown.revisions[0]?.number ?? 1
    await force.gold.get(`/reviews/${reviewId}/revisions/${revision}`)
    const before = await fingerprint(api.database, READS_LEAVE)

    expect(Object.keys(REFUSALS)).toEqual(Object.keys(ACTIONS))
    for (const [name, action] of Object.entries(ACTIONS)) {
      const refusal = REFUSALS[name]?.[state]
      if (refusal === null) continue
      const problem = (await action(reviewId, revision)).problem()
      const { status, code } = problem
      expect({ name, status, code, refusal: problem.refusal }).toEqual({
        name,
        status: 409,
        code: 'action_refused',
        refusal,
      })
      expect(problem.detail).toMatch(/^[A-Z].*\.$/)
    }
    expect(await fingerprint(api.database, READS_LEAVE)).toEqual(before)

    const offered = async (client: Force['lead']) =>
      (await viewReview(client, reviewId)).actions.map(({ action }) => action)
    expect({ lead: await offered(force.lead), gold: await offered(force.gold) }).toEqual(OFFERED[state])
  })
})

it('a comment that is not there has no reply', async () => {
  const { reviewId } = await reach(api, force, 'draft')
  const answer = await force.lead.post(`/reviews/${reviewId}/comments/${randomUUID()}/reply`, {
    reply: 'What?',
  })
  expect(answer.problem().status).toBe(404)
})
