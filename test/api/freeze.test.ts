import { createHash } from 'node:crypto'
import { canonicalize } from 'json-canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Envelope } from '#shared/exchange/envelope.ts'
import { Rendition } from '#shared/exchange/rendition.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  type Force,
  fill,
  readyForReview,
  sendToGold,
  start,
  viewOperation,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'

let api: Api
let force: Force
let reviewId: string
let operationId: string
let digest: string
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gloucestershire')
  const ready = await readyForReview(force, 3, { place: 'TYPED place' })
  operationId = ready.operationId
  reviewId = await start(force.lead, operationId)
  await fill(force.lead, reviewId, 3, (place) => `TYPED ${place}`)
  digest = (await sendToGold(force.lead, reviewId)).digest
})
afterAll(() => api.close())

async function readRevision(number = 1) {
  const { owner } = api.database
  const revision = await owner
    .selectFrom('revision')
    .select(['id', 'envelope', 'digest', 'decision_id'])
    .where('review_id', '=', reviewId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const copies = await owner
    .selectFrom('rendition')
    .select(['audience', 'bytes', 'digest'])
    .where('revision_id', '=', revision.id)
    .execute()
  const bytesOf = (audience: string) =>
    copies.find((copy) => copy.audience === audience)?.bytes ?? Buffer.alloc(0)
  return { ...revision, copies, bytesOf, textOf: (audience: string) => bytesOf(audience).toString('utf8') }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('what is frozen when a review goes to gold', () => {
  it('is one copy for each audience, in canonical JSON, each with its digest in the envelope', async () => {
    const { copies, envelope } = await readRevision()
    expect(copies.map(({ audience }) => audience).sort()).toEqual([
      'force',
      'oversight',
      'public',
      'recipient',
    ])
    const bound = Envelope.parse(JSON.parse(envelope.toString('utf8')))
    expect(envelope.toString('utf8')).toBe(canonicalize(bound))
    for (const { audience, bytes } of copies) {
      const copy = JSON.parse(bytes.toString('utf8'))
      expect(bytes.toString('utf8'), audience).toBe(canonicalize(copy))
      expect(Rendition.parse(copy).audience).toBe(audience)
      expect(bound.renditions.find((each) => each.audience === audience)?.digest).toBe(sha256(bytes))
    }
  })

  it('has one digest, the envelope’s, wherever it is shown', async () => {
    const { envelope } = await readRevision()
    expect(sha256(envelope)).toBe(digest)
    expect((await viewReview(force.lead, reviewId)).revisions).toMatchObject([{ number: 1, digest }])
    expect(await viewRevision(force.gold, reviewId)).toMatchObject({ digest, tag: `"1-${digest}"` })
  })

  it('names the review, the decision in effect and the versions that it was made with', async () => {
    const { envelope, decision_id } = await readRevision()
    const { decisions, reference } = await viewOperation(force.lead, operationId)
    const bound = Envelope.parse(JSON.parse(envelope.toString('utf8')))
    expect(bound).toMatchObject({
      review: { id: reviewId, revision: 1 },
      forceId: 'gloucestershire',
      operationReference: reference,
      decisionId: decisions.find(({ current }) => current)?.id,
      form: { id: 'pelr', version: '1.1.0' },
      rule: { id: 'national-default', version: '1.0.0' },
    })
    expect(bound.decisionId).toBe(decision_id)
  })

  it('has a salt of its own in each copy and in each revision', async () => {
    await act(force.lead, `/reviews/${reviewId}/recall`)
    await sendToGold(force.lead, reviewId)
    const salts = [await readRevision(1), await readRevision(2)].flatMap(({ copies }) =>
      copies.map(({ bytes }) => Rendition.parse(JSON.parse(bytes.toString('utf8'))).salt),
    )
    expect(new Set(salts).size).toBe(8)
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(32)
  })

  it('names the people of the force in its own copy, and in no other but for gold', async () => {
    const { textOf } = await readRevision()
    const names = ['Lena Leads', 'TYPED community-impact.cia-owner.name']
    for (const name of names) expect(textOf('force')).toContain(name)
    for (const audience of ['recipient', 'oversight', 'public']) {
      for (const name of names) expect(textOf(audience), audience).not.toContain(name)
    }
    expect(textOf('recipient')).toContain('Greta Golding')
    expect(textOf('recipient')).not.toContain(force.lead.personId)
  })

  it('holds no free text in the copies for oversight and the public but what was written for them', async () => {
    const { textOf } = await readRevision()
    const typed = (audience: string) => [...new Set(textOf(audience).match(/TYPED [\w.-]+/g) ?? [])].sort()
    expect(typed('force').length).toBeGreaterThan(60)
    expect(typed('recipient').length).toBeGreaterThan(50)
    expect(typed('oversight')).toEqual([
      'TYPED lessons.lessons.lesson-public',
      'TYPED publication.oversight-summary',
      'TYPED publication.public-summary',
    ])
    expect(typed('public')).toEqual([
      'TYPED lessons.lessons.lesson-public',
      'TYPED publication.public-summary',
    ])
  })

  it('cannot be changed by anyone who serves, nor by the owner of the tables', async () => {
    const { owner } = api.database
    for (const table of ['revision', 'rendition', 'decision', 'audit_event'] as const) {
      await expect(owner.deleteFrom(table).execute(), table).rejects.toThrow('insert-only')
    }
    const change = owner
      .updateTable('revision')
      .set({ digest: 'a'.repeat(64) })
      .execute()
    await expect(change).rejects.toThrow('insert-only')
  })
})
