import { randomBytes } from 'node:crypto'
import type { RecordDebrief } from '#shared/api/debriefs.ts'
import {
  DecidedReply,
  FactChangedReply,
  FactsSavedReply,
  type KnownFacts,
  type RecordDecision,
  type RecordFactChange,
} from '#shared/api/decisions.ts'
import { OperationReply, RegisteredReply, type RegisterOperation } from '#shared/api/operations.ts'
import {
  ActionReply,
  ReviewReply,
  SectionSavedReply,
  SentToGoldReply,
  StartedReply,
} from '#shared/api/reviews.ts'
import { GOLD_CHECKS, RevisionReply, SignedReply, type SignOff } from '#shared/api/sign-off.ts'
import { addDays, londonClock } from '#shared/calendar.ts'
import type { ReviewAnswers } from '#shared/form/answers.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { filledAnswers, type Wording } from '#shared/form/filled-review.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { type Answer, type Api, addPerson, type Client } from './api.ts'
import { storePacks } from './store-packs.ts'

/** Everyone a force needs for the main job, made for the test and signed in. */
export type Force = {
  id: string
  lead: Client
  otherLead: Client
  gold: Client
  otherGold: Client
  contributor: Client
  administrator: Client
}

export async function addForce(api: Api, id: string): Promise<Force> {
  return {
    id,
    lead: await addPerson(api, id, ['debrief_lead'], { name: 'Lena Leads' }),
    otherLead: await addPerson(api, id, ['debrief_lead'], { name: 'Otto Leads' }),
    gold: await addPerson(api, id, ['gold_commander'], { name: 'Greta Golding' }),
    otherGold: await addPerson(api, id, ['gold_commander', 'debrief_lead'], { name: 'Omar Golding' }),
    contributor: await addPerson(api, id, ['contributor'], { name: 'Cleo Writes' }),
    administrator: await addPerson(api, id, ['force_administrator'], { name: 'Ada Keeps' }),
  }
}

/** London clock time so many days ago, at an hour that is in no gap. */
export function clockDaysAgo(days: number, hour = '09:00'): string {
  return `${addDays(londonClock(new Date().toISOString()).slice(0, 10), -days)}T${hour}`
}

export function newOperation(more: Partial<RegisterOperation> = {}): RegisterOperation {
  return {
    reference: `R/${randomBytes(5).toString('hex')}`,
    name: 'Operation Larch',
    eventType: 'march-or-procession',
    cause: 'environment',
    howItCameAbout: 'planned-with-notice',
    place: 'Market Square',
    plannedStartAt: clockDaysAgo(2, '08:00'),
    plannedEndAt: clockDaysAgo(2, '18:00'),
    startedAt: clockDaysAgo(2, '08:10'),
    stoodDownAt: clockDaysAgo(2, '18:20'),
    goldId: null,
    ...more,
  }
}

const QUIET_CHOICE: Record<string, string> = { communityImpact: 'low' }

/** A value for every criterion of the rule, none of which asks for a debrief. */
export function quietFacts(): KnownFacts {
  const quiet = (criterion: ReturnType<typeof currentRule>['criteria'][number]) => {
    if (criterion.kind === 'choice') return QUIET_CHOICE[criterion.id] ?? criterion.options[0]?.value ?? ''
    if (criterion.kind === 'choices') return ['none']
    return criterion.kind === 'yes_no' ? false : 0
  }
  return Object.fromEntries(currentRule().criteria.map((criterion) => [criterion.id, quiet(criterion)]))
}

/** Facts that reach each tier, and no more. */
export const FACTS: Record<0 | 1 | 2 | 3, KnownFacts> = {
  0: quietFacts(),
  1: { ...quietFacts(), arrests: 3 },
  2: { ...quietFacts(), targetedCommunity: true },
  3: { ...quietFacts(), dsiReferral: 'death' },
}

export async function register(
  { lead, gold }: Pick<Force, 'lead' | 'gold'>,
  more: Partial<RegisterOperation> = {},
) {
  const answer = await lead.post('/operations', newOperation({ goldId: gold.personId, ...more }))
  return answer.read(RegisteredReply).id
}

export async function saveFacts(client: Client, operationId: string, known: KnownFacts, saveNumber = 0) {
  return (await client.put(`/operations/${operationId}/facts`, { saveNumber, known })).read(FactsSavedReply)
}

export async function decide(
  client: Client,
  operationId: string,
  factsSaveNumber = 1,
  more: Partial<RecordDecision> = {},
) {
  const body = { factsSaveNumber, position: 'silver', reason: 'The rule gives it.', ...more }
  return (await client.post(`/operations/${operationId}/decisions`, body)).read(DecidedReply)
}

export function newFactChange(more: Partial<RecordFactChange> = {}): RecordFactChange {
  return {
    factsSaveNumber: 1,
    criterion: 'complaints14Days',
    value: 2,
    cause: 'complaint',
    source: 'Professional standards',
    learnedOn: clockDaysAgo(1).slice(0, 10),
    whatWasWrong: null,
    position: null,
    ...more,
  }
}

export async function changeFact(client: Client, operationId: string, more: Partial<RecordFactChange> = {}) {
  const answer = await client.post(`/operations/${operationId}/fact-changes`, newFactChange(more))
  return answer.read(FactChangedReply)
}

