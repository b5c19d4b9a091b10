import type { Pause } from '#shared/api/debriefs.ts'
import { type DeclareSeries, SeriesMadeReply } from '#shared/api/series.ts'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import { addDays, londonClock } from '#shared/calendar.ts'
import { AFTER_SENDING_SITUATIONS } from './after-sending-situations.ts'
import type { Api, Client } from './api.ts'
import { newImpactReview } from './impact-reviews.ts'
import {
  act,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  newDebrief,
  newFactChange,
  newOperation,
  type Reached,
  reach,
  readyForReview,
  register,
  saveFacts,
  viewReview,
  viewRevision,
} from './main-job.ts'
import { PEOPLE_SITUATIONS } from './people-situations.ts'
import { giveSections, newShare, share } from './shares.ts'

/** A request that does what it asks, from someone who may, in a situation that allows it. */
export type Doing = {
  client: Client
  url: string
  body?: unknown
  /** Another body that the route would accept as well; where it takes none, `{}` beside none at all. */
  another?: unknown
  headers?: Record<string, string>
}
export type Situation = (api: Api, force: Force) => Promise<Doing>

const sentence = 'It was a drill.'
const remove = (code: string) => ({ code, sentence })

async function inReview(api: Api, force: Force, state: Reached) {
  const { reviewId } = await reach(api, force, state)
  return { reviewId, url: `/api/v1/reviews/${reviewId}` }
}

