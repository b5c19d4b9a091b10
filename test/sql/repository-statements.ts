import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inContext } from '#server/db/context.ts'
import { checkForce } from '#server/fsck/check-force.ts'
import { makeCheckpoints } from '#server/jobs/make-checkpoints.ts'
import { morningDigest } from '#server/jobs/morning-digest.ts'
import { renewRollUps } from '#server/jobs/renew-roll-ups.ts'
import { sendMail } from '#server/jobs/send-mail.ts'
import { tellPeople } from '#server/jobs/tell-people.ts'
import { AccessReply } from '#shared/api/access.ts'
import { londonClock } from '#shared/calendar.ts'
import { addRecipient } from '#test/support/after-sending.ts'
import { type Api, addPerson, checkpointPlace, startApi } from '#test/support/api.ts'
import { appoint, newAppointment } from '#test/support/colleagues.ts'
import { listFigure, viewCoverage } from '#test/support/coverage-lists.ts'
import { createTestDatabase } from '#test/support/database.ts'
import { goEverywhere } from '#test/support/everywhere.ts'
import { type HostileProvider, startHostileProvider } from '#test/support/hostile-provider.ts'
import {
  act,
  addForce,
  type Force,
  reach,
  register,
  saveSection,
  signOff,
  viewOperation,
  viewReview,
} from '#test/support/main-job.ts'
import { asFile, type Recorded, readable, recording } from '#test/support/recorded-sql.ts'
import { providersOf, signInEveryWay } from '#test/support/sign-in-flow.ts'

const FEATURES = new URL('../../server/features/', import.meta.url)
const features = readdirSync(FEATURES)
  .filter((feature) => readdirSync(new URL(feature, FEATURES)).includes('repository.ts'))
  .sort()

/** Exported beside the SQL, and without any of their own. */
const WITHOUT_SQL = [
  'decisionInEffect',
  'forcesSharedWith',
  'inEffectAt',
  'membersAfter',
  'namingOf',
  'nameOf',
  'openIn',
  'standing',
  'workOutMoments',
]

let api: Api
let recorded: Recorded
let service: HostileProvider
beforeAll(async () => {
  const noted = recording(await createTestDatabase())
  recorded = noted.recorded
  service = await startHostileProvider()
  api = await startApi({
    database: noted.database,
    jobs: true,
    config: { providers: providersOf(service) },
  })
  await doEverything()
}, 60_000)
afterAll(async () => {
  await api.close()
  await service.close()
})

/** What the people of a force that an operation is shared with see, and sections given and taken back. */
async function joinOthers(force: Force, operation: string, review: string): Promise<void> {
  const { contributor } = force
  const visitor = await addPerson(api, 'north-wales', ['contributor'])
  for (const path of ['/operations', `/operations/${operation}`, `/reviews/${review}`]) {
    expect((await visitor.get(path)).status, path).toBe(200)
  }
  expect((await contributor.get('/operations')).status).toBe(200)
  expect((await contributor.get(`/reviews/${review}/people`)).status).toBe(200)
  const back = await force.lead.post(`/reviews/${review}/people/${contributor.personId}/end`)
  expect(back.status).toBe(200)
}

/** Every command and every page once, so that every statement runs. */
async function doEverything(): Promise<void> {
  const force = await addForce(api, 'lincolnshire')
  const { operation, review, submission } = await goEverywhere(api, force, (place) => `Words for ${place}`)
  for (const path of ['/operations', `/operations/${operation}`, '/people', `/reviews/${review}/check`]) {
    expect((await force.lead.get(path)).status, path).toBe(200)
  }
  expect((await force.gold.get('/sign-off')).status).toBe(200)
  expect((await force.lead.get(`/reviews/${review}/history`)).status).toBe(200)
  expect((await force.lead.get('/series')).status).toBe(200)
  await joinOthers(force, operation, review)
  const { series } = await viewOperation(force.lead, operation)
  expect((await force.lead.get(`/series/${series?.id}`)).status).toBe(200)

  const { reviewId } = await reach(api, force, 'signed_off')
  const printed = async () => expect((await viewReview(force.lead, reviewId)).packStored).toBe(true)
  await vi.waitFor(printed, { timeout: 30_000, interval: 100 })
  await force.lead.get(`/reviews/${reviewId}/packs/force/pdf`)
  await force.lead.get(`/reviews/${reviewId}/packs/force/json`)
  await act(force.lead, `/reviews/${reviewId}/submit`)
  const sentAt = londonClock(new Date().toISOString())
  await act(force.lead, `/reviews/${reviewId}/sent`, { sentAt, note: 'By secure mail.' })

  const { reviewId: draft } = await reach(api, force, 'draft')
  for (const saved of [0, 1]) await saveSection(force.lead, draft, 'debrief', {}, saved)

  const [one, other] = [await register(force), await register(force)]
  const sentence = 'It is there twice.'
  const removal = { code: 'entered_twice', sentence, duplicateOf: other }
  await force.gold.post(`/operations/${one}/mark-duplicate`, removal)
  await force.gold.post(`/operations/${one}/restore`, { code: 'removed_in_error', sentence })
  const times = { startedAt: '2026-03-02T08:00', stoodDownAt: '2026-03-02T18:00' }
  await force.lead.post(`/operations/${other}/times`, times)
  const place = await checkpointPlace()
  await makeCheckpoints(api.database.db, { forceId: null }, place)
  await renewRollUps(api.database.db)
  await inContext(api.database.db, { jobForceId: 'lincolnshire' }, (tx) =>
    checkForce(tx, 'lincolnshire', { known: place.key.known, anchor: [] }),
  )
  const recipient = await addRecipient(api)
  for (const path of ['/inbox', `/inbox/${submission}`, `/inbox/${submission}/json`]) {
    expect((await recipient.get(path)).status, path).toBe(200)
  }
  await tellEverybody(force)
  const auditor = await addPerson(api, 'lincolnshire-oversight', ['auditor'])
  await signInEveryWay(api, service)
  const elsewhere = await addPerson(api, 'dorset', ['force_administrator'])
  const listed = { name: 'Wren Listed', rank: null, rankShort: null, signInId: randomUUID() }
  expect((await elsewhere.post('/people', listed)).status).toBe(201)
  await viewCoverage(auditor)
  await listFigure(auditor, 'registered')
  expect((await force.administrator.get('/administration/people')).status).toBe(200)
  await appointAndSign(api, force)
  await readAccessLog(force)
}

