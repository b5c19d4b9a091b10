import type { Wording } from '#shared/form/filled-review.ts'
import { addRecipient, askQuery, LONG_REASON, reachSent } from './after-sending.ts'
import type { Api } from './api.ts'
import { addColleague, appoint, newAppointment } from './colleagues.ts'
import { groupImpacts, recordImpactReview } from './impact-reviews.ts'
import {
  act,
  changeFact,
  type Force,
  fill,
  reach,
  readyForReview,
  recordDebrief,
  register,
  sendToGold,
  signOff,
  start,
  viewReview,
} from './main-job.ts'
import type { Ids } from './routes-of-api.ts'
import { giveSections, share } from './shares.ts'
import { declareSeries, newPause } from './situations.ts'
import { storePacks } from './store-packs.ts'

/**
 * A review that has been everywhere a review can go, with `wording` in every text that someone can type: paused,
 * returned, answered, signed, re-opened, signed again, held back and cleared, ready to submit. Beside it stand one that was sent, asked about,
 * acknowledged and opened for an amendment, one that was declined, and one that was withdrawn and brought back.
 */
export async function goEverywhere(api: Api, force: Force, wording: Wording): Promise<Ids> {
  const { operationId, decisionId } = await readyForReview(force, 3, { place: wording('place') })
  await force.gold.post(`/operations/${operationId}/decisions/${decisionId}/confirm`)
  await recordDebrief(force.lead, operationId, {
    place: wording('debrief place'),
    facilitatorRole: wording('facilitator'),
    scribe: wording('scribe'),
    organisations: wording('organisations'),
    facilitatorId: force.administrator.personId,
  })
  await recordImpactReview(force.lead, operationId, {
    madeById: force.administrator.personId,
    madeByRole: wording('impact role'),
    whatChanged: wording('impact changed'),
    groups: groupImpacts({ visitors: ['low', wording('impact group')] }),
    policingEffect: wording('impact of policing'),
    nextSteps: wording('impact next'),
  })
  const pause = newPause({ contact: wording('contact') })
  await force.lead.post(`/operations/${operationId}/pauses`, pause)
  await force.lead.post(`/operations/${operationId}/resume`, { reason: wording('resume') })
  const reviewId = await start(force.lead, operationId)
  await fill(force.lead, reviewId, 3, wording)
  await giveSections(force.lead, reviewId, force.contributor, ['operation'])
  await sendToGold(force.lead, reviewId)
  const comments = [{ sectionId: 'operation', comment: wording('comment') }]
  await act(force.gold, `/reviews/${reviewId}/return`, { revision: 1, comments })
  const comment = (await viewReview(force.lead, reviewId)).comments[0]?.id ?? ''
  await force.lead.post(`/reviews/${reviewId}/comments/${comment}/reply`, { reply: wording('reply') })
  await sendToGold(force.lead, reviewId)
  await signOff(force.gold, reviewId, 2)
  await act(force.gold, `/reviews/${reviewId}/re-open`, { reason: wording('re-open') })
  await sendToGold(force.lead, reviewId)
  await signOff(force.gold, reviewId, 3)
  await storePacks(api, reviewId)
  const held = { ground: 'live_investigation', reason: wording('hold-back') }
  await act(force.lead, `/reviews/${reviewId}/hold-back`, held)
  const cleared = { agreedWith: wording('hold-back agreed'), reason: wording('hold-back cleared') }
  await act(force.gold, `/reviews/${reviewId}/clear-hold-back`, cleared)
  const series = await beyondTheReview(force, operationId, wording)
  const people = await amongPeople(force, operationId, wording)
  const shared = await withOthers(force, operationId, wording)
  const about = { operation: operationId, review: reviewId, decision: decisionId, comment, series }
  const { submission, query, sent } = await afterSending(api, force, wording)
  const others = [sent, await declined(api, force, wording), await broughtBack(api, force, wording)]
  return { ...about, ...people, share: shared, submission, query, others }
}

/** Someone who was added, wrote for a while and left, and someone who acted as gold until that was ended. */
async function amongPeople(force: Force, operationId: string, wording: Wording) {
  const person = await addColleague(force, 'contributor')
  await force.administrator.post(`/people/${person}/mail-address`, { address: 'wren@example.org' })
  await force.administrator.post(`/people/${person}/leave`, { reason: wording('leaving') })
  const appointment = await appoint(
    force.gold,
    newAppointment(force.otherLead, { operationId, reason: wording('acting') }),
  )
  await force.gold.post(`/acting-golds/${appointment}/end`, { reason: wording('acting ended') })
  return { person, appointment }
}

/** Shared with one force for a while, and with another still. */
async function withOthers({ lead }: Force, operationId: string, wording: Wording): Promise<string> {
  const ended = await share(lead, operationId, 'cumbria', wording('share'))
  await lead.post(`/operations/${operationId}/shares/${ended}/end`, { reason: wording('share ended') })
  return share(lead, operationId, 'north-wales', wording('second share'))
}

/** One question closed, one answered and one open; a receipt; an amendment that was dropped and one that is written. */
async function afterSending(api: Api, force: Force, wording: Wording) {
  const recipient = await addRecipient(api)
  const { reviewId, submissionId: submission, digest } = await reachSent(api, force, recipient)
  const [closed, answered] = [
    await askQuery(recipient, submission, wording('closed question')),
    await askQuery(recipient, submission, wording('answered question')),
  ]
  await recipient.post(`/inbox/${submission}/queries/${closed}/close`)
  const explanation = wording('explanation')
  await force.gold.post(`/reviews/${reviewId}/queries/${answered}/reply`, { explanation })
  const query = await askQuery(recipient, submission, wording('open question'))
  await recipient.post(`/inbox/${submission}/acknowledge`, { digest, packPassedChecks: true })
  await act(force.lead, `/reviews/${reviewId}/amend`, { reason: wording('dropped amendment') })
  await act(force.lead, `/reviews/${reviewId}/drop-amendment`)
  await act(force.lead, `/reviews/${reviewId}/amend`, { reason: wording('amendment') })
  return { submission, query, sent: reviewId }
}

async function declined(api: Api, force: Force, wording: Wording): Promise<string> {
  const { reviewId } = await reach(api, force, 'with_gold')
  const reason = `${wording('not required')} ${LONG_REASON}`
  await act(force.gold, `/reviews/${reviewId}/decline`, { because: 'not_required', reason })
  return reviewId
}

async function broughtBack(api: Api, force: Force, wording: Wording): Promise<string> {
  const { reviewId } = await reach(api, force, 'draft')
  await act(force.lead, `/reviews/${reviewId}/withdraw`, { reason: wording('withdrawn') })
  await act(force.lead, `/reviews/${reviewId}/reinstate`, { reason: wording('reinstated') })
  return reviewId
}

/** A late fact, a series with its consolidated review, and a second review period. */
async function beyondTheReview(force: Force, operationId: string, wording: Wording): Promise<string> {
  await changeFact(force.contributor, operationId, { source: wording('source') })
  const seriesId = await declareSeries(force, { name: 'Marches', reason: wording('series') })
  const series = { seriesId, reason: wording('joined') }
  await force.lead.post(`/operations/${operationId}/join-series`, series)
  const held = { heldOn: '2026-03-02', reason: wording('consolidated') }
  await force.gold.post(`/series/${seriesId}/consolidated-reviews`, held)
  await register(force, { periodOf: { operationId, kind: 'period' } })
  return seriesId
}
