import { PersonAddedReply } from '#shared/api/administration.ts'
import { SignedReply } from '#shared/api/sign-off.ts'
import type { Wording } from '#shared/form/filled-review.ts'
import { CORRECTED_FIGURE } from '#shared/rule/reassessment.ts'
import { addRecipient, askQuery, LONG_REASON, reachSent, recordSent, viewPack } from './after-sending.ts'
import type { Api, Client } from './api.ts'
import { addColleague, appoint, giveRole, newAppointment } from './colleagues.ts'
import { groupImpacts, recordImpactReview } from './impact-reviews.ts'
import {
  act,
  askToSign,
  changeFact,
  decide,
  FACTS,
  type Force,
  fill,
  reach,
  readyForReview,
  recordDebrief,
  register,
  saveFacts,
  sendToGold,
  signOff,
  start,
  viewReview,
  viewRevision,
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
  await beforeReview(force, operationId, wording)
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
  const recipient = await addRecipient(api)
  const sent = await reachSent(api, force, recipient)
  const { submission, query } = await afterSending(force, recipient, sent, wording)
  const others = [sent.reviewId, await declined(api, force, wording), await broughtBack(api, force, wording)]
  return { ...about, ...people, share: shared, submission, query, others }
}

/** Debriefed, assessed by the community, paused and taken up again. */
async function beforeReview(force: Force, operationId: string, wording: Wording): Promise<void> {
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
  await must(force.lead, `/operations/${operationId}/pauses`, pause)
  await must(force.lead, `/operations/${operationId}/resume`, { reason: wording('resume') })
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

type Sent = { reviewId: string; submissionId: string; digest: string }

/** One question closed, one answered and one open; a receipt; an amendment that was dropped and one that is written. */
async function afterSending(force: Force, recipient: Client, sent: Sent, wording: Wording) {
  const { reviewId, submissionId: submission, digest } = sent
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
  return { submission, query }
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

/**
 * What a second look at the columns asks for beside `goEverywhere`: `wording`, marked as `sent`, in every text of a
 * review that the recipient has, its packs printed, and in the names of people, a mail address and the sentence with
 * which an operation was taken out of the count. It costs two prints, so only who reads all of it goes here.
 */
export async function writeTheRest(api: Api, force: Force, wording: Wording) {
  const sent = await sendWritten(api, force, (place) => wording(`sent ${place}`))
  const named = { name: wording('removed operation name'), place: wording('removed operation place') }
  const removed = `/operations/${await register(force, named)}`
  const sentence = (place: string) => ({ sentence: wording(place) })
  await must(force.gold, `${removed}/withdraw`, { code: 'entered_in_error', ...sentence('first removal') })
  await must(force.gold, `${removed}/restore`, { code: 'removed_in_error', ...sentence('restored sentence') })
  await must(force.gold, `${removed}/withdraw`, { code: 'entered_in_error', ...sentence('removed sentence') })
  return { ...sent, person: await addWrittenPerson(force, wording) }
}

/** A step of the story that has to happen, whatever its answer looks like. */
async function must(client: Client, path: string, body?: unknown): Promise<void> {
  const { status, text } = await client.post(path, body)
  if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`)
}

async function addWrittenPerson({ administrator }: Force, wording: Wording): Promise<string> {
  const names = { name: wording('person'), rank: wording('rank'), rankShort: wording('rank').slice(0, 20) }
  const { id } = (await administrator.post('/people', names)).read(PersonAddedReply)
  await giveRole(administrator, id, 'contributor')
  const address = `${wording('mail address').replaceAll(/\W+/g, '-')}@example.org`
  await must(administrator, `/people/${id}/mail-address`, { address })
  return id
}

/** Prints what `storePacks` only stores. */
async function printPacks({ database: { db, owner } }: Api, { id: forceId }: Force, reviewId: string) {
  // Printing loads fonts, so only who goes here pays for it.
  const { makePacks } = await import('#server/jobs/make-packs.ts')
  const signed = owner.selectFrom('sign_off').select('id').where('review_id', '=', reviewId)
  await makePacks(db, { forceId, signOffId: (await signed.executeTakeFirstOrThrow()).id })
}

/** Written, signed by another gold than the one named, printed, sent, asked about and corrected. */
async function sendWritten(api: Api, force: Force, wording: Wording) {
  const { lead, gold, otherGold } = force
  const [reference, name] = [wording('reference'), wording('operation name')]
  const operationId = await register(force, { reference, name, place: wording('operation place') })
  await saveFacts(lead, operationId, FACTS[3])
  const { id: decision } = await decide(lead, operationId, 1, { reason: wording('decision') })
  await must(gold, `/operations/${operationId}/decisions/${decision}/confirm`)
  await recordDebrief(lead, operationId, { kind: 'multi_agency_structured' })
  await beforeReview(force, operationId, wording)
  const seriesId = await declareSeries(force, { name: wording('series name'), reason: wording('series') })
  await must(lead, `/operations/${operationId}/join-series`, { seriesId, reason: wording('joined') })
  const reviewId = await start(lead, operationId)
  await fill(lead, reviewId, 3, wording)
  await sendToGold(lead, reviewId)
  const seen = await viewRevision(otherGold, reviewId)
  const said = { comment: wording('gold comment'), reasonForAnotherGold: wording('another gold') }
  const signed = await askToSign(otherGold, seen, { body: said })
  signed.read(SignedReply)
  await printPacks(api, force, reviewId)
  await act(lead, `/reviews/${reviewId}/submit`)
  await recordSent(lead, reviewId, wording('sent note'))
  const recipient = await addRecipient(api)
  const submissionId = (await viewReview(lead, reviewId)).submission?.id ?? ''
  const digest = (await viewPack(recipient, submissionId)).pack.copy?.digest ?? ''
  const arrived = await afterSending(force, recipient, { reviewId, submissionId, digest }, wording)
  const wrong = { source: wording('source'), whatWasWrong: wording('what was wrong') }
  await changeFact(lead, operationId, { cause: CORRECTED_FIGURE, position: 'silver', ...wrong })
  return arrived
}
