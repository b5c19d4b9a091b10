import { z } from 'zod'
import { decisionKinds, decisionPositions } from '../workflow/decision.ts'
import { AskedDay, Day, Id, Instant, PersonRef, passage } from './identifiers.ts'

/** Who must agree besides the maker, as it is stored with a decision. */
const SECOND_PERSONS = ['none', 'gold', 'another_lead_or_gold', 'another_without_facts'] as const
export type StoredSecondPerson = (typeof SECOND_PERSONS)[number]

/** A fact's value: absent means not known. The rule says which values each criterion takes. */
export const FactValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])
export type FactValue = z.infer<typeof FactValue>
export const KnownFacts = z.record(z.string(), FactValue)
export type KnownFacts = z.infer<typeof KnownFacts>

/** `saveNumber` is the one the page was opened with: 0 where nothing was saved yet. */
export const SaveFacts = z.strictObject({ saveNumber: z.int().min(0), known: KnownFacts })
export type SaveFacts = z.infer<typeof SaveFacts>

/** The last debrief in the operation's series that the rule may look at; empty where there is none. */
export const HistoryReply = z.strictObject({
  series: z
    .strictObject({ id: Id, priorDebriefTier: z.literal([0, 1, 2, 3]), priorDebriefDaysAgo: z.int() })
    .optional(),
})

export const FactsReply = z.strictObject({
  saveNumber: z.int(),
  known: KnownFacts,
  savedAt: Instant.nullable(),
  savedBy: PersonRef.nullable(),
  /** The viewer entered at least one of them. */
  enteredByViewer: z.boolean(),
  /** Corrected figures by themselves lower the tier of the decision in effect. */
  corrected: z.boolean(),
  /** What the rule is told of earlier operations of the series. */
  history: HistoryReply,
})
export type FactsReply = z.infer<typeof FactsReply>

const AssessmentReply = z.strictObject({
  ruleId: z.string(),
  ruleVersion: z.string(),
  computedTier: z.int().min(0).max(3),
  tier: z.int().min(0).max(3),
  triggers: z.array(z.string()),
  cumulativeRule: z.boolean(),
  seriesReduction: z.boolean(),
  facilitationLevel: z.string().nullable(),
  collegeLevel: z.string().nullable(),
  explanation: z.array(z.string()),
})

/**
 * Decides on the facts as last saved. What the rule gives for them is never sent: the server works it out.
 * `chosenTier` is sent to choose another tier, with a reason. `factsSaveNumber` says which facts the person saw.
 */
export const RecordDecision = z.strictObject({
  factsSaveNumber: z.int().min(0),
  chosenTier: z.literal([0, 1, 2, 3], 'Choose tier 0, 1, 2 or 3').optional(),
  position: z.enum(decisionPositions, 'Choose the position you decide in'),
  reason: passage('the reason for the decision'),
})
export type RecordDecision = z.infer<typeof RecordDecision>

export const DecisionReply = z.strictObject({
  id: Id,
  number: z.int(),
  kind: z.enum(decisionKinds),
  computedTier: z.int().min(0).max(3),
  chosenTier: z.int().min(0).max(3),
  assessment: AssessmentReply,
  known: KnownFacts,
  reason: z.string(),
  position: z.enum(decisionPositions),
  secondPerson: z.enum(SECOND_PERSONS),
  inEffect: z.enum(['at_once', 'when_confirmed']),
  decidedBy: PersonRef,
  decidedAt: Instant,
  confirmedBy: PersonRef.nullable(),
  confirmedAt: Instant.nullable(),
  /** True for the one decision that is in effect now. */
  current: z.boolean(),
  /** Why this viewer may not confirm it; null where they may. */
  confirmRefusal: z.string().nullable(),
})
export type DecisionReply = z.infer<typeof DecisionReply>

export const FactsSavedReply = z.strictObject({ saveNumber: z.int(), savedAt: Instant })
export type FactsSavedReply = z.infer<typeof FactsSavedReply>

export const DecidedReply = z.strictObject({
  id: Id,
  computedTier: z.int(),
  chosenTier: z.int(),
  inEffect: z.boolean(),
})
export const ConfirmedReply = z.strictObject({ id: Id, inEffect: z.literal(true) })

/**
 * A fact that changed after a decision was recorded. `cause` is one of the rule's. `whatWasWrong` comes with the cause
 * `corrected_figure` and only with it. `position` is that of the decision which a corrected figure may lead to.
 */
export const RecordFactChange = z.strictObject({
  factsSaveNumber: z.int().min(0),
  criterion: z.string().min(1, 'Choose the fact that changed').max(64),
  value: FactValue,
  cause: z.string().min(1, 'Choose why it changed').max(64),
  source: passage('where this is known from', 2_000),
  learnedOn: AskedDay,
  whatWasWrong: z.string().max(2_000, 'Use 2,000 characters or fewer').nullable(),
  position: z.enum(decisionPositions, 'Choose the position you decide in').nullable(),
})
export type RecordFactChange = z.infer<typeof RecordFactChange>

/** What the new facts do to the tier that was worked out. `tier_fixed`: it is recorded and shown, and moves nothing. */
const FACT_CHANGE_OUTCOMES = ['unchanged', 'rises', 'falls', 'fall_refused', 'tier_fixed'] as const

export const FactChangedReply = z.strictObject({
  id: Id,
  saveNumber: z.int(),
  /** As worked out with the new fact. */
  tier: z.int().min(0).max(3),
  outcome: z.enum(FACT_CHANGE_OUTCOMES),
  /** The decision that came of it: the rule's own, or one that waits for its second person; else null. */
  decision: z.strictObject({ id: Id, tier: z.int(), kind: z.enum(decisionKinds) }).nullable(),
})
export type FactChangedReply = z.infer<typeof FactChangedReply>

export const FactChangeReply = z.strictObject({
  id: Id,
  criterion: z.string(),
  valueBefore: FactValue.nullable(),
  value: FactValue,
  cause: z.string(),
  source: z.string(),
  learnedOn: Day,
  whatWasWrong: z.string().nullable(),
  /** As worked out with the new fact, and the rule that did. */
  tier: z.int().min(0).max(3),
  ruleId: z.string(),
  ruleVersion: z.string(),
  recordedBy: PersonRef,
  recordedAt: Instant,
})
export type FactChangeReply = z.infer<typeof FactChangeReply>
