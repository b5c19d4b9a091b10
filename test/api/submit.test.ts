import { createHash } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { canonicalize } from 'json-canonicalize'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makePacks } from '#server/jobs/make-packs.ts'
import { londonClock } from '#shared/calendar.ts'
import { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import { type Api, addPerson, type Client, startApi } from '#test/support/api.ts'
import {
  addForce,
  clockDaysAgo,
  type Force,
  fill,
  reach,
  readyForReview,
  sendToGold,
  signOff,
  start,
  viewReview,
} from '#test/support/main-job.ts'
import { holdTables } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi({ jobs: true })
  force = await addForce(api, 'lancashire')
})
afterAll(() => api.close())

const file = (client: Client, id: string, audience: string, kind: string) =>
  client.get(`/reviews/${id}/packs/${audience}/${kind}`)
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const now = () => londonClock(new Date().toISOString())

describe('the packs of a signed review', () => {
  let reviewId: string
  beforeAll(async () => {
    const { operationId } = await readyForReview(force, 1)
    reviewId = await start(force.lead, operationId)
    await fill(force.lead, reviewId)
    await sendToGold(force.lead, reviewId)
    await signOff(force.gold, reviewId)
    await vi.waitFor(async () => expect((await viewReview(force.lead, reviewId)).packStored).toBe(true), {
      timeout: 25_000,
      interval: 100,
    })
  }, 40_000)

  it('come by themselves after the signature, for the force and for the recipient, as PDF and JSON', async () => {
    for (const audience of ['force', 'recipient']) {
      const pdf = await file(force.lead, reviewId, audience, 'pdf')
      expect(pdf.headers['content-type']).toBe('application/pdf')
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.bytes.subarray(-6).toString()).toContain('%%EOF')
      const json = await file(force.gold, reviewId, audience, 'json')
      expect(json.headers['content-type']).toMatch(/^application\/json/)
      expect(String(json.headers['content-disposition'])).toMatch(
        new RegExp(
          `^attachment; filename="OFFICIAL(-SENSITIVE)?-R-[0-9a-f]+-revision-1-${audience}\\.json"$`,
        ),
      )
    }
  })

  it('are the same bytes each time, also when the job runs again', async () => {
    const read = async () =>
      Promise.all(
        ['force', 'recipient'].flatMap((audience) =>
          ['pdf', 'json'].map(async (kind) =>
            sha256((await file(force.lead, reviewId, audience, kind)).bytes),
          ),
        ),
      )
    const first = await read()
    const { id, force_id } = await api.database.owner
      .selectFrom('sign_off')
      .select(['id', 'force_id'])
      .where('review_id', '=', reviewId)
      .executeTakeFirstOrThrow()
    await makePacks(api.database.db, { forceId: force_id, signOffId: id })
    expect(await read()).toEqual(first)
  })

  it('hold JSON that the published schema accepts', async () => {
    const published = await force.lead.get('/schemas/exchange/1.0.0')
    expect(published.headers['content-type']).toMatch(/^application\/schema\+json/)
    const ajv = new Ajv2020({ strict: true, strictTuples: false, strictTypes: false, allErrors: true })
    addFormats.default(ajv)
    const check = ajv.compile(JSON.parse(published.text))
    for (const audience of ['force', 'recipient']) {
      const exchange = JSON.parse((await file(force.lead, reviewId, audience, 'json')).text)
      expect(check(exchange), JSON.stringify(check.errors)).toBe(true)
      expect(check({ ...exchange, more: 1 })).toBe(false)
    }
  })

  it('prove without this service that they are part of what gold signed', async () => {
    const { text } = await file(force.lead, reviewId, 'recipient', 'json')
    const exchange = Exchange.parse(JSON.parse(text))
    expect(text).toBe(canonicalize(exchange))
    const digest = sha256(canonicalize(exchange.envelope))
    expect([exchange.envelopeDigest, exchange.signOff.envelopeDigest]).toEqual([digest, digest])
    const bound = exchange.envelope.renditions.find(({ audience }) => audience === 'recipient')
    expect(sha256(canonicalize(exchange.rendition))).toBe(bound?.digest)
    expect(exchange.signOff).toMatchObject({
      signedBy: { name: 'Greta Golding', rank: 'Inspector' },
      declaration: expect.stringContaining('have read revision 1'),
    })
  })

  it('name the people of the force in its own copy alone', async () => {
    expect((await file(force.lead, reviewId, 'force', 'json')).text).toContain('Lena Leads')
    expect((await file(force.lead, reviewId, 'recipient', 'json')).text).not.toContain('Lena Leads')
  })

  it('are for the people of the force who lead, sign or keep its records', async () => {
    expect((await file(force.contributor, reviewId, 'force', 'pdf')).problem().code).toBe('not_allowed')
    const elsewhere = await addPerson(api, 'kent', ['debrief_lead', 'gold_commander'])
    expect((await file(elsewhere, reviewId, 'force', 'pdf')).problem().status).toBe(404)
    expect((await file(force.lead, reviewId, 'oversight', 'pdf')).problem().status).toBe(404)
  })
})

describe('submitting', () => {
  it('is refused before the packs are there', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    expect((await force.lead.post(`/reviews/${reviewId}/submit`)).problem().refusal).toBe('state_not_allowed')
    // The job cannot have been done yet: it waits for the lock that this test holds on its table.
    const hold = await holdTables(api.database, ['pack'])
    await signOff(force.gold, reviewId)
    expect((await force.lead.post(`/reviews/${reviewId}/submit`)).problem().refusal).toBe('pack_not_stored')
    await hold.release()
  })

  it('waits for the sending, which the lead records once, at a time that can be right', async () => {
    const { reviewId } = await reach(api, force, 'submitted')
    expect((await viewReview(force.lead, reviewId)).submission).toMatchObject({
      state: 'queued',
      sentAt: null,
    })
    const ask = (sentAt: string) =>
      force.lead.post(`/reviews/${reviewId}/sent`, { sentAt, note: 'By secure mail.' })
    expect((await ask(clockDaysAgo(1))).problem().refusal).toBe('time_not_possible')
    expect((await ask(clockDaysAgo(-1))).problem().refusal).toBe('time_not_possible')
    const gold = await force.gold.post(`/reviews/${reviewId}/sent`, { sentAt: now(), note: 'By hand.' })
    expect(gold.problem().code).toBe('not_allowed')
    expect((await ask(now())).status).toBe(200)
    expect((await viewReview(force.lead, reviewId)).submission).toMatchObject({
      state: 'sent',
      channel: 'by_hand',
      sentNote: 'By secure mail.',
    })
    expect((await ask(now())).problem().refusal).toBe('state_not_allowed')
    expect((await force.lead.post(`/reviews/${reviewId}/submit`)).problem().refusal).toBe('state_not_allowed')
  })
})
