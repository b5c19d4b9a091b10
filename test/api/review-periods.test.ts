import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, addPerson, startApi } from '#test/support/api.ts'
import {
  addForce,
  clockDaysAgo,
  type Force,
  newOperation,
  register,
  viewOperation,
} from '#test/support/main-job.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'sussex')
})
afterAll(() => api.close())

type Kind = 'period' | 'closing'
const ask = (operationId: string, kind: Kind, more = {}) =>
  force.lead.post('/operations', newOperation({ periodOf: { operationId, kind }, ...more }))

it('a long-running protest is registered in numbered review periods and closed once', async () => {
  const first = await register(force)
  expect((await ask(first, 'closing')).problem().errors).toEqual([
    { pointer: '/body/periodOf', message: 'One review period needs no closing review' },
  ])
  const second = await register(force, { periodOf: { operationId: first, kind: 'period' } })
  const third = await register(force, { periodOf: { operationId: first, kind: 'period' } })
  const closing = await register(force, { periodOf: { operationId: first, kind: 'closing' } })
  const parts = [
    [first, 'period', 1],
    [second, 'period', 2],
    [third, 'period', 3],
    [closing, 'closing', null],
  ]
  for (const id of [first, third, closing]) {
    const { periods } = await viewOperation(force.lead, id)
    expect(periods.map(({ operationId, kind, number }) => [operationId, kind, number])).toEqual(parts)
  }
  expect((await ask(first, 'period')).problem().errors?.[0]?.message).toContain('registered already')
})

it('a part belongs to the first period, of one’s own force and still in the register', async () => {
  const first = await register(force)
  const second = await register(force, { periodOf: { operationId: first, kind: 'period' } })
  const other = await addForce(api, 'kent')
  const elsewhere = await register(other)
  const removed = await register(force)
  const removal = { code: 'entered_in_error', sentence: 'It was a drill.' }
  await force.administrator.post(`/operations/${removed}/withdraw`, removal)
  for (const id of [second, elsewhere, removed, '00000000-0000-4000-8000-000000000000']) {
    expect((await ask(id, 'period')).problem().errors).toEqual([
      { pointer: '/body/periodOf', message: 'Choose the operation of the first review period' },
    ])
  }
})

it('a period has at most 28 days', async () => {
  const first = await register(force)
  const days = (from: number) => ({
    plannedStartAt: clockDaysAgo(from, '08:00'),
    plannedEndAt: clockDaysAgo(1, '18:00'),
    startedAt: null,
    stoodDownAt: null,
  })
  expect((await ask(first, 'period', days(29))).problem().errors).toEqual([
    { pointer: '/body/plannedEndAt', message: 'A review period has at most 28 days' },
  ])
  expect((await ask(first, 'period', days(28))).status).toBe(201)
})

it('an operation that stands alone has no periods', async () => {
  expect((await viewOperation(force.lead, await register(force))).periods).toEqual([])
  const recipient = await addPerson(api, 'npocc', ['recipient_officer'])
  expect((await recipient.post('/operations', newOperation())).problem().code).toBe('not_allowed')
})
