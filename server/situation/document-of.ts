import type { Audience } from '#shared/form/definition.ts'
import { type ReviewDocument, toDocument } from '#shared/form/document.ts'
import { forces } from '#shared/reference/organisations.ts'
import { getRule } from '#shared/rule/registry.ts'
import { refused } from './refused.ts'
import { contentOf, type ReviewFile } from './review-file.ts'

/** The review as one audience may read it. `draft` says what is still to answer and what will be left out. */
export function documentOf(file: ReviewFile, audience: Audience, draft = false): ReviewDocument {
  const content = contentOf(file)
  if (!content || !file.decision) throw refused('review_not_required')
  return toDocument(file.definition, {
    ...content,
    records: file.records,
    criteria: getRule(file.decision.rule_id, file.decision.rule_version).criteria,
    forceNames: Object.fromEntries(forces().map((force) => [force.id, force.name])),
    audience,
    draft,
  })
}
