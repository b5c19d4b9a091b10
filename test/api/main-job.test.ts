import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, embeddedDatabase } from '#server/db/connect.ts'
import { openEmbedded } from '#server/db/embedded.ts'
import { prepareDatabase } from '#server/prepare-database.ts'
import { londonClock } from '#shared/calendar.ts'
import type { FigureId } from '#shared/coverage/measures.ts'
import { type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import { figuresUnlikeTheirLists, listFigure, viewCoverage } from '#test/support/coverage-lists.ts'
import { createTestDatabase } from '#test/support/database.ts'
import {
  act,
  addForce,
  decide,
  FACTS,
  type Force,
  fill,
  recordDebrief,
  register,
  saveFacts,
  sendToGold,
  signOff,
  start,
  viewReview,
} from '#test/support/main-job.ts'

async function createEmbedded(): Promise<Database> {
  const database = embeddedDatabase(await openEmbedded())
  await prepareDatabase(database)
  return database
}

describe.each([
  ['real PostgreSQL', createTestDatabase],
  ['the embedded database', createEmbedded],
])('the main job on %s', (_name, create) => {
  let api: Api
  let force: Force
  let auditor: Client
  beforeAll(async () => {
    api = await startApi({ database: await create(), jobs: true })
    force = await addForce(api, 'norfolk')
    auditor = await addPerson(api, 'norfolk-oversight', ['auditor'])
  })
  afterAll(() => api.close())

  const RUNGS = ['considered', 'debriefed', 'form_prepared', 'gold_signed', 'submitted'] as const

  /** The auditor’s coverage shows the operation on this rung and on none above it. */
  async function expectRung(operationId: string, reached: (typeof RUNGS)[number] | 'registered') {
    const { counts } = (await viewCoverage(auditor)).figures
    const held = RUNGS.slice(0, RUNGS.indexOf(reached as (typeof RUNGS)[number]) + 1)
    for (const rung of RUNGS) {
      const figure: FigureId = `${rung}_reached`
      expect([rung, counts[figure]]).toEqual([rung, held.includes(rung) ? 1 : 0])
      expect(await listFigure(auditor, figure)).toEqual(held.includes(rung) ? [operationId] : [])
    }
    const { registered, removed, awaiting_decision, not_required, required } = counts
    expect([registered, removed + awaiting_decision + not_required + required]).toEqual([1, 1])
  }

  it('moves coverage a rung at each step, from the register to the sending, in time', async () => {
    const operationId = await register(force)
    await expectRung(operationId, 'registered')
    await saveFacts(force.lead, operationId, FACTS[1])
    await decide(force.lead, operationId)
    await expectRung(operationId, 'considered')
    await recordDebrief(force.lead, operationId)
    await expectRung(operationId, 'debriefed')

    const reviewId = await start(force.lead, operationId)
    await fill(force.lead, reviewId)
    await expectRung(operationId, 'debriefed')
    await sendToGold(force.lead, reviewId)
    await expectRung(operationId, 'form_prepared')

    await signOff(force.gold, reviewId)
    await expectRung(operationId, 'gold_signed')
    const printed = async () => expect((await viewReview(force.lead, reviewId)).packStored).toBe(true)
    await vi.waitFor(printed, { timeout: 25_000, interval: 100 })

    await act(force.lead, `/reviews/${reviewId}/submit`)
    await expectRung(operationId, 'gold_signed')
    const sentAt = londonClock(new Date().toISOString())
    await act(force.lead, `/reviews/${reviewId}/sent`, { sentAt, note: 'By secure mail.' })
    await expectRung(operationId, 'submitted')

    expect((await viewCoverage(auditor)).figures.counts).toMatchObject({
      required: 1,
      gold_signed_done_in_time: 1,
      submitted_done_in_time: 1,
      sent_unsigned: 0,
    })
    expect(await figuresUnlikeTheirLists(auditor)).toEqual([])
  }, 60_000)
})
