import type { Role } from '#shared/workflow/states.ts'
import { type Api, addPerson, type Client } from './api.ts'
import { appoint, newAppointment } from './colleagues.ts'
import { recordImpactReview } from './impact-reviews.ts'
import {
  act,
  answersAt,
  decide,
  FACTS,
  type Force,
  fill,
  readyForReview,
  recordDebrief,
  register,
  saveFacts,
  saveSection,
  sendToGold,
  signOff,
  start,
  viewReview,
} from './main-job.ts'
import { giveSections } from './shares.ts'

type Arrived = { reviewId: string; gold: Client }

/** Somebody near a review who wrote nothing in it, and whether they sign or with what they are refused. */
export type History = {
  outcome: 'signs' | 'not_eligible_gold' | 'own_work'
  arrive: (api: Api, force: Force) => Promise<Arrived>
}

const person = (api: Api, { id }: Force, ...roles: Role[]) => addPerson(api, id, roles)
const goldAndLead = (api: Api, force: Force) => person(api, force, 'gold_commander', 'debrief_lead')

/** The lead writes it all and sends it; `meanwhile` is what the other one does after the start. */
async function written(
  force: Force,
  operationId: string,
  gold: Client,
  meanwhile: (reviewId: string) => Promise<unknown> = async () => undefined,
): Promise<Arrived> {
  const reviewId = await start(force.lead, operationId)
  await fill(force.lead, reviewId)
  await meanwhile(reviewId)
  await sendToGold(force.lead, reviewId)
  return { reviewId, gold }
}

type Doing = (gold: Client, operationId: string, force: Force, reviewId: string) => Promise<unknown>

/** A gold who is a lead as well does something beside the review of an operation before it is sent. */
function beside(outcome: History['outcome'], doing: Doing): History {
  return {
    outcome,
    arrive: async (api, force) => {
      const gold = await goldAndLead(api, force)
      const { operationId } = await readyForReview(force)
      return written(force, operationId, gold, (reviewId) => doing(gold, operationId, force, reviewId))
    },
  }
}

const OTHER = { facilitatorRole: 'Chief Inspector' }

/** The lead records that this person facilitated. Returns the record's id. */
const facilitated = ({ lead }: Force, operationId: string, { personId }: Client) =>
  recordDebrief(lead, operationId, { facilitatorId: personId })

const FACILITATORS: Record<string, History> = {
  'a facilitator of its debrief': beside('not_eligible_gold', (gold, operationId, force) =>
    facilitated(force, operationId, gold),
  ),
  'a facilitator of one debrief of several': beside('not_eligible_gold', async (gold, operationId, force) => {
    await facilitated(force, operationId, gold)
    await recordDebrief(force.lead, operationId, { facilitatorId: force.contributor.personId })
  }),
  'a facilitator who recorded it, and took their own name out': beside(
    'not_eligible_gold',
    async (gold, operationId) => {
      const corrects = await recordDebrief(gold, operationId, { facilitatorId: gold.personId })
      await recordDebrief(gold, operationId, { ...OTHER, corrects })
    },
  ),
  'a facilitator who put another’s name in place of their own': beside(
    'not_eligible_gold',
    async (gold, operationId, force) => {
      const corrects = await facilitated(force, operationId, gold)
      await recordDebrief(gold, operationId, { facilitatorId: force.contributor.personId, corrects })
    },
  ),
  'one who was named as facilitator by mistake, as somebody else put right': beside(
    'signs',
    async (gold, operationId, force) => {
      const corrects = await facilitated(force, operationId, gold)
      await recordDebrief(force.lead, operationId, { ...OTHER, corrects })
    },
  ),
  'a facilitator who wrote as well': beside('own_work', async (gold, operationId, force, reviewId) => {
    await facilitated(force, operationId, gold)
    await saveSection(gold, reviewId, 'operation', answersAt(1).operation ?? {}, 1)
  }),
}

