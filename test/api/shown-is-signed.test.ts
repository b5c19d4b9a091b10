import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { type Api, startApi } from '#test/support/api.ts'
import {
  act,
  addForce,
  answersAt,
  askToSign,
  type Force,
  reach,
  saveSection,
  sendToGold,
  viewReview,
  viewRevision,
} from '#test/support/main-job.ts'

let api: Api
let force: Force
let reviewId: string
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
  reviewId = (await reach(api, force, 'with_gold')).reviewId
})
afterAll(() => api.close())

type Stored = 'rendition' | 'revision'
type Which = { reviewId: string; revision: number }

/** The owner of the tables puts other bytes in the place of frozen ones, past the triggers; undone afterwards. */
async function altered<T>(table: Stored, { reviewId, revision }: Which, during: () => Promise<T>) {
  const column = table === 'rendition' ? 'bytes' : 'envelope'
  const frozen = sql`review_id = ${reviewId} and number = ${revision}`
  const which =
    table === 'rendition'
      ? sql`audience = 'force' and revision_id = (select id from revision where ${frozen})`
      : frozen
  const put = (from: string, to: string) =>
    api.database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.ref(column)} =
          convert_to(replace(convert_from(${sql.ref(column)}, 'UTF8'), ${from}, ${to}), 'UTF8')
        where ${which}`.execute(tx)
      expect(numAffectedRows).toBe(1n)
    })
  const [was, is] = table === 'rendition' ? ['Operation Larch', 'Operation Birch'] : ['1.1.0', '1.1.9']
  await put(was, is)
  try {
    return await during()
  } finally {
    await put(is, was)
  }
}

const look = () => force.gold.get(`/reviews/${reviewId}/revisions/1`)
const signOffsOf = (review: string) =>
  api.database.owner.selectFrom('sign_off').select('id').where('review_id', '=', review).execute()
const stands = async () => (await signOffsOf(reviewId)).length

/** Gold reads revision 1 and returns it; one answer is changed and it is sent again as revision 2. */
async function returnedAndSentAgain(): Promise<string> {
  const { reviewId: id } = await reach(api, force, 'with_gold')
  await viewRevision(force.gold, id)
  const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
  await act(force.gold, `/reviews/${id}/return`, { revision: 1, comments })
  const more = { ...answersAt(1).operation, summary: 'More was said.' }
  await saveSection(force.lead, id, 'operation', more, 1)
  const [asked] = (await viewReview(force.lead, id)).comments
  await force.lead.post(`/reviews/${id}/comments/${asked?.id}/reply`, { reply: 'Said more.' })
  await sendToGold(force.lead, id)
  return id
}

describe.each(['rendition', 'revision'] as const)(
  'a stored %s that was changed after it was frozen',
  (table) => {
    let seen: RevisionReply
    beforeAll(async () => {
      seen = await viewRevision(force.gold, reviewId)
    })

    it('is not shown: the answer says why, and none of its text', async () => {
      const answer = await altered(table, { reviewId, revision: 1 }, look)
      expect(answer.status).toBe(500)
      expect(answer.problem()).toMatchObject({ code: 'stored_text_changed' })
      expect(answer.text).not.toMatch(/Larch|Birch/)
    })

    it('cannot be signed by whoever was shown the true text before', async () => {
      const answer = await altered(table, { reviewId, revision: 1 }, () => askToSign(force.gold, seen))
      expect(answer.status).toBe(409)
      expect(answer.problem()).toMatchObject({ code: 'action_refused', refusal: 'digest_mismatch' })
      expect(await stands()).toBe(0)
    })
  },
)

it('the control: the same request is signed while the stored text is what was frozen', async () => {
  const seen = await viewRevision(force.gold, reviewId)
  expect((await askToSign(force.gold, seen)).status).toBe(200)
  expect(await stands()).toBe(1)
})

describe.each(['rendition', 'revision'] as const)(
  'an earlier %s that gold was shown and that was changed since',
  (table) => {
    let again: string
    beforeAll(async () => {
      again = await returnedAndSentAgain()
    })
    const seen = () => viewRevision(force.gold, again, 2)
    const damaged = <T>(revision: number, during: () => Promise<T>) =>
      altered(table, { reviewId: again, revision }, during)

    it('does not keep gold from the newer one, and nothing is compared with it', async () => {
      const shown = await damaged(1, seen)
      expect(shown).toMatchObject({ comparedWith: null, cannotCompareWith: 1, changes: [], waiting: true })
      expect(shown.comments.map(({ comment }) => comment)).toEqual(['Say more.'])
      expect(JSON.stringify(shown)).not.toContain('Operation Birch')
      expect(JSON.stringify(shown.rendition)).toContain('More was said.')
    })

    it('is not shown itself, while the newer one is', async () => {
      const answer = await damaged(1, () => force.gold.get(`/reviews/${again}/revisions/1`))
      expect(answer.problem()).toMatchObject({ code: 'stored_text_changed', status: 500 })
    })

    it('the control: a newer one that was changed is not shown, whatever the earlier one is', async () => {
      const answer = await damaged(2, () => force.gold.get(`/reviews/${again}/revisions/2`))
      expect(answer.problem()).toMatchObject({ code: 'stored_text_changed', status: 500 })
      expect(answer.text).not.toMatch(/Larch|Birch/)
    })

    it('the control: whole as it was frozen, it is compared with', async () => {
      expect(await seen()).toMatchObject({
        comparedWith: 1,
        cannotCompareWith: null,
        changes: [{ sectionId: 'operation', fieldId: 'summary', after: 'More was said.' }],
      })
    })

    it('does not keep gold from signing the newer one', async () => {
      const answer = await damaged(1, async () => askToSign(force.gold, await seen()))
      expect(answer.status).toBe(200)
      expect(await signOffsOf(again)).toHaveLength(1)
    })
  },
)

it('an earlier revision whose stored text is gone does not keep gold from the newer one either', async () => {
  const again = await returnedAndSentAgain()
  await api.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`delete from rendition where audience = 'force' and revision_id =
      (select id from revision where review_id = ${again} and number = 1)`.execute(tx)
  })
  const shown = await viewRevision(force.gold, again, 2)
  expect(shown).toMatchObject({ comparedWith: null, cannotCompareWith: 1, changes: [] })
  expect((await askToSign(force.gold, shown)).status).toBe(200)
})

describe('a stored file that was changed after it was made', () => {
  let ready: string
  beforeAll(async () => {
    ready = (await reach(api, force, 'ready_to_submit')).reviewId
  })

  it.each([
    ['force', 'pdf'],
    ['force', 'json'],
    ['recipient', 'pdf'],
    ['recipient', 'json'],
  ] as const)('is not given out as what was signed: the %s’s %s', async (audience, kind) => {
    const download = () => force.lead.get(`/reviews/${ready}/packs/${audience}/${kind}`)
    expect((await download()).status).toBe(200)
    await api.database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      const { numAffectedRows } = await sql`
        update pack set ${sql.ref(kind)} = ${sql.ref(kind)} || '\\x20'::bytea where audience = ${audience}
          and sign_off_id in (select id from sign_off where review_id = ${ready})`.execute(tx)
      expect(numAffectedRows).toBe(1n)
    })
    const answer = await download()
    expect(answer.problem()).toMatchObject({ code: 'stored_text_changed', status: 500 })
    expect(answer.text).not.toMatch(/Larch|%PDF/)
  })
})
