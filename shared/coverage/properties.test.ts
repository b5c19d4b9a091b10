import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { londonDate } from '#shared/calendar.ts'
import { bare, decided, rule } from './example-records.ts'
import { FIGURE_IDS } from './figure-ids.ts'
import { ladderOf } from './ladder.ts'
import { type CoverageFilter, figures, listFor } from './measures.ts'
import { clockedRungs, duties, happenedBy, impactDuties, OperationMoments } from './moments.ts'
import type { OperationRecords } from './records.ts'
import { momentsOf } from './roll-up.ts'

const first = Date.parse('2026-09-20T00:00:00.000Z')
const instant = fc
  .integer({ min: 0, max: 120 * 24 * 60 })
  .map((minutes) => new Date(first + minutes * 60_000).toISOString())
/** A stated time and, no sooner, its recording. */
const stated = fc.tuple(instant, instant).map((pair) => {
  const [moment = '', recordedAt = ''] = [...pair].sort()
  return { moment, recordedAt }
})
const tier = fc.constantFrom(0, 1, 2, 3) as fc.Arbitrary<0 | 1 | 2 | 3>
const kind = fc.constantFrom('hot', 'structured', 'single_agency_structured', 'multi_agency_structured')

const operation = fc
  .record({ start: instant, planned: fc.option(instant), registered: instant })
  .map((times) => ({
    ...bare.operation,
    startAt: times.start,
    plannedEndAt: times.planned,
    registeredAt: times.registered,
  }))
const decisions = fc
  .array(fc.record({ at: instant, tier, confirmed: fc.option(fc.nat(60 * 24 * 60)) }), { maxLength: 4 })
  .map((list) =>
    list
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .map((it, index) => {
        const minutes = it.confirmed ?? 0
        const confirmedAt =
          it.confirmed === null ? null : new Date(Date.parse(it.at) + minutes * 60_000).toISOString()
        // The rule is put in later: it would fill the screen whenever a counterexample is printed.
        const { rule: _, ...decision } = decided(`d${index}`, it.tier, it.at, {
          inEffectAt: it.tier === 0 ? confirmedAt : it.at,
          confirmedAt,
          overridden: it.tier === 1 ? 'down' : null,
        })
        return decision
      }),
  )
const revisions = fc
  .array(fc.record({ at: instant, decision: fc.nat(3), review: fc.nat(1) }), { maxLength: 4 })
  .map((list) =>
    list
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .map((it, index) => ({
        id: `r${index}`,
        reviewId: `review ${it.review}`,
        number: index + 1,
        decisionId: `d${it.decision}`,
        digest: `digest of r${index}`,
        frozenAt: it.at,
      })),
  )
const anyRevision = fc.nat(3).map((index) => ({ revisionId: `r${index}`, digest: `digest of r${index}` }))

const records = fc.record({
  operation,
  standDowns: fc
    .array(stated, { maxLength: 2 })
    .map((list) =>
      list
        .map(({ moment, recordedAt }) => ({ at: moment, recordedAt }))
        .sort((one, other) => Date.parse(one.recordedAt) - Date.parse(other.recordedAt)),
    ),
  removals: fc
    .array(fc.record({ as: fc.constantFrom('withdrawn', 'duplicate', 'restored'), at: instant }), {
      maxLength: 2,
    })
    .map((list) =>
      list
        .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map((it) => ({ ...it, code: 'entered_twice', sentence: 'Twice.' })),
    ),
  decisions,
  debriefs: fc
    .array(fc.record({ kind, held: stated, corrects: fc.boolean() }), { maxLength: 4 })
    .map((list) =>
      list.map((it, index) => ({
        id: `b${index}`,
        kind: it.kind,
        endedAt: it.held.moment,
        recordedAt: it.held.recordedAt,
        corrects: it.corrects && index > 0 ? `b${index - 1}` : null,
      })),
    ),
  withdrawals: fc
    .array(fc.record({ review: fc.nat(1), from: instant, until: fc.option(instant) }), { maxLength: 1 })
    .map((list) => list.map((it) => ({ reviewId: `review ${it.review}`, from: it.from, until: it.until }))),
  revisions,
  signOffs: fc
    .array(fc.tuple(anyRevision, instant, fc.option(instant)), { maxLength: 3 })
    .map((list) => list.map(([of, signedAt, voidedAt]) => ({ ...of, signedAt, voidedAt }))),
  submissions: fc.array(fc.tuple(anyRevision, fc.option(stated)), { maxLength: 2 }).map((list) =>
    list.map(([of, sent]) => ({
      ...of,
      sentAt: sent?.moment ?? null,
      recordedAt: sent?.recordedAt ?? null,
    })),
  ),
  pauses: fc
    .array(fc.record({ event: fc.constantFrom('pause', 'resume'), recordedAt: instant }), { maxLength: 4 })
    .map((list) =>
      list
        .sort((one, other) => Date.parse(one.recordedAt) - Date.parse(other.recordedAt))
        .map((it) => ({ ...it, reviewOn: it.event === 'pause' ? it.recordedAt.slice(0, 10) : null })),
    ),
  impactReviews: fc
    .array(
      fc.record({
        duty: fc.constantFrom(...impactDuties, null),
        done: stated,
      }),
      { maxLength: 3 },
    )
    .map((list) =>
      list.map(({ duty, done: { moment, recordedAt } }, index) => {
        const record = { id: `impact review ${index}`, duty, madeOn: londonDate(moment), recordedAt }
        return { ...record, corrects: index === 2 ? 'impact review 0' : null }
      }),
    ),
  sample: fc.constant(null),
  recognition: fc.option(fc.record({ assessmentsInPlace: fc.boolean() })),
})