const NEAR: Record<string, History> = {
  'one who recorded the debrief that somebody else held': beside('signs', (gold, operationId, force) =>
    recordDebrief(gold, operationId, { facilitatorId: force.contributor.personId }),
  ),
  'one who recorded what the operation did to a community': beside('signs', (gold, operationId) =>
    recordImpactReview(gold, operationId),
  ),
  'one who was asked to write and saved nothing': {
    outcome: 'signs',
    arrive: async (api, force) => {
      const gold = await person(api, force, 'gold_commander', 'contributor')
      const { operationId } = await readyForReview(force)
      return written(force, operationId, gold, (reviewId) =>
        giveSections(force.lead, reviewId, gold, ['events']),
      )
    },
  },
  'one whose only save was refused': beside('signs', async (gold, _operation, _force, reviewId) => {
    const body = { saveNumber: 0, answers: answersAt(1).operation ?? {} }
    const refused = await gold.put(`/reviews/${reviewId}/sections/operation`, body)
    if (refused.status !== 412) throw new Error(`the stale save answered ${refused.status}`)
  }),
  'the gold who decided the tier': {
    outcome: 'signs',
    arrive: async (_api, force) => {
      const operationId = await register(force)
      await saveFacts(force.lead, operationId, FACTS[1])
      await decide(force.gold, operationId, 1, { position: 'gold' })
      await recordDebrief(force.lead, operationId)
      return written(force, operationId, force.gold)
    },
  },
  'the gold who entered the facts': {
    outcome: 'signs',
    arrive: async (_api, force) => {
      const operationId = await register(force)
      await saveFacts(force.gold, operationId, FACTS[1])
      await decide(force.lead, operationId)
      await recordDebrief(force.lead, operationId)
      return written(force, operationId, force.gold)
    },
  },
  'one who started it and sent it to gold, and saved nothing': {
    outcome: 'signs',
    arrive: async (api, force) => {
      const gold = await goldAndLead(api, force)
      const { operationId } = await readyForReview(force)
      const reviewId = await start(gold, operationId)
      await fill(force.lead, reviewId)
      await sendToGold(gold, reviewId)
      return { reviewId, gold }
    },
  },
  'the gold who returned it, and one who answered gold’s comments': {
    outcome: 'signs',
    arrive: async (api, force) => {
      const gold = await goldAndLead(api, force)
      const { operationId } = await readyForReview(force)
      const { reviewId } = await written(force, operationId, gold)
      const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
      await act(gold, `/reviews/${reviewId}/return`, { revision: 1, comments })
      const comment = (await viewReview(force.lead, reviewId)).comments[0]?.id
      await gold.post(`/reviews/${reviewId}/comments/${comment}/reply`, { reply: 'Said more.' })
      await sendToGold(force.lead, reviewId)
      return { reviewId, gold }
    },
  },
  'the gold who signed it before it was opened again': {
    outcome: 'signs',
    arrive: async (_api, force) => {
      const { operationId } = await readyForReview(force)
      const { reviewId } = await written(force, operationId, force.gold)
      await signOff(force.gold, reviewId)
      await act(force.gold, `/reviews/${reviewId}/re-open`, { reason: 'A figure was wrong.' })
      await sendToGold(force.lead, reviewId)
      return { reviewId, gold: force.gold }
    },
  },
  'one who wrote in another review of the same operation, which was withdrawn': {
    outcome: 'signs',
    arrive: async (api, force) => {
      const gold = await goldAndLead(api, force)
      const { operationId } = await readyForReview(force)
      const earlier = await start(gold, operationId)
      await saveSection(gold, earlier, 'operation', answersAt(1).operation ?? {})
      await act(gold, `/reviews/${earlier}/withdraw`, { reason: 'Begun too soon.' })
      return written(force, operationId, gold)
    },
  },
  'one who acts for a gold who wrote': {
    outcome: 'signs',
    arrive: async (api, force) => {
      const author = await goldAndLead(api, force)
      const deputy = await person(api, force, 'contributor')
      const { operationId } = await readyForReview(force)
      return written(force, operationId, deputy, async (reviewId) => {
        await saveSection(author, reviewId, 'operation', answersAt(1).operation ?? {}, 1)
        await appoint(author, newAppointment(deputy, { operationId }))
      })
    },
  },
}

/** Everyone who comes near a review without writing in it, and those whom something else than writing bars. */
export const NO_AUTHOR: Record<string, History> = { ...FACILITATORS, ...NEAR }
