import type { OperationReply, OperationsReply } from '#shared/api/operations.ts'
import { assess } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { confirmationFor } from '../../situation/confirmation-for.ts'
import { consolidatedOf } from '../../situation/consolidated-of.ts'
import { figureCorrected } from '../../situation/figure-corrected.ts'
import { listGivenSections } from '../../situation/given-to.ts'
import { historyOf } from '../../situation/history-of.ts'
import type { Viewer } from '../../viewer.ts'
import { getMoments, listMoments } from '../coverage/repository.ts'
import { listDebriefs, listPauseEvents } from '../debriefs/repository.ts'
import {
  decisionInEffect,
  findFacts,
  listDecisions,
  listFactAuthors,
  listFactChanges,
  listFactsStarted,
  listRulesInEffect,
  listUnconfirmed,
} from '../decisions/repository.ts'
import { listImpactReviews } from '../impact-reviews/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { listWithdrawnReviews } from '../reviews/repository.ts'
import { findSeriesOf, listSeriesEvents } from '../series/repository.ts'
import { listShares } from '../shares/repository.ts'
import { everSubmitted } from '../submissions/repository.ts'
import {
  presentDebrief,
  presentDecision,
  presentFactChange,
  presentImpactReview,
  presentOperation,
  presentPause,
  presentShare,
} from './present.ts'
import { getReadableOperation, listOperations } from './repository.ts'
import { viewPeriods } from './review-periods.ts'
import { reviewSummaries, summaryOfReview } from './review-summaries.ts'
import { listShared } from './shared-operations.ts'

/** Every operation of the viewer's force, newest first, with where it stands. The home page groups the same rows. */
export async function viewOperations(tx: Tx, viewer: Viewer, at: string): Promise<OperationsReply> {
  const forceId = viewer.organisation.id
  const moments = new Map((await listMoments(tx, [forceId])).map((each) => [each.operationId, each]))
  const unconfirmed = new Set((await listUnconfirmed(tx, forceId)).map((decision) => decision.operation_id))
  const started = new Set(await listFactsStarted(tx, forceId))
  const rules = new Map((await listRulesInEffect(tx, forceId)).map((each) => [each.operation_id, each]))
  const reviews = await reviewSummaries(tx, viewer)
  const rows = (await listOperations(tx, viewer)).flatMap((operation) => {
    const known = moments.get(operation.id)
    if (!known) return []
    const rule = rules.get(operation.id)
    return [
      {
        moments: known,
        place: operation.place,
        leadId: operation.debrief_lead_id,
        factsStarted: started.has(operation.id),
        awaitingConfirmation: unconfirmed.has(operation.id),
        rule: rule ? { id: rule.rule_id, version: rule.rule_version } : null,
        review: reviews.get(operation.id) ?? null,
      },
    ]
  })
  noteSubjects(tx, 'operation', forceId, [])
  for (const row of rows) noteSubjects(tx, 'operation', row.moments.forceId, [row.moments.operationId])
  return {
    countedAt: at,
    rows,
    shared: await listShared(tx, viewer),
    given: viewer.roles.includes('contributor') ? await listGivenSections(tx, viewer) : [],
  }
}

/** One operation with its facts, decisions, debriefs, pauses and impact reviews, and where its review stands. */
export async function viewOperation(tx: Tx, viewer: Viewer, at: string, id: string): Promise<OperationReply> {
  const operation = await getReadableOperation(tx, viewer, id)
  const facts = await findFacts(tx, operation)
  const decisions = await listDecisions(tx, operation)
  const changes = await listFactChanges(tx, operation)
  const debriefs = await listDebriefs(tx, operation)
  const pauses = await listPauseEvents(tx, operation)
  const impactReviews = await listImpactReviews(tx, operation)
  const shares = await listShares(tx, operation)
  const about = {
    operation,
    factAuthors: await listFactAuthors(tx, operation),
    everSubmitted: await everSubmitted(tx, operation),
  }
  const current = decisionInEffect(decisions)
  const history = await historyOf(tx, operation)
  const series = await findSeriesOf(tx, operation)
  const { tier } = assess(currentRule(), facts?.known ?? {}, history)
  const people = await findPeople(tx, [
    operation.registered_by,
    operation.debrief_lead_id,
    operation.gold_id,
    facts?.saved_by ?? null,
    ...decisions.flatMap((decision) => [decision.decided_by, decision.confirmed_by]),
    ...debriefs.flatMap((debrief) => [debrief.facilitator_id, debrief.recorded_by]),
    ...pauses.map((event) => event.recorded_by),
    ...impactReviews.flatMap((record) => [record.made_by, record.recorded_by]),
    ...changes.map((change) => change.recorded_by),
    ...shares.flatMap((share) => [share.shared_by, share.ended_by]),
  ])
  return {
    ...presentOperation(operation, people),
    countedAt: at,
    moments: await getMoments(tx, operation),
    facts: {
      saveNumber: facts?.save_number ?? 0,
      known: facts?.known ?? {},
      savedAt: facts?.saved_at ?? null,
      savedBy: facts ? nameOf(people, facts.saved_by) : null,
      enteredByViewer: about.factAuthors.includes(viewer.personId),
      corrected: figureCorrected(current, changes, tier),
      history,
    },
    factChanges: changes.toReversed().map((change) => presentFactChange(change, people)),
    decisions: decisions.map((decision, index) => {
      const outcome = confirmationFor(decision, viewer, { ...about, newest: index === 0 })
      return presentDecision(decision, people, {
        current: decision.id === current?.id,
        confirmRefusal: outcome.ok ? null : refusalSentence(outcome.refusal),
      })
    }),
    debriefs: debriefs.map((debrief) => presentDebrief(debrief, debriefs, people)),
    pauses: pauses.map((event) => presentPause(event, people)),
    impactReviews: impactReviews.map((record) => presentImpactReview(record, impactReviews, people)),
    review: await summaryOfReview(tx, viewer, operation),
    withdrawnReviews: (await listWithdrawnReviews(tx, operation)).map(({ id, state_since: since }) => ({
      id,
      since,
    })),
    periods: await viewPeriods(tx, viewer, operation),
    series: series
      ? {
          id: series.id,
          name: series.name,
          consolidated: await consolidatedOf(tx, series, await listSeriesEvents(tx, series), at),
        }
      : null,
    shares: shares.map((share) => presentShare(share, people)),
  }
}
