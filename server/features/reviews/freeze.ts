import { randomBytes } from 'node:crypto'
import { ladderOf } from '#shared/coverage/ladder.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import type { Envelope } from '#shared/exchange/envelope.ts'
import { Rendition } from '#shared/exchange/rendition.ts'
import { Audience, type Marking } from '#shared/form/definition.ts'
import { EVENT_TYPES, labelIn } from '#shared/reference/event-types.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import { getRule } from '#shared/rule/registry.ts'
import { canonicalBytes, digestOf } from '../../canonical.ts'
import { documentOf } from '../../situation/document-of.ts'
import { refused } from '../../situation/refused.ts'
import type { ReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'

type Freeze = { viewer: Viewer; at: string; number: number; moments: OperationMoments }
type Decision = NonNullable<ReviewFile['decision']>

export type Frozen = {
  decisionId: string
  envelope: Buffer
  digest: string
  marking: Marking
  renditions: { audience: Audience; bytes: Buffer; digest: string }[]
}

function operationOf({ records }: ReviewFile, audience: Audience): Rendition['operation'] {
  const { operation } = records
  return {
    reference: operation.reference,
    name: operation.name,
    eventType: labelIn(EVENT_TYPES, operation.eventType),
    place: audience === 'force' || audience === 'recipient' ? operation.place : null,
    startedAt: operation.startedAt ?? null,
    stoodDownAt: operation.stoodDownAt ?? null,
    leadForce: operation.leadForce,
    otherForces: operation.otherForces,
  }
}

function decisionOf(file: ReviewFile, decision: Decision): Rendition['decision'] {
  const rule = getRule(decision.rule_id, decision.rule_version)
  const { records } = file
  return {
    id: decision.id,
    computedTier: decision.computed_tier,
    chosenTier: decision.chosen_tier,
    tierName: rule.tiers[decision.chosen_tier].name,
    collegeLevel: (decision.assessment as Assessment).collegeLevel,
    reasons: records.decision.reasons,
    decidedAt: decision.decided_at,
    inEffectAt: records.decision.inEffectAt,
  }
}

function versionsOf(file: ReviewFile, decision: Decision): Pick<Rendition, 'form' | 'rule'> {
  const rule = getRule(decision.rule_id, decision.rule_version)
  const { id, version, title } = file.definition
  return {
    form: { id, version, title, digest: digestOf(canonicalBytes(file.definition)) },
    rule: {
      id: rule.id,
      version: rule.version,
      title: rule.title,
      status: rule.status,
      digest: decision.rule_digest,
    },
  }
}

function renditionFor(audience: Audience, file: ReviewFile, decision: Decision, freeze: Freeze): Rendition {
  const document = documentOf(file, audience)
  const { debriefLead, gold } = file.records.people
  const ladder = ladderOf(freeze.moments, freeze.at).rungs
  return Rendition.parse({
    format: 'pelr-rendition@1.0.0',
    audience,
    salt: randomBytes(32).toString('base64url'),
    review: { id: file.review.id, revision: freeze.number },
    operation: operationOf(file, audience),
    ladder: ladder.map(({ rung, moment, deadline, status }) =>
      // The freeze itself is what prepares the form.
      rung === 'form_prepared' && moment === null
        ? {
            rung,
            moment: freeze.at,
            deadline,
            status: isLate(freeze.at, deadline) ? 'done_late' : 'done_in_time',
          }
        : { rung, moment, deadline, status },
    ),
    marking: document.marking,
    ...versionsOf(file, decision),
    decision: decisionOf(file, decision),
    preparedBy: {
      role: 'Debrief lead',
      rank: debriefLead?.rank ?? null,
      name: audience === 'force' ? (debriefLead?.name ?? null) : null,
    },
    gold: gold ? { rank: gold.rank ?? null, name: gold.name ?? gold.role } : null,
    frozenAt: freeze.at,
    document,
  })
}

function isLate(at: string, deadline: string | null): boolean {
  return deadline !== null && at >= deadline
}

/**
 * One canonical JSON for each audience, each with its own salt, and the envelope of their digests. These bytes are
 * the revision: page, PDF and JSON print them, and gold signs the envelope's digest.
 */
export function freeze(file: ReviewFile, by: Freeze): Frozen {
  const { decision } = file
  if (!decision) throw refused('no_decision_in_effect')
  const copies = Audience.options.map((audience) => renditionFor(audience, file, decision, by))
  const renditions = copies.map((copy) => {
    const bytes = canonicalBytes(copy)
    return { audience: copy.audience, bytes, digest: digestOf(bytes) }
  })
  const { form, rule } = versionsOf(file, decision)
  const envelope: Envelope = {
    format: 'pelr-envelope@1.0.0',
    review: { id: file.review.id, revision: by.number },
    forceId: file.review.force_id,
    operationReference: file.operation.reference,
    decisionId: decision.id,
    form: { id: form.id, version: form.version, digest: form.digest },
    rule: { id: rule.id, version: rule.version, digest: rule.digest },
    renditions: renditions.map(({ audience, digest }) => ({ audience, digest })),
    frozenAt: by.at,
  }
  const bytes = canonicalBytes(envelope)
  const marking = copies[0]?.marking ?? 'OFFICIAL-SENSITIVE'
  return { decisionId: decision.id, envelope: bytes, digest: digestOf(bytes), marking, renditions }
}
