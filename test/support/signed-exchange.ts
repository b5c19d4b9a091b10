import type { Exchange } from '#shared/exchange/exchange@1.0.0.ts'
import type { Audience, ReviewTier } from '#shared/form/definition.ts'
import { toDocument } from '#shared/form/document.ts'
import { filledAnswers, filledRecords, type Wording } from '#shared/form/filled-review.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { forces } from '#shared/reference/organisations.ts'
import { currentRule } from '#shared/rule/registry.ts'

const DIGEST = '30dcd2ecafa293a8fef0d2e6dab6a8f7696ca885a7290c81dcc9a62c66030f1e'
const ID = '00000000-0000-4000-8000-000000000001'

/** Facts that make every field of the form asked, so that every kind of entry is printed. */
const FACTS = {
  arrests: 4,
  officersDeployed: 120,
  attendance: 2900,
  mutualAidForces: 1,
  policeInjured: 2,
  publicInjured: 1,
  complaints14Days: 2,
  communityImpact: 'moderate',
  intelligenceVariance: 'moderate',
  dsiReferral: 'none',
  lfrUsed: 'used',
  specialTactics: ['containment'],
  useOfForceReports: 26,
  costGbp: 61_000,
}

const LADDER: Exchange['rendition']['ladder'] = [
  { rung: 'registered', moment: '2026-09-21T09:00:00.000Z', deadline: null, status: null },
  {
    rung: 'considered',
    moment: '2026-10-12T09:00:00.000Z',
    deadline: '2026-10-13T23:00:00.000Z',
    status: 'done_in_time',
  },
  {
    rung: 'debriefed',
    moment: '2026-11-03T09:00:00.000Z',
    deadline: '2026-11-08T00:00:00.000Z',
    status: 'done_in_time',
  },
  {
    rung: 'form_prepared',
    moment: '2026-11-23T09:00:00.000Z',
    deadline: '2026-11-22T00:00:00.000Z',
    status: 'done_late',
  },
  { rung: 'gold_signed', moment: null, deadline: '2026-11-29T00:00:00.000Z', status: 'not_yet_due' },
  { rung: 'submitted', moment: null, deadline: '2026-12-06T00:00:00.000Z', status: 'not_yet_due' },
]

function renditionOf(tier: ReviewTier, audience: Audience, wording: Wording): Exchange['rendition'] {
  const definition = currentFormDefinition()
  const rule = currentRule()
  const records = filledRecords(wording)
  const document = toDocument(definition, {
    tier,
    facts: FACTS,
    criteria: rule.criteria,
    forceNames: Object.fromEntries(forces().map((force) => [force.id, force.name])),
    answers: filledAnswers(definition, wording),
    records,
    audience,
  })
  const { operation } = records
  return {
    format: 'pelr-rendition@1.0.0',
    audience,
    salt: 'A'.repeat(43),
    review: { id: ID, revision: 2 },
    operation: {
      reference: operation.reference,
      name: operation.name,
      eventType: 'March or procession',
      place: operation.place,
      startedAt: operation.startedAt ?? null,
      stoodDownAt: operation.stoodDownAt ?? null,
      leadForce: operation.leadForce,
      otherForces: operation.otherForces,
    },
    ladder: LADDER,
    marking: document.marking,
    form: { id: definition.id, version: definition.version, title: definition.title, digest: DIGEST },
    rule: { id: rule.id, version: rule.version, title: rule.title, status: rule.status, digest: DIGEST },
    decision: {
      id: ID,
      computedTier: tier,
      chosenTier: tier,
      tierName: rule.tiers[tier].name,
      collegeLevel: 'level one',
      reasons: records.decision.reasons,
      decidedAt: '2026-10-12T09:00:00.000Z',
      inEffectAt: '2026-10-12T09:00:00.000Z',
    },
    preparedBy: { role: 'Debrief lead', rank: 'Inspector', name: null },
    gold: { rank: 'Chief Superintendent', name: 'Morgan Vale' },
    frozenAt: '2026-11-23T09:00:00.000Z',
    document,
  }
}

/** A signed review with something in every field, as a pack holds it. All of it is invented. */
export function signedExchange(tier: ReviewTier, audience: Audience, wording: Wording): Exchange {
  const rendition = renditionOf(tier, audience, wording)
  return {
    format: 'pelr-exchange@1.0.0',
    envelope: {
      format: 'pelr-envelope@1.0.0',
      review: rendition.review,
      forceId: 'hampshire',
      operationReference: rendition.operation.reference,
      decisionId: ID,
      form: { id: rendition.form.id, version: rendition.form.version, digest: DIGEST },
      rule: { id: rendition.rule.id, version: rendition.rule.version, digest: DIGEST },
      renditions: [{ audience, digest: DIGEST }],
      frozenAt: rendition.frozenAt,
    },
    envelopeDigest: DIGEST,
    rendition,
    signOff: {
      signedBy: { name: 'Morgan Vale', rank: 'Chief Superintendent', role: 'Gold commander' },
      signedAt: '2026-11-24T14:31:00.000Z',
      checks: [],
      comment: 'Read with the planning team.',
      reasonForAnotherGold: null,
      declaration: 'I, Chief Superintendent Morgan Vale, have read revision 2 of this review.',
      decidedTier: false,
      envelopeDigest: DIGEST,
    },
  }
}
