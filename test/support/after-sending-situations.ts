import { addRecipient, askQuery, LONG_REASON, reachSent } from './after-sending.ts'
import type { Api } from './api.ts'
import { act, type Force, type Reached, reach } from './main-job.ts'
import type { Situation } from './situations.ts'

async function urlIn(api: Api, force: Force, state: Reached): Promise<string> {
  return `/api/v1/reviews/${(await reach(api, force, state)).reviewId}`
}

/** Declining and bringing back, amending, and what passes between the force and the recipient. */
export const AFTER_SENDING_SITUATIONS: Record<string, Situation> = {
  'POST /api/v1/reviews/{id}/decline': async (api, force) => {
    const url = await urlIn(api, force, 'with_gold')
    const body = { because: 'not_required', reason: LONG_REASON }
    const another = { ...body, reason: `${LONG_REASON} It ended early.` }
    return { client: force.gold, url: `${url}/decline`, body, another }
  },
  'POST /api/v1/reviews/{id}/hold-back': async (api, force) => {
    const url = await urlIn(api, force, 'signed_off')
    const body = { ground: 'proceedings', reason: 'A trial is listed.' }
    return { client: force.lead, url: `${url}/hold-back`, body, another: { ...body, ground: 'other' } }
  },
  'POST /api/v1/reviews/{id}/clear-hold-back': async (api, force) => {
    const { reviewId } = await reach(api, force, 'signed_off')
    const held = { ground: 'proceedings', reason: 'A trial is listed.' }
    await act(force.lead, `/reviews/${reviewId}/hold-back`, held)
    const body = { agreedWith: 'Disclosure officer', reason: 'The trial is over.' }
    return {
      client: force.gold,
      url: `/api/v1/reviews/${reviewId}/clear-hold-back`,
      body,
      another: { ...body, reason: 'Another reason.' },
    }
  },
  'POST /api/v1/reviews/{id}/reinstate': async (api, force) => {
    const url = await urlIn(api, force, 'withdrawn')
    const body = { reason: 'It is needed.' }
    return { client: force.lead, url: `${url}/reinstate`, body, another: { reason: 'Another reason.' } }
  },
  'POST /api/v1/reviews/{id}/amend': async (api, force) => {
    const url = await urlIn(api, force, 'submitted')
    const body = { reason: 'A figure was wrong.' }
    return { client: force.lead, url: `${url}/amend`, body, another: { reason: 'Another reason.' } }
  },
  'POST /api/v1/reviews/{id}/drop-amendment': async (api, force) => {
    const { reviewId } = await reach(api, force, 'submitted')
    await act(force.lead, `/reviews/${reviewId}/amend`, { reason: 'A figure was wrong.' })
    return { client: force.lead, url: `/api/v1/reviews/${reviewId}/drop-amendment` }
  },
  'POST /api/v1/reviews/{id}/queries/{query}/reply': async (api, force) => {
    const recipient = await addRecipient(api)
    const { reviewId, submissionId } = await reachSent(api, force, recipient)
    const query = await askQuery(recipient, submissionId)
    return {
      client: force.gold,
      url: `/api/v1/reviews/${reviewId}/queries/${query}/reply`,
      body: { explanation: 'Arrests on the day.' },
      another: { explanation: 'Arrests afterwards.' },
    }
  },
  'POST /api/v1/inbox/{id}/acknowledge': async (api, force) => {
    const recipient = await addRecipient(api)
    const { submissionId, digest } = await reachSent(api, force, recipient)
    return {
      client: recipient,
      url: `/api/v1/inbox/${submissionId}/acknowledge`,
      body: { digest, packPassedChecks: true },
      another: { digest, packPassedChecks: false },
    }
  },
  'POST /api/v1/inbox/{id}/queries': async (api, force) => {
    const recipient = await addRecipient(api)
    const { submissionId } = await reachSent(api, force, recipient)
    return {
      client: recipient,
      url: `/api/v1/inbox/${submissionId}/queries`,
      body: { question: 'What does figure 3 count?' },
      another: { question: 'Who counted?' },
    }
  },
  'POST /api/v1/inbox/{id}/queries/{query}/close': async (api, force) => {
    const recipient = await addRecipient(api)
    const { submissionId } = await reachSent(api, force, recipient)
    const query = await askQuery(recipient, submissionId)
    return { client: recipient, url: `/api/v1/inbox/${submissionId}/queries/${query}/close` }
  },
}
