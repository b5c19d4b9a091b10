import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QueueReply } from '#shared/api/sign-off.ts'
import { type Api, addPerson, type Client, send, signIn, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  answersAt,
  askToSign,
  changeFact,
  type Force,
  fill,
  reach,
  readyForReview,
  recordDebrief,
  saveSection,
  sendToGold,
  signOff,
  start,
  viewOperation,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'
import { fingerprint } from '#test/support/rows.ts'

let api: Api
let force: Force
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
})
afterAll(() => api.close())

async function withGold() {
  const { reviewId, operationId } = await reach(api, force, 'with_gold')
  const { digest, tag } = await viewRevision(force.lead, reviewId)
  return { reviewId, operationId, revision: 1, digest, tag }
}

async function steppedUp(client: Client, minutesAgo: number | null): Promise<void> {
  const at = minutesAgo === null ? null : new Date(Date.now() - minutesAgo * 60_000).toISOString()
  await api.database.owner
    .updateTable('session')
    .set({ stepped_up_at: at })
    .where('id', '=', client.sessionId)
    .execute()
}

describe('one review that waits for gold', () => {
  let seen: Awaited<ReturnType<typeof withGold>>
  let before: Record<string, string>
  beforeAll(async () => {
    seen = await withGold()
    await viewRevision(force.gold, seen.reviewId)
    before = await fingerprint(api.database)
  })

  type Change = Parameters<typeof askToSign>[2]
  it.each<[string, number, string, () => Change]>([
    ['without If-Match', 428, 'precondition_missing', () => ({ ifMatch: undefined })],
    ['with a wildcard', 412, 'revision_stale', () => ({ ifMatch: '*' })],
    ['with a weak tag', 412, 'revision_stale', () => ({ ifMatch: `W/${seen.tag}` })],
    ['with two tags', 412, 'revision_stale', () => ({ ifMatch: `${seen.tag}, "x"` })],
    ['with the tag unquoted', 412, 'revision_stale', () => ({ ifMatch: seen.tag.replaceAll('"', '') })],
    ['with another revision’s tag', 412, 'revision_stale', () => ({ ifMatch: `"2-${seen.digest}"` })],
    ['with another digest', 409, 'digest_mismatch', () => ({ body: { digest: 'a'.repeat(64) } })],
    ['with no check ticked', 409, 'gold_checks_missing', () => ({ body: { checks: [] } })],
    [
      'with six of seven checks, one twice',
      409,
      'gold_checks_missing',
      () => ({ body: { checks: [...SIX, SIX[0] ?? 'Numbers are right'] } }),
    ],
  ])('is not signed %s', async (_how, status, refusal, change) => {
    expect((await askToSign(force.gold, seen, change())).problem()).toMatchObject({ status, refusal })
    expect(await fingerprint(api.database)).toEqual(before)
  })

  it('is not signed by its path’s other revision', async () => {
    expect((await askToSign(force.gold, { ...seen, revision: 2 })).problem().refusal).toBe('revision_stale')
    expect((await askToSign(force.gold, { ...seen, revision: 0 })).problem().code).toBe('not_found')
  })

  it('is not signed by a gold who has not been shown it in this sign-in', async () => {
    const again = await signIn(api, force.gold)
    expect((await askToSign(again, seen)).problem().refusal).toBe('not_viewed')
    const url = `/api/v1/reviews/${seen.reviewId}/revisions/1`
    expect((await send(api, { method: 'HEAD', url, headers: again.headers })).status).toBe(404)
    expect((await askToSign(again, seen)).problem().refusal).toBe('not_viewed')
  })

  it.each([
    ['never', null],
    ['six minutes ago', 6],
  ])('is not signed by a gold who proved who they are %s', async (_when, minutes) => {
    const stale = await signIn(api, force.gold)
    await viewRevision(stale, seen.reviewId)
    await steppedUp(stale, minutes)
    expect((await askToSign(stale, seen)).problem()).toMatchObject({ status: 403, code: 'step_up_required' })
  })

  it('is not signed by another gold who gives no reason for signing instead', async () => {
    await viewRevision(force.otherGold, seen.reviewId)
    const asked = (reason: string | null) =>
      askToSign(force.otherGold, seen, { body: { reasonForAnotherGold: reason } })
    expect((await asked(null)).problem().refusal).toBe('gold_reason_missing')
    expect((await asked('  ')).problem().refusal).toBe('gold_reason_missing')
  })

  it('is not signed by those who are no gold, and is nothing to another force', async () => {
    for (const client of [force.lead, force.contributor, force.administrator]) {
      expect((await askToSign(client, seen)).problem().code).toBe('not_allowed')
    }
    const elsewhere = await addPerson(api, 'kent', ['gold_commander'])
    expect((await askToSign(elsewhere, seen)).problem()).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('is signed by the gold who read it, once', async () => {
    await viewRevision(force.gold, seen.reviewId)
    const answer = await askToSign(force.gold, seen, { body: { comment: 'A fair account.' } })
    expect(JSON.parse(answer.text)).toMatchObject({ state: 'signed_off', digest: seen.digest })
    expect((await viewReview(force.lead, seen.reviewId)).signOff).toMatchObject({
      revision: 1,
      digest: seen.digest,
      signedBy: { id: force.gold.personId },
      comment: 'A fair account.',
    })
    expect((await askToSign(force.gold, seen)).problem()).toMatchObject({
      status: 409,
      refusal: 'state_not_allowed',
    })
  })
})

const SIX = [
  'The account is fair',
  'Staffing reasons are stated',
  'Community impact has been assessed after the event',
  'Learning points are clear and can be shared',
  'Actions have owners',
  'Marking is right',
] as const

describe('who may not sign, whatever they hold now', () => {
  it('anyone who ever saved an answer, also in an earlier draft', async () => {
    const { operationId } = await readyForReview(force)
    const reviewId = await start(force.otherGold, operationId)
    await saveSection(force.otherGold, reviewId, 'handling', {})
    await saveSection(force.lead, reviewId, 'handling', {}, 1)
    await fillRest(reviewId)
    await sendToGold(force.lead, reviewId)
    const seen = await viewRevision(force.otherGold, reviewId)
    const asked = await askToSign(force.otherGold, seen, { body: { reasonForAnotherGold: 'On leave.' } })
    expect(asked.problem().refusal).toBe('own_work')
    const back = { revision: 1, comments: [{ sectionId: 'operation', comment: 'Say more.' }] }
    const returned = await force.otherGold.post(`/reviews/${reviewId}/return`, back)
    expect(returned.problem().refusal).toBe('own_work')
    const queue = (await force.otherGold.get('/sign-off')).read(QueueReply)
    expect(queue.waiting.find((entry) => entry.reviewId === reviewId)?.cannotSign).toContain(
      'another gold must decide',
    )
  })

  async function fillRest(reviewId: string): Promise<void> {
    const { sections } = await viewReview(force.lead, reviewId)
    const numbers = new Map(sections.map(({ id, saveNumber }) => [id, saveNumber]))
    await fill(force.lead, reviewId, 1, undefined, numbers)
  }

  it('anyone who facilitated one of its debriefs', async () => {
    const { operationId } = await readyForReview(force)
    await recordDebrief(force.lead, operationId, { facilitatorId: force.gold.personId })
    const reviewId = await start(force.lead, operationId)
    await fill(force.lead, reviewId)
    await sendToGold(force.lead, reviewId)
    const seen = await viewRevision(force.gold, reviewId)
    expect((await askToSign(force.gold, seen)).problem().refusal).toBe('not_eligible_gold')
    expect(seen.actions.map(({ action }) => action)).not.toContain('sign_off')
  })

  it('someone whose role ended between reading and signing', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    const acting = await addPerson(api, 'gwent', ['gold_commander', 'contributor'])
    const seen = await viewRevision(acting, reviewId)
    await api.database.owner
      .updateTable('role_grant')
      .set({ ended_at: new Date().toISOString() })
      .where('person_id', '=', acting.personId)
      .where('role', '=', 'gold_commander')
      .execute()
    const asked = await askToSign(acting, seen, { body: { reasonForAnotherGold: 'On leave.' } })
    expect(asked.problem().code).toBe('not_allowed')
  })

  it('anyone, when a newer decision is in effect than the one that the revision names', async () => {
    const seen = await withGold()
    await viewRevision(force.gold, seen.reviewId)
    const referral = { criterion: 'dsiReferral', value: 'other-referral', cause: 'referral' }
    await changeFact(force.lead, seen.operationId, referral)
    expect((await askToSign(force.gold, seen)).problem().refusal).toBe('decision_changed')
  })
})

describe('gold’s queue', () => {
  it('lists what waits, of this force alone, earliest deadline first', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    const { waiting } = (await force.gold.get('/sign-off')).read(QueueReply)
    expect(waiting.find((entry) => entry.reviewId === reviewId)).toMatchObject({
      revision: 1,
      cannotSign: null,
    })
    const deadlines = waiting.map(({ moments }) => moments.rungs.gold_signed.deadline ?? '9999')
    expect(deadlines).toEqual([...deadlines].sort())
    const elsewhere = await addPerson(api, 'kent', ['gold_commander'])
    expect((await elsewhere.get('/sign-off')).read(QueueReply).waiting).toEqual([])
  })
})