/** For every route that creates or decides, a situation in which it succeeds. */
export const SITUATIONS: Record<string, Situation> = {
  'POST /api/v1/operations': async (_api, { lead }) => ({
    client: lead,
    url: '/api/v1/operations',
    body: newOperation(),
    another: newOperation(),
  }),
  'POST /api/v1/operations/{id}/times': async (_api, force) => ({
    client: force.lead,
    url: `/api/v1/operations/${await register(force)}/times`,
    body: { startedAt: clockDaysAgo(3, '08:00'), stoodDownAt: clockDaysAgo(3, '17:00') },
    another: { startedAt: clockDaysAgo(3, '08:00'), stoodDownAt: clockDaysAgo(3, '18:00') },
  }),
  'POST /api/v1/operations/{id}/withdraw': async (_api, force) => ({
    client: force.administrator,
    url: `/api/v1/operations/${await register(force)}/withdraw`,
    body: remove('entered_in_error'),
    another: remove('did_not_take_place'),
  }),
  'POST /api/v1/operations/{id}/mark-duplicate': async (_api, force) => {
    const [id, duplicateOf] = [await register(force), await register(force)]
    return {
      client: force.gold,
      url: `/api/v1/operations/${id}/mark-duplicate`,
      body: { ...remove('entered_twice'), duplicateOf },
      another: { ...remove('part_of_another'), duplicateOf },
    }
  },
  'POST /api/v1/operations/{id}/restore': async (_api, force) => {
    const id = await register(force)
    await force.administrator.post(`/operations/${id}/withdraw`, remove('entered_in_error'))
    return {
      client: force.gold,
      url: `/api/v1/operations/${id}/restore`,
      body: remove('removed_in_error'),
      another: remove('new_information'),
    }
  },
  'POST /api/v1/operations/{id}/decisions': async (_api, force) => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[1])
    const body = { factsSaveNumber: 1, position: 'silver', reason: 'The rule gives it.' }
    return {
      client: force.lead,
      url: `/api/v1/operations/${id}/decisions`,
      body,
      another: { ...body, reason: 'Another reason.' },
    }
  },
  'POST /api/v1/operations/{id}/fact-changes': async (_api, force) => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[1])
    await decide(force.lead, id)
    return {
      client: force.contributor,
      url: `/api/v1/operations/${id}/fact-changes`,
      body: newFactChange(),
      another: newFactChange({ value: 3 }),
    }
  },
  'POST /api/v1/operations/{id}/decisions/{decision}/confirm': async (_api, force) => {
    const id = await register(force)
    await saveFacts(force.lead, id, FACTS[0])
    const decision = await decide(force.lead, id)
    return { client: force.otherLead, url: `/api/v1/operations/${id}/decisions/${decision.id}/confirm` }
  },
  'POST /api/v1/operations/{id}/shares': async (_api, force) => ({
    client: force.lead,
    url: `/api/v1/operations/${await register(force)}/shares`,
    body: newShare(),
    another: newShare({ reason: 'They sent two units.' }),
  }),
  'POST /api/v1/operations/{id}/shares/{share}/end': async (_api, force) => {
    const id = await register(force)
    return {
      client: force.gold,
      url: `/api/v1/operations/${id}/shares/${await share(force.lead, id, 'cumbria')}/end`,
      body: { reason: 'Their part is done.' },
      another: { reason: 'It was shared in error.' },
    }
  },
  'POST /api/v1/reviews/{id}/people': async (api, force) => {
    const { url } = await inReview(api, force, 'draft')
    const body = { personId: force.contributor.personId, sections: ['events'] }
    return { client: force.lead, url: `${url}/people`, body, another: { ...body, sections: ['operation'] } }
  },
  'POST /api/v1/reviews/{id}/people/{person}/end': async (api, force) => {
    const { reviewId, url } = await inReview(api, force, 'draft')
    await giveSections(force.lead, reviewId, force.contributor, ['events'])
    return { client: force.lead, url: `${url}/people/${force.contributor.personId}/end` }
  },
  'POST /api/v1/operations/{id}/debriefs': async (_api, force) => ({
    client: force.lead,
    url: `/api/v1/operations/${await register(force)}/debriefs`,
    body: newDebrief(),
    another: newDebrief({ present: 9 }),
  }),
  'POST /api/v1/operations/{id}/impact-reviews': async (_api, force) => ({
    client: force.lead,
    url: `/api/v1/operations/${await register(force)}/impact-reviews`,
    body: newImpactReview(),
    another: newImpactReview({ nextSteps: 'Nothing more.' }),
  }),
  'POST /api/v1/operations/{id}/pauses': async (_api, force) => ({
    client: force.lead,
    url: `/api/v1/operations/${await register(force)}/pauses`,
    body: newPause(),
    another: newPause({ contact: 'The investigator' }),
  }),
  'POST /api/v1/operations/{id}/resume': async (_api, force) => {
    const id = await register(force)
    await force.lead.post(`/operations/${id}/pauses`, newPause())
    return {
      client: force.lead,
      url: `/api/v1/operations/${id}/resume`,
      body: { reason: 'The inquest is over.' },
      another: { reason: 'The coroner agrees.' },
    }
  },
  'POST /api/v1/series': async (_api, { lead }) => ({
    client: lead,
    url: '/api/v1/series',
    body: newSeries(),
    another: newSeries({ name: 'Sunday marches' }),
  }),
  'POST /api/v1/series/{id}/consolidated-reviews': async (_api, force) => ({
    client: force.gold,
    url: `/api/v1/series/${await declareSeries(force)}/consolidated-reviews`,
    body: { heldOn: '2026-03-02', reason: 'All of them.' },
    another: { heldOn: '2026-03-03', reason: 'All of them.' },
  }),
  'POST /api/v1/operations/{id}/join-series': async (_api, force) => {
    const seriesId = await declareSeries(force)
    return {
      client: force.lead,
      url: `/api/v1/operations/${await register(force)}/join-series`,
      body: { seriesId, reason: 'It is one of them.' },
      another: { seriesId, reason: 'The same organiser.' },
    }
  },
  'POST /api/v1/operations/{id}/leave-series': async (_api, force) => {
    const seriesId = await declareSeries(force)
    const id = await register(force)
    await force.lead.post(`/operations/${id}/join-series`, { seriesId, reason: 'It is one of them.' })
    return {
      client: force.lead,
      url: `/api/v1/operations/${id}/leave-series`,
      body: { reason: 'Another organiser.' },
      another: { reason: 'Another route.' },
    }
  },
  'POST /api/v1/operations/{id}/reviews': async (_api, force) => {
    const { operationId } = await readyForReview(force)
    return { client: force.lead, url: `/api/v1/operations/${operationId}/reviews` }
  },
  'POST /api/v1/reviews/{id}/send-to-gold': async (api, force) => {
    const { reviewId, url } = await inReview(api, force, 'with_gold')
    await act(force.lead, `/reviews/${reviewId}/recall`)
    return { client: force.lead, url: `${url}/send-to-gold` }
  },
  'POST /api/v1/reviews/{id}/assign': async (api, force) => {
    const { url } = await inReview(api, force, 'draft')
    const to = (reason: string) => ({ leadId: force.otherLead.personId, reason })
    return {
      client: force.administrator,
      url: `${url}/assign`,
      body: to('The lead has moved on.'),
      another: to('The lead is on leave.'),
    }
  },
  ...PEOPLE_SITUATIONS,
  'POST /api/v1/reviews/{id}/recall': async (api, force) => {
    const { url } = await inReview(api, force, 'with_gold')
    return { client: force.lead, url: `${url}/recall` }
  },
  'POST /api/v1/reviews/{id}/withdraw': async (api, force) => {
    const { url } = await inReview(api, force, 'draft')
    const body = { reason: 'Not needed.' }
    return { client: force.lead, url: `${url}/withdraw`, body, another: { reason: 'Another reason.' } }
  },
  'POST /api/v1/reviews/{id}/return': async (api, force) => {
    const { url } = await inReview(api, force, 'with_gold')
    const said = (comment: string) => ({ revision: 1, comments: [{ sectionId: 'operation', comment }] })
    return { client: force.gold, url: `${url}/return`, body: said('Say more.'), another: said('Say less.') }
  },
  'POST /api/v1/reviews/{id}/comments/{comment}/reply': async (api, force) => {
    const { reviewId, url } = await inReview(api, force, 'returned')
    const comment = (await viewReview(force.lead, reviewId)).comments[0]?.id
    return {
      client: force.lead,
      url: `${url}/comments/${comment}/reply`,
      body: { reply: 'Said more.' },
      another: { reply: 'Said less.' },
    }
  },
  'POST /api/v1/reviews/{id}/revisions/{revision}/sign-off': async (api, force) => {
    const { reviewId, url } = await inReview(api, force, 'with_gold')
    const { digest, tag } = await viewRevision(force.gold, reviewId)
    const body = { digest, checks: [...GOLD_CHECKS], comment: null, reasonForAnotherGold: null }
    return {
      client: force.gold,
      url: `${url}/revisions/1/sign-off`,
      body,
      another: { ...body, comment: 'Well written.' },
      headers: { 'if-match': tag },
    }
  },
  'POST /api/v1/reviews/{id}/re-open': async (api, force) => {
    const { url } = await inReview(api, force, 'signed_off')
    const body = { reason: 'A figure was wrong.' }
    return { client: force.gold, url: `${url}/re-open`, body, another: { reason: 'Another reason.' } }
  },
  'POST /api/v1/reviews/{id}/submit': async (api, force) => {
    const { url } = await inReview(api, force, 'ready_to_submit')
    return { client: force.lead, url: `${url}/submit` }
  },
  'POST /api/v1/reviews/{id}/sent': async (api, force) => {
    const { url } = await inReview(api, force, 'submitted')
    const sentAt = londonClock(new Date().toISOString())
    const body = { sentAt, note: 'By secure mail.' }
    return { client: force.lead, url: `${url}/sent`, body, another: { sentAt, note: 'By courier.' } }
  },
  ...AFTER_SENDING_SITUATIONS,
}

function newSeries(more: Partial<DeclareSeries> = {}): DeclareSeries {
  return { name: 'Saturday marches', reason: 'The same organiser and route every week.', ...more }
}

export async function declareSeries({ lead }: Force, more: Partial<DeclareSeries> = {}): Promise<string> {
  return (await lead.post('/series', newSeries(more))).read(SeriesMadeReply).id
}

export function newPause(more: Partial<Pause> = {}): Pause {
  const today = londonClock(new Date().toISOString()).slice(0, 10)
  return { reason: 'inquest', contact: 'The coroner’s officer', reviewOn: addDays(today, 14), ...more }
}
