import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { addForce, askToSign, type Force, reach, viewRevision } from '#test/support/main-job.ts'

let api: Api
let force: Force
let reviewId: string
beforeAll(async () => {
  api = await startApi()
  force = await addForce(api, 'gwent')
  reviewId = (await reach(api, force, 'with_gold')).reviewId
})
afterAll(() => api.close())

/** The owner of the tables puts other bytes in the place of frozen ones, past the triggers; undone afterwards. */
async function altered<T>(table: 'rendition' | 'revision', during: () => Promise<T>): Promise<T> {
  const column = table === 'rendition' ? 'bytes' : 'envelope'
  const which =
    table === 'rendition'
      ? sql`audience = 'force' and revision_id = (select id from revision where review_id = ${reviewId})`
      : sql`review_id = ${reviewId}`
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
const stands = async () =>
  (await api.database.owner.selectFrom('sign_off').select('id').where('review_id', '=', reviewId).execute())
    .length

describe.each(['rendition', 'revision'] as const)(
  'a stored %s that was changed after it was frozen',
  (table) => {
    let seen: RevisionReply
    beforeAll(async () => {
      seen = await viewRevision(force.gold, reviewId)
    })

    it('is not shown: the answer says why, and none of its text', async () => {
      const answer = await altered(table, look)
      expect(answer.status).toBe(500)
      expect(answer.problem()).toMatchObject({ code: 'stored_text_changed' })
      expect(answer.text).not.toMatch(/Larch|Birch/)
    })

    it('cannot be signed by whoever was shown the true text before', async () => {
      const answer = await altered(table, () => askToSign(force.gold, seen))
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

it('a stored file that was changed after it was printed is not given out as what was signed', async () => {
  const { reviewId: ready } = await reach(api, force, 'ready_to_submit')
  const download = () => force.lead.get(`/reviews/${ready}/packs/force/pdf`)
  expect((await download()).status).toBe(200)
  await api.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update pack set pdf = pdf || '\\x00'::bytea where audience = 'force' and sign_off_id in
      (select id from sign_off where review_id = ${ready})`.execute(tx)
  })
  expect((await download()).problem()).toMatchObject({ code: 'stored_text_changed', status: 500 })
})
