import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, startApi, send, addPerson } from '#test/support/api.ts'
import { addForce, reach, type Force, viewReview, newOperation,register, newDebrief, answersAt, start, readyForReview, saveFacts, decide, FACTS, askToSign, viewRevision, recordDebrief, fill } from '#test/support/main-job.ts'
import { sql } from 'kysely'
let api: Api
let force: Force
beforeAll(async () => { api = await startApi(); force = await addForce(api, 'kent');  })
afterAll(() => api.close())
const show = (label: string, a: any) => console.log(label, a.status, a.text.slice(0,600))
it('unasked', async () => {
  const r = await reach(api, force, 'draft')
  show('get lfr', await force.lead.get(`/reviews/${r.reviewId}/sections/lfr`))
  show('put lfr', await force.lead.put(`/reviews/${r.reviewId}/sections/lfr`, {saveNumber:0, answers:{}}))
  show('put planning', await force.lead.put(`/reviews/${r.reviewId}/sections/planning`, {saveNumber:0, answers:{}}))
  show('put publication', await force.lead.put(`/reviews/${r.reviewId}/sections/publication`, {saveNumber:0, answers:{}}))
  show('put sign-off', await force.lead.put(`/reviews/${r.reviewId}/sections/sign-off`, {saveNumber:0, answers:{}}))
  show('put unknown', await force.lead.put(`/reviews/${r.reviewId}/sections/nothing`, {saveNumber:0, answers:{}}))
  show('put unk field', await force.lead.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:0, answers:{hello:1}}))
  show('put constructor', await force.lead.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:0, answers:{constructor:1, toString: null}}))
  show('put bad', await force.lead.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:0, answers:{summary:1}}))
  show('put stale', await force.lead.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:5, answers:{summary:'x'}}))
  show('put huge savenumber', await force.lead.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:9007199254740991, answers:{summary:'x'}}))
  show('start body', await force.lead.post(`/operations/${r.operationId}/reviews`, {tier:3}))
  show('start ?', await force.lead.post(`/operations/${r.operationId}/reviews?x=1`))
  show('contributor', await force.contributor.put(`/reviews/${r.reviewId}/sections/operation`, {saveNumber:0, answers:{}}))
  show('check', await force.contributor.get(`/reviews/${r.reviewId}/check`))
  show('sendtogold', await force.lead.post(`/reviews/${r.reviewId}/send-to-gold`))
})
it('revision', async () => {
  const r = await reach(api, force, 'with_gold', 1)
  const head = await send(api, {method:'HEAD', url:`/api/v1/reviews/${r.reviewId}/revisions/1`, headers: force.gold.headers})
  show('HEAD', head); console.log(head.headers)
  const rev = await api.database.owner.selectFrom('revision').selectAll().where('review_id','=',r.reviewId).executeTakeFirstOrThrow()
  show('sign after HEAD', await askToSign(force.gold, {reviewId:r.reviewId, revision:1, digest: rev.digest, tag:`"1-${rev.digest}"`}, {body:{checks:[]}}))
  for (const p of ['01','1e0','0x1','%201','1.0','+1']) show('rev '+p, {status: (await force.gold.get(`/reviews/${r.reviewId}/revisions/${p}`)).status, text:''})
  const rows = await api.database.owner.selectFrom('rendition').selectAll().where('revision_id','=',rev.id).execute()
  for (const row of rows) { const j = JSON.parse(row.bytes.toString()); if (row.audience==='oversight') console.log(JSON.stringify({...j, document: undefined}), JSON.stringify(j.document).slice(0,3000)) }
  const auditor = await addPerson(api, 'kent-oversight', ['auditor']).catch(e=>console.log(e.message))
  if (auditor) show('aud', await auditor.get('/coverage/list?figure=registered'))
})
it('pending tier0', async () => {
  const id = await register(force)
  await saveFacts(force.lead, id, FACTS[0])
  const d = await decide(force.lead, id)
  await saveFacts(force.lead, id, FACTS[3], 1)
  show('confirm', await force.otherGold.post(`/operations/${id}/decisions/${d.id}/confirm`))
  show('op', {status:0, text: JSON.stringify((await force.lead.get(`/operations/${id}`)).text).slice(0,900)})
})
it('race reference', async () => {
  const op = newOperation({reference:'SAME'})
  const a = await Promise.all([1,2,3,4].map(()=>force.lead.post('/operations', op)))
  for (const x of a) show('same', x)
})
