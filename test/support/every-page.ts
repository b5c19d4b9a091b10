import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ask, signIn } from './drafts.ts'

/** Who looks; null is someone who has not signed in. Slugs are those of the demonstration. */
export type Looker = string | null

export type Address = { route: string; as: Looker; path: string }

const LEAD = 'rowan-hale'
const GOLD = 'morgan-vale'
const ADMINISTRATOR = 'casey-bright'
const RECIPIENT = 'tamsin-calder'
const AUDITOR = 'ellery-finch'
/** Their reviews are where none of the first lead's is: amended, and signed and ready to send. */
const AMENDING = 'sam-holloway'
const SENDING = 'dale-trevanion'
/** The gold who lets it go. */
const CLEARING = 'frances-pell'

/** One of each role, and someone whose force was given a part in another's operation. */
export const LOOKERS: readonly string[] = [
  LEAD,
  'ellis-penn',
  GOLD,
  ADMINISTRATOR,
  AUDITOR,
  RECIPIENT,
  AMENDING,
  SENDING,
]

/** Every route that the client declares, but the one for all that is not found. */
export function routesOfClient(): string[] {
  const file = readFileSync(fileURLToPath(new URL('../../client/routes.tsx', import.meta.url)), 'utf8')
  return [...file.matchAll(/\b(?:p|openP)age\(\s*'(\/[^']*)'/g)].map(([, path = '']) => path)
}

type Named = { id: string; name?: string }
type Row = { moments: { operationId: string; name: string }; review: Named | null }

/** What the addresses are made of: operations of the demonstration by name, and what this adds to them. */
export async function findPlaces(origin: string) {
  const lead = await signIn(origin, LEAD)
  const { rows } = await ask<{ rows: Row[] }>(lead, 'GET', '/operations')
  const rowOf = (name: string) => rows.find(({ moments }) => moments.name === `Operation ${name}`)
  const operation = (name: string) => rowOf(name)?.moments.operationId ?? ''
  const marram = await ask<Record<string, Named[]>>(lead, 'GET', `/operations/${operation('Marram')}`)
  const newest = (list: string) => marram[list]?.at(-1)?.id ?? ''
  const administrator = await signIn(origin, ADMINISTRATOR)
  const { people } = await ask<{ people: Named[] }>(administrator, 'GET', '/administration/people')
  const person = (name: string) => people.find((each) => each.name === name)?.id ?? ''

  const declared = { name: 'Saturday marches', reason: 'One organiser, one route.' }
  const series = await ask(lead, 'POST', '/series', declared)
  const joined = { seriesId: series.id, reason: 'It is one of them.' }
  await ask(lead, 'POST', `/operations/${operation('Marram')}/join-series`, joined)
  const acting = await ask(await signIn(origin, GOLD), 'POST', '/acting-golds', {
    deputyId: person('Jules Marlow'),
    operationId: operation('Marram'),
    fromOn: null,
    untilOn: null,
    reason: 'She is on leave.',
  })
  const withdrawn = rowOf('Weir')?.review?.id ?? ''
  await ask(lead, 'POST', `/reviews/${withdrawn}/withdraw`, { reason: 'Another force wrote it.' })
  const { packs } = await ask<{ packs: Named[] }>(await signIn(origin, RECIPIENT), 'GET', '/inbox')
  return {
    ...(await placesElsewhere(origin)),
    submissionId: packs[0]?.id ?? '',
    withdrawnId: withdrawn,
    operation,
    review: (name: string) => rowOf(name)?.review?.id ?? '',
    person,
    seriesId: series.id,
    actingId: acting.id,
    debriefId: newest('debriefs'),
    impactReviewId: newest('impactReviews'),
    shareId: newest('shares'),
  }
}

/** A review whose amendment is written, and one that was submitted and waits to go. */
async function placesElsewhere(origin: string) {
  const reviewOf = async (as: string, name: string) => {
    const { rows } = await ask<{ rows: Row[] }>(await signIn(origin, as), 'GET', '/operations')
    return rows.find(({ moments }) => moments.name === `Operation ${name}`)?.review?.id ?? ''
  }
  const queuedId = await reviewOf(SENDING, 'Chalkpit')
  const cleared = { agreedWith: 'Force solicitor', reason: 'Nothing in it touches the claim.' }
  await ask(await signIn(origin, CLEARING), 'POST', `/reviews/${queuedId}/clear-hold-back`, cleared)
  await ask(await signIn(origin, SENDING), 'POST', `/reviews/${queuedId}/submit`)
  return { amendedId: await reviewOf(AMENDING, 'Oxbow'), queuedId }
}

export type Places = Awaited<ReturnType<typeof findPlaces>>

/** The parts of an address that stand for something, by route; each looked at as someone who comes there to do it. */
export function addressesOf(places: Places): Address[] {
  const { operation, review, person } = places
  const marram = `/operations/${operation('Marram')}`
  const draft = `/reviews/${review('Marram')}`
  const lead = (route: string, path = route): Address => ({ route, as: LEAD, path })
  const as = (looker: Looker, route: string, path = route): Address => ({ route, as: looker, path })
  const ofOperation = (rest: string, path = rest) => lead(`/operations/:id${rest}`, `${marram}${path}`)
  const ofReview = (rest: string, path = rest) => lead(`/reviews/:id${rest}`, `${draft}${path}`)
  const admin = (route: string, path = route) => as(ADMINISTRATOR, route, path)
  const ellis = `/admin/people/${person('Ellis Penn')}`
  const signing = `/sign-off/${review('Fernhill')}/2`
  return [
    as(null, '/sign-in'),
    as(null, '/sign-in/refused/:why', '/sign-in/refused/unavailable'),
    lead('/sign-in/confirmed'),
    lead('/signed-in-again'),
    lead('/'),
    lead('/account'),
    as(RECIPIENT, '/inbox'),
    as(RECIPIENT, '/inbox/:submission', `/inbox/${places.submissionId}`),
    lead('/operations'),
    lead('/operations/new'),
    ofOperation(''),
    ofOperation('/times'),
    as(GOLD, '/operations/:id/withdraw', `/operations/${operation('Weir')}/withdraw`),
    as(GOLD, '/operations/:id/mark-duplicate', `/operations/${operation('Weir')}/mark-duplicate`),
    as(GOLD, '/operations/:id/restore', `/operations/${operation('Kingcup')}/restore`),
    lead('/operations/:id/facts', `/operations/${operation('Copse End')}/facts`),
    ofOperation('/facts/change'),
    ofOperation('/facts/change/:criterion', '/facts/change/arrests'),
    ofOperation('/debriefs'),
    ofOperation('/debriefs/new'),
    ofOperation('/debriefs/:debrief/correct', `/debriefs/${places.debriefId}/correct`),
    ofOperation('/pauses'),
    ofOperation('/pauses/new'),
    lead('/operations/:id/pauses/end', `/operations/${operation('Dovecote')}/pauses/end`),
    ofOperation('/impact-reviews'),
    ofOperation('/impact-reviews/new'),
    ofOperation('/impact-reviews/:record/correct', `/impact-reviews/${places.impactReviewId}/correct`),
    ofOperation('/shares/new'),
    ofOperation('/shares/:share/end', `/shares/${places.shareId}/end`),
    ofOperation('/series'),
    lead('/series'),
    lead('/series/new'),
    lead('/series/:id', `/series/${places.seriesId}`),
    lead('/series/:id/consolidated', `/series/${places.seriesId}/consolidated`),
    admin('/admin'),
    admin('/admin/people/new'),
    admin('/admin/people/:id', ellis),
    admin('/admin/people/:id/give', `${ellis}/give`),
    admin('/admin/people/:id/end/:role', `${ellis}/end/contributor`),
    admin('/admin/people/:id/leave', `${ellis}/leave`),
    admin('/admin/people/:id/address', `${ellis}/address`),
    admin('/admin/people/:id/address/remove', `${ellis}/address/remove`),
    as(GOLD, '/acting'),
    as(GOLD, '/acting/new'),
    as(GOLD, '/acting/:id/end', `/acting/${places.actingId}/end`),
    admin('/reviews/:id/lead', `${draft}/lead`),
    lead('/rule'),
    lead('/rule/compare'),
    as(GOLD, '/sign-off'),
    as(GOLD, '/sign-off/:review/:revision', signing),
    as(GOLD, '/sign-off/:review/:revision/done', `/sign-off/${review('Gorse')}/1/done`),
    ofReview(''),
    ofReview('/withdraw'),
    ofReview('/sections/:section', '/sections/community-impact'),
    ofReview('/people'),
    ofReview('/people/ask'),
    ofReview('/people/:person', `/people/${person('Ellis Penn')}`),
    ofReview('/check'),
    ofReview('/history'),
    lead('/reviews/:id/reinstate', `/reviews/${places.withdrawnId}/reinstate`),
    lead('/reviews/:id/amend', `/reviews/${review('Pebble')}/amend`),
    as(AMENDING, '/reviews/:id/drop-amendment', `/reviews/${places.amendedId}/drop-amendment`),
    lead('/reviews/:id/sent', `/reviews/${review('Fernhill')}/sent`),
    lead('/reviews/:id/submission', `/reviews/${review('Gorse')}/submission`),
    as(SENDING, '/reviews/:id/submission/sent', `/reviews/${places.queuedId}/submission/sent`),
    lead('/reviews/:id/submission/re-open', `/reviews/${review('Gorse')}/submission/re-open`),
    lead('/reviews/:id/submission/hold-back', `/reviews/${review('Gorse')}/submission/hold-back`),
    as(
      GOLD,
      '/reviews/:id/submission/clear-hold-back',
      `/reviews/${review('Gorse')}/submission/clear-hold-back`,
    ),
    as(AUDITOR, '/coverage'),
    as(AUDITOR, '/coverage/list', '/coverage/list?figure=counted'),
    lead('/access'),
    lead('/access/own'),
    admin('/access/force'),
  ]
}
