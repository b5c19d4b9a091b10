import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HistoryEntry, HistoryReply } from '#shared/api/history.ts'
import { eventActions } from '#shared/workflow/event-words.ts'
import { type Api, addPerson, startApi } from '#test/support/api.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { act, addForce, type Force, reach } from '#test/support/main-job.ts'
import type { Ids } from '#test/support/routes-of-api.ts'

let api: Api
let force: Force
let ids: Ids
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'norfolk')
  ids = await goEverywhere(api, force, (place) => `Words for ${place}`)
}, 60_000)
afterAll(() => api.close())

const historyOf = async (id: string, client = force.lead) =>
  (await client.get(`/reviews/${id}/history`)).read(HistoryReply)
const find = (entries: readonly HistoryEntry[], action: HistoryEntry['action']) =>
  entries.find((entry) => entry.action === action)
const saidWith = (entries: readonly HistoryEntry[], action: HistoryEntry['action']) =>
  entries.filter((entry) => entry.action === action).map(({ said }) => said.map(({ words }) => words))

describe('the history of a review', () => {
  it('is what the chain has of it and its operation, the newest first', async () => {
    const { entries } = await historyOf(ids.review)
    const numbers = entries.map(({ sequence }) => sequence)
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
    expect(
      entries
        .map(({ action }) => action)
        .toReversed()
        .slice(0, 14),
    ).toEqual([
      'register_operation',
      'enter_facts',
      'record_decision',
      'record_debrief',
      'confirm_decision',
      'record_debrief',
      'record_impact_review',
      'pause',
      'resume',
      'start',
      'become_author',
      'give_sections',
      'send_to_gold',
      'return',
    ])
  })

  it('says who, which revision with which text, and which tier', async () => {
    const { entries } = await historyOf(ids.review)
    const signed = find(entries, 'sign_off')
    expect(signed).toMatchObject({ who: { name: 'Greta Golding', rank: 'Inspector' }, revision: 3 })
    expect(signed?.digest).toBe(find(entries, 'send_to_gold')?.digest)
    expect(find(entries, 'record_decision')).toMatchObject({ tier: 3, who: { name: 'Lena Leads' } })
    expect(find(entries, 'store_pack')).toMatchObject({ who: null, organisation: null })
    const copies = entries.filter(({ action }) => action === 'store_pack').map(({ said }) => said[0]?.words)
    expect(new Set(copies)).toEqual(new Set(['The force’s copy', 'The recipient’s copy']))
  })

  it('gives every reason, comment and reply with the act that it was given for', async () => {
    const { entries } = await historyOf(ids.review)
    expect(saidWith(entries, 're_open')).toEqual([['Words for re-open']])
    expect(find(entries, 'hold_back')?.said).toEqual([
      { about: 'A live investigation', words: 'Words for hold-back' },
    ])
    expect(find(entries, 'clear_hold_back')?.said).toEqual([
      { about: 'Agreed with: Words for hold-back agreed', words: 'Words for hold-back cleared' },
    ])
    expect(find(entries, 'return')?.said).toEqual([{ about: 'Operation', words: 'Words for comment' }])
    expect(saidWith(entries, 'reply_to_comment')).toEqual([['Words for reply']])
    expect(saidWith(entries, 'record_decision')).toEqual([['The rule gives it.']])
    expect(saidWith(entries, 'pause')).toEqual([['Inquest']])
    expect(saidWith(entries, 'resume')).toEqual([['Words for resume']])
    expect(saidWith(entries, 'record_fact_change')).toEqual([['Words for source']])
  })

  it('has what came after sending, and names the recipient but none of its people', async () => {
    const { entries } = await historyOf(ids.others[0] ?? '')
    expect(saidWith(entries, 'query')).toEqual([
      ['Words for open question'],
      ['Words for answered question'],
      ['Words for closed question'],
    ])
    expect(saidWith(entries, 'reply')).toEqual([['Words for explanation']])
    expect(saidWith(entries, 'amend')).toEqual([['Words for amendment'], ['Words for dropped amendment']])
    expect(saidWith(entries, 'sent_by_hand')).toEqual([['By secure mail.']])
    for (const action of ['query', 'close_query', 'acknowledge'] as const) {
      expect(find(entries, action)).toMatchObject({
        who: null,
        organisation: 'National Police Coordination Centre',
        revision: 1,
      })
    }
  })

  it('tells why a review was declined, withdrawn and brought back', async () => {
    const declined = (await historyOf(ids.others[1] ?? '')).entries
    expect(saidWith(declined, 'decline')[0]?.[0]).toMatch(/^Words for not required/)
    expect(find(declined, 'record_decision')).toMatchObject({ tier: 0, who: { name: 'Greta Golding' } })
    const back = (await historyOf(ids.others[2] ?? '')).entries
    expect(saidWith(back, 'withdraw')).toEqual([['Words for withdrawn']])
    expect(saidWith(back, 'reinstate')).toEqual([['Words for reinstated']])
  })

  it('leaves out another review of the same operation', async () => {
    const { reviewId, operationId } = await reach(api, force, 'withdrawn')
    const again = JSON.parse((await force.lead.post(`/operations/${operationId}/reviews`)).text) as {
      id: string
    }
    await act(force.lead, `/reviews/${again.id}/withdraw`, { reason: 'Another one.' })
    const { entries } = await historyOf(reviewId)
    expect(saidWith(entries, 'withdraw')).toEqual([['Not needed.']])
    expect(find(entries, 'register_operation')).toBeDefined()
  })

  it('is for the people of the force alone', async () => {
    const neighbour = await addPerson(api, 'suffolk', ['debrief_lead'])
    expect((await neighbour.get(`/reviews/${ids.review}/history`)).status).toBe(404)
    expect((await historyOf(ids.review, force.contributor)).entries.length).toBeGreaterThan(10)
    const auditor = await addPerson(api, 'norfolk-oversight', ['auditor'])
    expect((await auditor.get(`/reviews/${ids.review}/history`)).status).toBe(403)
  })
})

/** The actions that the commands and jobs record, as their source spells them. */
function recordedActions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return recordedActions(path)
    if (!entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) return []
    const calls = readFileSync(path, 'utf8').split('recordEvent(').slice(1)
    return calls
      .flatMap((call) => [...(/action: ('\w+')/.exec(call)?.slice(1) ?? [])])
      .map((word) => word.slice(1, -1))
  })
}

it('has words for every action that is recorded anywhere', async () => {
  const spelled = recordedActions(join(import.meta.dirname, '../../server'))
  expect(spelled.length).toBeGreaterThan(20)
  const { rows } = { rows: await api.database.owner.selectFrom('audit_event').select('payload').execute() }
  const written = rows.map(({ payload }) => (JSON.parse(payload) as { action: string }).action)
  const known: readonly string[] = eventActions
  expect([...new Set([...spelled, ...written])].filter((action) => !known.includes(action))).toEqual([])
})
