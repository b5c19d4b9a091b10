import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { listRollUps, listUndecided, renewCoverage } from '#server/features/coverage/repository.ts'
import { checkRollUps } from '#server/fsck/check-roll-ups.ts'
import { renewRollUps } from '#server/jobs/renew-roll-ups.ts'
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
let undecided: string
let takeBack: () => void
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'dorset')
  older = (await readyForReview(force, 2)).operationId
  undecided = await register(force)
  takeBack = publish(
    newerRule('1.1.0', { 0: { decision: 5 }, 2: { debrief: 10, form: 20, impact_review_1: 14 } }),
  ).takeBack
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

describe('an operation that waited for a decision when a newer version came', () => {
  const faults = () =>
    inContext(
      api.database.db,
      { jobForceId: 'dorset' },
      async (tx) => (await checkRollUps(tx, 'dorset')).faults,
    )
  const considered = async (id: string) => (await rowOf(id))?.moments.rungs.considered.deadline

  it('has the old days at first, which fsck names', async () => {
    expect(await considered(undecided)).toBe(until(3))
    expect(await faults()).toEqual([
      { where: `coverage_row ${undecided}`, what: 'it is not what the records come to' },
    ])
  })

  it('has the new days once the service has started, and what was decided keeps its own', async () => {
    await renewRollUps(api.database.db)
    expect(await considered(undecided)).toBe(until(5))
    expect(await considered(older)).toBe(until(3))
    expect(await faults()).toEqual([])
  })

  it('is left to whoever worked it out in between', async () => {
    const { db } = api.database
    const rows = await inContext(db, { jobForceId: 'dorset' }, (tx) => listUndecided(tx, 'dorset'))
    const row = rows.find(({ operation_id }) => operation_id === undecided)
    if (!row) throw new Error('the operation does not wait for a decision')
    await recordDebrief(force.lead, undecided)
    const before = await refreshedAt(undecided)
    await inContext(db, { jobForceId: 'dorset' }, (tx, at) => renewCoverage(tx, row, at))
    expect(await refreshedAt(undecided)).toBe(before)
  })

  async function refreshedAt(operation_id: string): Promise<string> {
    const rows = await inContext(api.database.db, { jobForceId: 'dorset' }, (tx) => listRollUps(tx, 'dorset'))
    return rows.find((row) => row.operation_id === operation_id)?.refreshed_at ?? ''
  }
})