/** Someone acts as gold, signs so, and stops with the gold's own role; a review changes its lead. */
async function appointAndSign(api: Api, force: Force): Promise<void> {
  await appoint(force.gold, newAppointment(force.otherLead))
  expect((await force.gold.get('/acting-golds')).status).toBe(200)
  const { reviewId } = await reach(api, force, 'with_gold')
  await signOff(force.otherLead, reviewId)
  const assigned = { leadId: force.otherLead.personId, reason: 'The lead has moved on.' }
  await act(force.administrator, `/reviews/${reviewId}/assign`, assigned)
  await force.administrator.post(`/people/${force.gold.personId}/leave`, { reason: 'Retired.' })
}

/** Every way to read the access log. */
async function readAccessLog({ lead, administrator }: Force): Promise<void> {
  const own = (await administrator.get('/access/own')).read(AccessReply).entries[0]?.id
  const asked = `person=${lead.personId}&review=${own}&from=2026-01-01&to=2026-12-31&before=${own}`
  for (const path of ['/access', `/access?before=${own}`, '/access/force', `/access/force?${asked}`]) {
    expect((await administrator.get(path)).status, path).toBe(200)
  }
}

/** Messages that go, that do not, and that went already. */
async function tellEverybody(force: Force): Promise<void> {
  const { db, owner } = api.database
  const { personId } = force.gold
  await force.gold.put('/mail-choices', { waiting: true, returned: true, digest: true })
  await owner.insertInto('mail_address').values({ person_id: personId, address: 'a@example.org' }).execute()
  const { reviewId } = await reach(api, force, 'with_gold')
  const event = { event: 'review_waits', reviewId, subjectId: reviewId } as const
  const about = { forceId: 'lincolnshire', ...event, actorId: force.lead.personId }
  await tellPeople(db, { enqueue: async () => {} }, about)
  await morningDigest(db, { enqueue: async () => {} }, () => true)
  const order = { forceId: 'lincolnshire', personId, about: event }
  const down = { send: () => Promise.reject(new Error('down')) }
  await expect(sendMail(db, { server: down, origin: '' }, order)).rejects.toThrow('down')
  for (const _twice of [1, 2]) await sendMail(db, { server: { send: async () => {} }, origin: '' }, order)
}

describe.each(features)('the SQL of %s', (feature) => {
  it('is that of its snapshot', async () => {
    const functions = recorded.get(feature) ?? new Map()
    await expect(asFile(functions)).toMatchFileSnapshot(`./snapshots/${feature}.sql`)
  })

  it('is there for every function that its repository exports', async () => {
    const files = readdirSync(new URL(`${feature}/`, FEATURES)).filter((name) =>
      name.endsWith('repository.ts'),
    )
    const modules: object[] = await Promise.all(
      files.map((name) => import(`../../server/features/${feature}/${name}`)),
    )
    const exported = modules
      .flatMap((module) => Object.entries(module))
      .filter(([name, value]) => typeof value === 'function' && !WITHOUT_SQL.includes(name))
      .map(([name]) => name)
    const missing = exported.filter((name) => !recorded.get(feature)?.has(name))
    expect(missing).toEqual([])
  })
})

it('the control: a statement that changes reads differently, and one with a longer list does not', () => {
  const statement = 'select "id", "name" from "operation" where "force_id" = $1 and "id" in ($2, $3)'
  expect(readable(statement)).toBe(
    'select id,\n  name\nfrom operation\nwhere force_id = ?\n  and id in (?, …)',
  )
  expect(readable(statement.replace('$3', '$3, $4'))).toBe(readable(statement))
  expect(readable(statement.replace('"force_id" = $1 and ', ''))).not.toBe(readable(statement))
})
