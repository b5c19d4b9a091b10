import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OperationRow, OperationsReply } from '#shared/api/operations.ts'
import { addDays, londonMidnight } from '#shared/calendar.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  addForce,
  changeFact,
  clockDaysAgo,
  FACTS,
  type Force,
  readyForReview,
  recordDebrief,
  register,
  saveFacts,
} from '#test/support/main-job.ts'
import { newerRule, publish } from '#test/support/newer-rule.ts'

let api: Api
let force: Force
let older: string
let newer: string
let takeBack: () => void
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'dorset')
  older = (await readyForReview(force, 2)).operationId
  takeBack = publish(newerRule('1.1.0', { debrief: 10, form: 20, impact_review_1: 14 })).takeBack
  newer = (await readyForReview(force, 2)).operationId
})
afterAll(async () => {
  takeBack()
  await api.close()
})

/** Every operation here stood down on the same day. */
const standDown = clockDaysAgo(2).slice(0, 10)
/** 00:00 after the last of so many days. */
const until = (days: number) => londonMidnight(addDays(standDown, days + 1))

async function rowOf(operationId: string): Promise<OperationRow | undefined> {
  const { rows } = (await force.lead.get('/operations')).read(OperationsReply)
  return rows.find(({ moments }) => moments.operationId === operationId)
}

function clocksOf(row: OperationRow | undefined) {
  const { rungs, duties } = row?.moments ?? {}
  return {
    rule: row?.rule,
    debriefed: rungs?.debriefed.deadline,
    form: rungs?.form_prepared.deadline,
    signed: rungs?.gold_signed.deadline,
    impactReview: duties?.impact_review_1?.deadline,
  }
}

const OLDER = {
  rule: { id: 'national-default', version: '1.0.0' },
  debriefed: until(28),
  form: until(42),
  signed: until(49),
  impactReview: until(28),
}

it('a decision keeps the days of the rule version it was made with while a newer one is in effect', async () => {
  expect(clocksOf(await rowOf(older))).toEqual(OLDER)
})

it('a decision made since has the days of the newer version', async () => {
  expect(clocksOf(await rowOf(newer))).toEqual({
    rule: { id: 'national-default', version: '1.1.0' },
    debriefed: until(10),
    form: until(20),
    signed: until(49),
    impactReview: until(14),
  })
})

it('what is recorded later under the older decision is counted by its days', async () => {
  await recordDebrief(force.lead, older)
  expect(clocksOf(await rowOf(older))).toEqual(OLDER)
})

it('a fact that changes no tier makes no decision, so the days stay', async () => {
  await changeFact(force.lead, older)
  expect(clocksOf(await rowOf(older))).toEqual(OLDER)
})

it('an operation without a decision in effect has no version of its own yet', async () => {
  const operationId = await register(force)
  await saveFacts(force.lead, operationId, FACTS[2])
  expect((await rowOf(operationId))?.rule).toBeNull()
})