type Generated = typeof records extends fc.Arbitrary<infer T> ? T : never
const ruled = (known: Generated): OperationRecords => ({
  ...known,
  decisions: known.decisions.map((decision) => ({ ...decision, rule })),
})

const register = fc.tuple(fc.array(records, { maxLength: 12 }), instant).map(([list, at]) => ({
  rows: list.map((each) => momentsOf(ruled(each), rule, at)),
  at,
}))
const filter: fc.Arbitrary<CoverageFilter> = fc.record({
  from: fc.option(fc.constantFrom('2026-10-01', '2026-11-01'), { nil: undefined }),
  to: fc.option(fc.constantFrom('2026-10-31', '2026-12-31'), { nil: undefined }),
  tier: fc.option(tier, { nil: undefined }),
})
const statuses = ['done_in_time', 'done_late', 'paused', 'overdue', 'not_yet_due'] as const

describe('of any register, at any moment, under any filter', () => {
  it('the parts add up to the registered, and the statuses of every step to its base', () => {
    fc.assert(
      fc.property(register, filter, ({ rows, at }, chosen) => {
        const { counts } = figures(rows, chosen, at)
        expect(counts.registered).toBe(
          counts.removed + counts.awaiting_decision + counts.not_required + counts.required,
        )
        expect(counts.counted).toBe(counts.registered - counts.removed)
        expect(counts.considered_base).toBe(counts.counted)
        for (const step of [...clockedRungs, ...duties]) {
          const sum = statuses.reduce((total, status) => total + counts[`${step}_${status}`], 0)
          expect(sum, step).toBe(counts[`${step}_base`])
        }
        for (const rung of clockedRungs) {
          expect(counts[`${rung}_reached`], rung).toBe(
            counts[`${rung}_done_in_time`] + counts[`${rung}_done_late`],
          )
          expect(counts[`${rung}_in_time`], rung).toBeLessThanOrEqual(counts[`${rung}_past_deadline`])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('every figure is as long as its list', () => {
    fc.assert(
      fc.property(register, filter, ({ rows, at }, chosen) => {
        const { counts } = figures(rows, chosen, at)
        for (const figure of FIGURE_IDS)
          expect(listFor(figure, rows, chosen, at), figure).toHaveLength(counts[figure])
      }),
      { numRuns: 40 },
    )
  })
})

describe('of any operation', () => {
  it('the row fits the schema, and the same row is read alike from then on', () => {
    fc.assert(
      fc.property(records, instant, (known, at) => {
        const row = momentsOf(ruled(known), rule, at)
        expect(OperationMoments.parse(row)).toEqual(row)
      }),
      { numRuns: 300 },
    )
  })

  it('a rung that holds keeps holding in the same row, whatever later moment is asked about', () => {
    fc.assert(
      fc.property(records, instant, instant, instant, (known, builtAt, one, other) => {
        const row = momentsOf(ruled(known), rule, builtAt)
        const [sooner = '', later = ''] = [one, other].sort()
        const before = ladderOf(row, sooner).rungs
        const after = ladderOf(row, later).rungs
        before.forEach((rung, index) => {
          if (rung.held) expect(after[index]?.held, rung.rung).toBe(true)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('nothing recorded after the moment of counting changes the row', () => {
    fc.assert(
      fc.property(records, instant, (known, at) => {
        const seen = <T>(list: readonly T[], when: (item: T) => string | null) =>
          list.filter((item) => happenedBy(when(item), at))
        const until = (moment: string | null) => (happenedBy(moment, at) ? moment : null)
        const all = ruled(known)
        const then: OperationRecords = {
          ...all,
          standDowns: seen(known.standDowns, (it) => it.recordedAt),
          removals: seen(known.removals, (it) => it.at),
          decisions: seen(all.decisions, (it) => it.madeAt).map((it) => ({
            ...it,
            inEffectAt: until(it.inEffectAt),
            confirmedAt: until(it.confirmedAt),
          })),
          debriefs: seen(known.debriefs, (it) => it.recordedAt),
          withdrawals: seen(known.withdrawals, (it) => it.from).map((it) => ({
            ...it,
            until: until(it.until),
          })),
          revisions: seen(known.revisions, (it) => it.frozenAt),
          signOffs: seen(known.signOffs, (it) => it.signedAt).map((it) => ({
            ...it,
            voidedAt: until(it.voidedAt),
          })),
          submissions: seen(known.submissions, (it) => it.recordedAt),
          pauses: seen(known.pauses, (it) => it.recordedAt),
          impactReviews: seen(known.impactReviews, (it) => it.recordedAt),
        }
        expect(momentsOf(all, rule, at)).toEqual(momentsOf(then, rule, at))
      }),
      { numRuns: 300 },
    )
  })
})