export function newDebrief(more: Partial<RecordDebrief> = {}): RecordDebrief {
  return {
    kind: 'hot',
    heldFrom: clockDaysAgo(1, '10:00'),
    heldTo: clockDaysAgo(1, '11:00'),
    place: 'Briefing room',
    facilitatorId: null,
    facilitatorRole: 'Inspector',
    scribe: 'Sergeant',
    invited: 12,
    present: 10,
    organisations: null,
    corrects: null,
    ...more,
  }
}

export async function recordDebrief(client: Client, operationId: string, more: Partial<RecordDebrief> = {}) {
  return (await client.post(`/operations/${operationId}/debriefs`, newDebrief(more))).read(RegisteredReply).id
}

const KIND_OF_TIER = { 1: 'hot', 2: 'structured', 3: 'multi_agency_structured' } as const

/** An operation with facts, a decision and the debrief of its tier: everything that a review needs before it. */
export async function readyForReview(
  force: Force,
  tier: 1 | 2 | 3 = 1,
  more: Partial<RegisterOperation> = {},
) {
  const operationId = await register(force, more)
  await saveFacts(force.lead, operationId, FACTS[tier])
  const decision = await decide(force.lead, operationId)
  await recordDebrief(force.lead, operationId, { kind: KIND_OF_TIER[tier] })
  return { operationId, decisionId: decision.id, tier }
}

export async function start(client: Client, operationId: string) {
  return (await client.post(`/operations/${operationId}/reviews`)).read(StartedReply).id
}

/** Invented answers to every question asked at this tier, section by section. */
export function answersAt(
  tier: 1 | 2 | 3,
  wording: Wording = (place) => `Words for ${place}`,
): ReviewAnswers {
  const definition = currentFormDefinition()
  const asked = new Set(sectionsAsked(definition, tier).map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(filledAnswers(definition, wording)).filter(([id]) => asked.has(id)),
  )
}

export async function saveSection(
  client: Client,
  reviewId: string,
  section: string,
  answers: ReviewAnswers[string],
  saveNumber = 0,
) {
  const answer = await client.put(`/reviews/${reviewId}/sections/${section}`, { saveNumber, answers })
  return answer.read(SectionSavedReply)
}

/** Answers every section; `saved` says how often each was saved before, where it was. */
export async function fill(
  client: Client,
  reviewId: string,
  tier: 1 | 2 | 3 = 1,
  wording?: Wording,
  saved: ReadonlyMap<string, number> = new Map(),
) {
  for (const [section, answers] of Object.entries(answersAt(tier, wording))) {
    await saveSection(client, reviewId, section, answers, saved.get(section) ?? 0)
  }
}

export async function sendToGold(client: Client, reviewId: string) {
  return (await client.post(`/reviews/${reviewId}/send-to-gold`)).read(SentToGoldReply)
}

export async function viewReview(client: Client, reviewId: string) {
  return (await client.get(`/reviews/${reviewId}`)).read(ReviewReply)
}

export async function viewOperation(client: Client, operationId: string) {
  return (await client.get(`/operations/${operationId}`)).read(OperationReply)
}

/** Reads the revision as gold does; signing needs it. */
export async function viewRevision(client: Client, reviewId: string, revision = 1) {
  return (await client.get(`/reviews/${reviewId}/revisions/${revision}`)).read(RevisionReply)
}

/** Asks to sign what was viewed, whole and right but for what the test changes. */
export function askToSign(
  client: Client,
  seen: Pick<RevisionReply, 'reviewId' | 'revision' | 'tag' | 'digest'>,
  more: { body?: Partial<SignOff>; ifMatch?: string | undefined; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const body = { digest: seen.digest, checks: [...GOLD_CHECKS], comment: null, reasonForAnotherGold: null }
  return client.post(
    `/reviews/${seen.reviewId}/revisions/${seen.revision}/sign-off`,
    { ...body, ...more.body },
    { 'if-match': 'ifMatch' in more ? more.ifMatch : seen.tag, ...more.headers },
  )
}

export async function signOff(client: Client, reviewId: string, revision = 1) {
  const seen = await viewRevision(client, reviewId, revision)
  return (await askToSign(client, seen)).read(SignedReply)
}

export async function act(client: Client, path: string, body?: unknown) {
  return (await client.post(path, body)).read(ActionReply)
}

/** `ready_to_submit`: signed off, and the packs are there. */
export type Reached =
  | 'draft'
  | 'with_gold'
  | 'returned'
  | 'signed_off'
  | 'ready_to_submit'
  | 'submitted'
  | 'withdrawn'

/** A review of a new operation, brought to a state by the requests that people would send. */
export async function reach(api: Api, force: Force, state: Reached, tier: 1 | 2 | 3 = 1) {
  const ready = await readyForReview(force, tier)
  const reviewId = await start(force.lead, ready.operationId)
  const there = { ...ready, reviewId, force }
  if (state === 'withdrawn') await act(force.lead, `/reviews/${reviewId}/withdraw`, { reason: 'Not needed.' })
  if (state === 'draft' || state === 'withdrawn') return there
  await fill(force.lead, reviewId, tier)
  await sendToGold(force.lead, reviewId)
  if (state === 'with_gold') return there
  if (state === 'returned') {
    const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
    await act(force.gold, `/reviews/${reviewId}/return`, { revision: 1, comments })
    return there
  }
  await signOff(force.gold, reviewId)
  if (state === 'signed_off') return there
  await storePacks(api, reviewId)
  if (state === 'submitted') await act(force.lead, `/reviews/${reviewId}/submit`)
  return there
}
