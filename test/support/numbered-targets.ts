import { randomUUID } from 'node:crypto'
import type { Api } from './api.ts'
import {
  act,
  answersAt,
  changeFact,
  clockDaysAgo,
  decide,
  FACTS,
  type Force,
  newDebrief,
  newFactChange,
  reach,
  readyForReview,
  recordDebrief,
  register,
  saveFacts,
  saveSection,
  sendToGold,
} from './main-job.ts'
import { inBody, type Target } from './preconditions.ts'
import { wrongId, wrongNumber } from './wrong-values.ts'

const SECTION_CHANGED = { status: 412, why: 'section_changed' }
const FACTS_CHANGED = { status: 409, why: 'facts_changed' }

/** Saves of three sections that were saved a different number of times. */
async function sectionTargets(api: Api, force: Force): Promise<Target[]> {
  const { reviewId } = await reach(api, force, 'draft')
  const answers = answersAt(1)
  const times = { operation: 5, events: 1, handling: 0 }
  for (const [section, many] of Object.entries(times)) {
    for (let saved = 0; saved < many; saved++) {
      await saveSection(force.lead, reviewId, section, answers[section] ?? {}, saved)
    }
  }
  return Object.entries(times).map(([section, current]) =>
    inBody({
      kind: 'save a section',
      right: {
        client: force.otherLead,
        method: 'PUT',
        url: `/api/v1/reviews/${reviewId}/sections/${section}`,
        body: { saveNumber: current, answers: answers[section] ?? {} },
      },
      part: 'saveNumber',
      wrong: (chance) => wrongNumber(current, 0, chance),
      stale: SECTION_CHANGED,
    }),
  )
}

/** Saving facts, deciding on them, and changing one afterwards: each says which facts it saw. */
async function factTargets(force: Force): Promise<Target[]> {
  const [facts, decision, change] = [await register(force), await register(force), await register(force)]
  for (const id of [facts, decision, change]) {
    for (let saved = 0; saved < 3; saved++) await saveFacts(force.lead, id, FACTS[1], saved)
  }
  await decide(force.lead, change, 3)
  await changeFact(force.lead, change, { factsSaveNumber: 3 })
  const posted = { client: force.lead, method: 'POST' } as const
  const operation = (id: string) => `/api/v1/operations/${id}`
  return [
    inBody({
      kind: 'save facts',
      right: {
        client: force.lead,
        method: 'PUT',
        url: `${operation(facts)}/facts`,
        body: { saveNumber: 3, known: FACTS[2] },
      },
      part: 'saveNumber',
      wrong: (chance) => wrongNumber(3, 0, chance),
      stale: SECTION_CHANGED,
    }),
    inBody({
      kind: 'decide',
      right: {
        ...posted,
        url: `${operation(decision)}/decisions`,
        body: { factsSaveNumber: 3, position: 'silver', reason: 'The rule gives it.' },
      },
      part: 'factsSaveNumber',
      wrong: (chance) => wrongNumber(3, 0, chance),
      stale: FACTS_CHANGED,
    }),
    inBody({
      kind: 'change a fact',
      right: {
        ...posted,
        url: `${operation(change)}/fact-changes`,
        body: newFactChange({ factsSaveNumber: 4, value: 5 }),
      },
      part: 'factsSaveNumber',
      wrong: (chance) => wrongNumber(4, 0, chance),
      stale: FACTS_CHANGED,
    }),
  ]
}

async function returnTarget(api: Api, force: Force): Promise<Target> {
  const { reviewId } = await reach(api, force, 'with_gold')
  for (let again = 0; again < 2; again++) {
    await act(force.lead, `/reviews/${reviewId}/recall`)
    await sendToGold(force.lead, reviewId)
  }
  return inBody({
    kind: 'return',
    right: {
      client: force.gold,
      method: 'POST',
      url: `/api/v1/reviews/${reviewId}/return`,
      body: { revision: 3, comments: [{ sectionId: 'operation', comment: 'Say more.' }] },
    },
    part: 'revision',
    wrong: (chance) => wrongNumber(3, 1, chance),
    stale: { status: 412, why: 'revision_stale' },
  })
}

/** Correcting a debrief record that stands, not one that was corrected before or is of another operation. */
async function correctionTarget(force: Force): Promise<Target> {
  const { operationId } = await readyForReview(force)
  const corrected = await recordDebrief(force.lead, operationId)
  const stands = await recordDebrief(force.lead, operationId, { corrects: corrected })
  const elsewhere = await recordDebrief(force.lead, await register(force))
  return inBody({
    kind: 'correct a debrief',
    right: {
      client: force.lead,
      method: 'POST',
      url: `/api/v1/operations/${operationId}/debriefs`,
      body: newDebrief({ corrects: stands, heldTo: clockDaysAgo(1, '12:00') }),
    },
    part: 'corrects',
    wrong: (chance) => wrongId(stands, { corrected, elsewhere, unknown: randomUUID() }, chance),
    stale: { status: 400, why: 'answers_refused' },
  })
}

/** Whatever says by a number, or by the id of what it replaces, which state of things it was made for. */
export async function numberedTargets(api: Api, force: Force): Promise<Target[]> {
  const sections = await sectionTargets(api, force)
  const facts = await factTargets(force)
  return [...sections, ...facts, await returnTarget(api, force), await correctionTarget(force)]
}
