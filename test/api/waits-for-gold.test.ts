import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OperationReply, OperationsReply } from '#shared/api/operations.ts'
import { type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import { appoint, newAppointment } from '#test/support/colleagues.ts'
import {
  act,
  addForce,
  changeFact,
  type Force,
  fill,
  readyForReview,
  recordDebrief,
  saveSection,
  sendToGold,
  start,
} from '#test/support/main-job.ts'
import { share } from '#test/support/shares.ts'

let api: Api
let force: Force
let operationId: string
let reviewId: string
const people: Record<string, Client> = {}

/** Everyone who looks at a review that otherGold wrote in and one more gold facilitated the debrief of. */
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'norfolk')
  const elsewhere = (await readyForReview(force)).operationId
  const ready = await readyForReview(force)
  operationId = ready.operationId
  reviewId = await start(force.lead, operationId)
  await saveSection(force.otherGold, reviewId, 'handling', {})
  await fill(force.lead, reviewId, 1, undefined, new Map([['handling', 1]]))
  const facilitator = await addPerson(api, force.id, ['gold_commander'])
  await recordDebrief(force.lead, operationId, { facilitatorId: facilitator.personId })
  const here = await addPerson(api, force.id, ['contributor'])
  const there = await addPerson(api, force.id, ['contributor'])
  await appoint(force.gold, newAppointment(here, { operationId }))
  await appoint(force.gold, newAppointment(there, { operationId: elsewhere }))
  await share(force.lead, operationId, 'suffolk')
  Object.assign(people, {
    'the named gold': force.gold,
    'a gold who leads debriefs and wrote nothing': await addPerson(api, force.id, [
      'gold_commander',
      'debrief_lead',
    ]),
    'whoever acts as gold in this operation': here,
    'whoever acts as gold in another operation': there,
    'a gold who wrote part of it': force.otherGold,
    'a gold who facilitated a debrief': facilitator,
    'the debrief lead': force.lead,
    'a contributor': force.contributor,
    'the force administrator': force.administrator,
    'a gold of a force that it is shared with': await addPerson(api, 'suffolk', ['gold_commander']),
  })
})
afterAll(() => api.close())

async function told(client: Client) {
  const page = (await client.get(`/operations/${operationId}`)).read(OperationReply)
  const { rows } = (await client.get('/operations')).read(OperationsReply)
  const row = rows.find(({ moments }) => moments.operationId === operationId)
  return { page: page.review?.waitsForViewer, list: row?.review?.waitsForViewer }
}

async function toldTo(who: readonly string[]) {
  const all = Object.entries(people).filter(([name]) => who.includes(name))
  return Object.fromEntries(
    await Promise.all(all.map(async ([name, client]) => [name, await told(client)] as const)),
  )
}

const yes = { page: true, list: true }
const no = { page: false, list: false }
const MAY_SIGN = {
  'the named gold': yes,
  'a gold who leads debriefs and wrote nothing': yes,
  'whoever acts as gold in this operation': yes,
}
const MAY_NOT = {
  'whoever acts as gold in another operation': no,
  'a gold who wrote part of it': no,
  'a gold who facilitated a debrief': no,
  'the debrief lead': no,
  'a contributor': no,
  'the force administrator': no,
  'a gold of a force that it is shared with': { page: false, list: undefined },
}
const golds = Object.keys(MAY_SIGN)
const nobody = Object.fromEntries(golds.map((who) => [who, no]))

describe('a review waits for', () => {
  it('nobody as gold while it is written', async () => {
    expect(await toldTo(golds)).toEqual(nobody)
  })

  it('every gold who wrote none of it and facilitated no debrief, once it is sent', async () => {
    await sendToGold(force.lead, reviewId)
    expect(await toldTo(Object.keys(people))).toEqual({ ...MAY_SIGN, ...MAY_NOT })
  })

  it('them also where a newer decision keeps it from being signed: it is theirs to return', async () => {
    await changeFact(force.lead, operationId, { criterion: 'targetedCommunity', value: true })
    const [newest] = (await force.lead.get(`/operations/${operationId}`)).read(OperationReply).decisions
    expect(newest).toMatchObject({ number: 2, chosenTier: 2 })
    expect(await toldTo(golds)).toEqual(MAY_SIGN)
  })

  it('nobody once it was taken back', async () => {
    await act(force.lead, `/reviews/${reviewId}/recall`)
    expect(await toldTo(golds)).toEqual(nobody)
  })
})
