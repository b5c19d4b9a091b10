import { z } from 'zod'
import { decisionKinds, decisionPositions } from '../workflow/decision.ts'
import { Id, Instant, PersonRef, passage } from './identifiers.ts'

/** Who must agree besides the maker, as it is stored with a decision. */
export const SECOND_PERSONS = ['none', 'gold', 'another_lead_or_gold', 'another_without_facts'] as const
export type StoredSecondPerson = (typeof SECOND_PERSONS)[number]

/** A fact's value: absent means not known. The rule says which values each criterion takes. */
export const FactValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])
export const KnownFacts = z.record(z.string(), FactValue)
export type KnownFacts = z.infer<typeof KnownFacts>

/** `saveNumber` is the one the page was opened with: 0 where nothing was saved yet. */
export const SaveFacts = z.strictObject({ saveNumber: z.int().min(0), known: KnownFacts })
export type SaveFacts = z.infer<typeof SaveFacts>

export const FactsReply = z.strictObject({
  saveNumber: z.int(),
  known: KnownFacts,
  savedAt: Instant.nullable(),
  savedBy: PersonRef.nullable(),
})
export type FactsReply = z.infer<typeof FactsReply>

export const AssessmentReply = z.strictObject({
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
export type AssessmentReply = z.infer<typeof AssessmentReply>

/**
 * Accepts what the rule gives for the facts as last saved. The tier is never sent: the server works it out.
 * `factsSaveNumber` says which facts the person saw.
 */
export const RecordDecision = z.strictObject({
  factsSaveNumber: z.int().min(0),
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

export const FactsSavedReply = z.strictObject({
  saveNumber: z.int(),
  savedAt: Instant,
  /** The tier that the rule raised the decision to because of these facts; null where it did not. */
  raisedTo: z.int().nullable(),
})
export type FactsSavedReply = z.infer<typeof FactsSavedReply>

export const DecidedReply = z.strictObject({
  id: Id,
  computedTier: z.int(),
  chosenTier: z.int(),
  inEffect: z.boolean(),
})
export const ConfirmedReply = z.strictObject({ id: Id, inEffect: z.literal(true) })
