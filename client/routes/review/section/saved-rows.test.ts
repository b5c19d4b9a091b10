import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, without, withPart } from '#client/fields/changed-rows.ts'
import { type Json, type JsonObject, objectsIn, type SectionAnswers } from '#shared/form/answers.ts'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { withRowKeys } from './row-keys.ts'
import { sameAnswers } from './same-answer.ts'
import { savableOf } from './savable.ts'
import { savedRows } from './saved-rows.ts'

const section = getSection(currentFormDefinition(), 'command-staffing')
const READABLE = { resource: ['mounted', 'dogs'], planned: [1, 2], used: [1, 2] } as const
const FIRST: JsonObject[] = [
  { resource: 'mounted', planned: 1 },
  { resource: 'mounted', planned: 2 },
]
type Part = keyof typeof READABLE
const isReadable = (part: string, value: Json) => (READABLE[part as Part] as readonly Json[]).includes(value)

const place = fc.nat({ max: 11 })
const cell = fc
  .constantFrom<Part>('resource', 'planned', 'used')
  .chain((part) => fc.tuple(fc.constant(part), fc.constantFrom<Json>(...READABLE[part], '1O', '1O', null)))
const anyAct = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('type' as const), at: place, cell }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('add', 'send', 'acknowledge', 'lose') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('remove', 'up', 'down'), at: place }) },
)
type Act = { act: string; at?: number; cell?: [Part, Json] }
/** A row as the page has it, and what only this test knows: which row it is, whatever is done to it. */
type Told = { row: JsonObject; self: object }
type Sent = { answers: SectionAnswers; cells: Map<object, JsonObject> }
type RowsOf = (saved: SectionAnswers, page: readonly JsonObject[]) => SectionAnswers

/** The page with its saver, one act after another. Throws at the first stored cell that is not of its own row. */
function walk(acts: readonly Act[], rowsOf?: RowsOf): void {
  const answers = { staffing: FIRST }
  const opened = { answers, keyed: withRowKeys(section, answers) }
  const rows = savedRows(opened)
  let page: Told[] = objectsIn(opened.keyed.staffing).map((row) => ({ row, self: {} }))
  let saved: Sent = { answers, cells: new Map(page.map(({ self }, at) => [self, FIRST[at] ?? {}])) }
  let now = saved
  let sending: (Sent & { acknowledged: () => void }) | null = null
  let lost: Sent | null = null

  const put = (changed: JsonObject[], selves: object[]) => {
    const keyed = objectsIn(withRowKeys(section, { staffing: changed }).staffing)
    page = keyed.map((row, at) => ({ row, self: selves[at] ?? {} }))
  }
  const change = ({ act, at: any = 0, cell: [part, value] = ['planned', null] }: Act) => {
    const at = any % Math.max(1, page.length)
    const all = page.map(({ row }) => row)
    const selves = page.map(({ self }) => self)
    const move = <T>(list: T[], by: 1 | -1) => moved(list as never, at, by) as T[]
    if (act === 'type') put(withPart(all, at, part, value), selves)
    if (act === 'add') put([...all, {}], selves)
    if (act === 'remove') put(without(all, at), selves.toSpliced(at, 1))
    if (act === 'up') put(move(all, -1), move(selves, -1))
    if (act === 'down') put(move(all, 1), move(selves, 1))
  }
  const talk = ({ act }: Act) => {
    if (act === 'send' && !sending && !sameAnswers(now.answers, saved.answers)) {
      sending = { ...now, acknowledged: rows.sent() }
      if (lost && sameAnswers(lost.answers, now.answers)) lost = now
    }
    if (act === 'lose' && sending && !lost) [lost, sending] = [sending, null]
    if (act !== 'acknowledge' || !sending) return
    // After a lost answer the server says what it holds, in words of its own.
    if (lost) saved = { answers: structuredClone(lost.answers), cells: lost.cells }
    else {
      sending.acknowledged()
      saved = sending
    }
    sending = null
    lost = null
  }
  const look = () => {
    const all = page.map(({ row }) => row)
    const known = rowsOf?.(saved.answers, all) ?? rows.of(saved.answers)
    const { answers, keyed } = savableOf(section, { staffing: all }, known)
    const cells = new Map(page.map(({ row, self }) => [self, ownCells(row, saved.cells.get(self))]))
    expect(answers).toEqual({ staffing: page.map(({ self }) => cells.get(self)) })
    if (!answers || !keyed) return
    rows.note({ answers, keyed }, saved.answers)
    now = { answers, cells }
    if (sameAnswers(answers, saved.answers)) saved = { ...saved, cells }
  }
  for (const each of acts) {
    change(each)
    talk(each)
    look()
  }
}

/** What was typed readable in the row; where it is not, what was saved of that very row. */
function ownCells({ rowKey: _key, ...row }: JsonObject, saved: JsonObject = {}): JsonObject {
  const own = Object.entries(row).map(([part, value]) => [
    part,
    isReadable(part, value) ? value : saved[part],
  ])
  return Object.fromEntries(own.filter(([, value]) => value !== undefined))
}

const runs = { numRuns: 400 }
const anyActs = fc.array(anyAct, { minLength: 4, maxLength: 40, size: 'max' })

describe('the rows that are saved', () => {
  it('have in every cell what was readable in that very row, however rows come, go and move', () => {
    fc.assert(
      fc.property(anyActs, (acts) => walk(acts)),
      runs,
    )
  })

  it('would not where a row was known by its place or by what it shares with another', () => {
    const byPlace: RowsOf = (saved, page) => ({
      staffing: objectsIn(saved.staffing).map((row, at) => ({ ...row, rowKey: page[at]?.rowKey ?? '' })),
    })
    const byLikeness: RowsOf = (saved, page) => ({
      staffing: page.flatMap(({ rowKey, resource }) => {
        const like = objectsIn(saved.staffing).find((row) => row.resource === resource)
        return like ? [{ ...like, rowKey: rowKey ?? '' }] : []
      }),
    })
    const fails = (rowsOf: RowsOf) =>
      fc.check(
        fc.property(anyActs, (acts) => walk(acts, rowsOf)),
        runs,
      ).failed
    expect([byPlace, byLikeness].map(fails)).toEqual([true, true])
  })

  const sentOf = (key: string) => ({
    answers: { staffing: [{ planned: 12 }] },
    keyed: { staffing: [{ rowKey: key, planned: 12 }] },
  })
  const empty = { answers: {}, keyed: {} }

  it('are known again where the answer of the server was lost and it later says what it holds', () => {
    const rows = savedRows(empty)
    rows.note(sentOf('a'), {})
    rows.sent()
    rows.note({ answers: { staffing: [{}] }, keyed: { staffing: [{ rowKey: 'a' }] } }, {})
    rows.sent()
    expect(rows.of({ staffing: [{ planned: 12 }] })).toEqual(sentOf('a').keyed)
  })

  it('are those on the page where other rows now say the same as is saved', () => {
    const rows = savedRows(sentOf('a'))
    rows.note(sentOf('b'), sentOf('a').answers)
    expect(rows.of(sentOf('a').answers)).toEqual(sentOf('b').keyed)
  })

  it('are nobody’s where they were not saved from this page', () => {
    expect(savedRows(empty).of({ staffing: [{ planned: 3 }] })).toEqual({ staffing: [{ planned: 3 }] })
  })
})