describe('a review that gold sends back', () => {
  it('carries the reasons, waits for each to be answered, and shows what changed when it comes again', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    await viewRevision(force.gold, reviewId)
    const ask = (body: unknown) => force.gold.post(`/reviews/${reviewId}/return`, body)
    const comment = (sectionId: string) => ({ sectionId, comment: 'Say more.' })
    expect((await ask({ revision: 1, comments: [] })).problem().errors?.[0]?.pointer).toBe('/body/comments')
    expect((await ask({ revision: 2, comments: [comment('debrief')] })).problem().code).toBe('revision_stale')
    const twice = (await ask({ revision: 1, comments: [comment('debrief'), comment('debrief')] })).problem()
    expect(twice.errors?.[0]?.pointer).toBe('/body/comments/1/sectionId')
    expect((await ask({ revision: 1, comments: [comment('weather')] })).problem().errors?.[0]?.pointer).toBe(
      '/body/comments/0/sectionId',
    )
    expect((await ask({ revision: 1, comments: [comment('operation'), comment('debrief')] })).status).toBe(
      200,
    )

    const { comments, state } = await viewReview(force.lead, reviewId)
    expect(state).toBe('returned')
    expect(comments.map(({ sectionId, revision, reply }) => [sectionId, revision, reply])).toEqual([
      ['debrief', 1, null],
      ['operation', 1, null],
    ])
    const more = { ...answersAt(1).operation, summary: 'More.' }
    const { saveNumber } = await saveSection(force.lead, reviewId, 'operation', more, 1)
    expect(saveNumber).toBe(2)
    const resend = await force.lead.post(`/reviews/${reviewId}/send-to-gold`)
    expect(resend.problem().refusal).toBe('comments_unanswered')
    for (const { id } of comments) {
      const answer = await force.lead.post(`/reviews/${reviewId}/comments/${id}/reply`, {
        reply: 'Said more.',
      })
      expect(answer.status).toBe(200)
    }
    const again = await force.lead.post(`/reviews/${reviewId}/comments/${comments[0]?.id}/reply`, {
      reply: 'And more.',
    })
    expect(again.problem()).toMatchObject({ code: 'action_refused', refusal: 'comment_answered' })

    expect(await sendToGold(force.lead, reviewId)).toMatchObject({ revision: 2 })
    const seen = await viewRevision(force.gold, reviewId, 2)
    expect(seen.comparedWith).toBe(1)
    expect(seen.changes.map(({ sectionId, fieldId, after }) => [sectionId, fieldId, after])).toContainEqual([
      'operation',
      'summary',
      'More.',
    ])
    const old = await viewRevision(force.gold, reviewId, 1)
    expect((await askToSign(force.gold, old)).problem().refusal).toBe('revision_stale')
    expect((await askToSign(force.gold, seen)).status).toBe(200)
  })
})

describe('a review that is taken back', () => {
  it('by its lead is a draft again, and its revision stays on record unsigned', async () => {
    const { reviewId } = await reach(api, force, 'with_gold')
    const seen = await viewRevision(force.gold, reviewId)
    expect(await act(force.lead, `/reviews/${reviewId}/recall`)).toMatchObject({ state: 'draft' })
    expect((await askToSign(force.gold, seen)).problem().refusal).toBe('state_not_allowed')
    expect((await viewReview(force.lead, reviewId)).revisions).toMatchObject([
      { number: 1, outcome: 'recalled' },
    ])
  })

  it('after the signature is void with its reason: it needs another signature before it can go', async () => {
    const { reviewId, operationId } = await reach(api, force, 'ready_to_submit')
    expect((await viewOperation(force.lead, operationId)).moments.rungs.gold_signed.moment).not.toBeNull()
    await act(force.gold, `/reviews/${reviewId}/re-open`, { reason: 'A figure was wrong.' })
    const opened = await viewReview(force.lead, reviewId)
    expect(opened).toMatchObject({ state: 'draft', signOff: null, revisions: [{ outcome: 'voided' }] })
    expect((await viewOperation(force.lead, operationId)).moments.rungs.gold_signed.moment).toBeNull()
    expect((await force.lead.get(`/reviews/${reviewId}/packs/recipient/json`)).problem().status).toBe(404)
    await sendToGold(force.lead, reviewId)
    await signOff(force.gold, reviewId, 2)
    expect((await force.lead.post(`/reviews/${reviewId}/submit`)).problem().refusal).toBe('pack_not_stored')
    const { revisions } = await viewReview(force.lead, reviewId)
    expect(revisions.map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, 'signed'],
      [1, 'voided'],
    ])
  })
})
