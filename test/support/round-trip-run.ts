import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CheckReply, SectionReply } from '#shared/api/reviews.ts'
import { isAnswered, type Json, type JsonObject, objectsIn, saysNone } from '#shared/form/answers.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { type AnswerField, isAnswerField, type Section } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import type { DocumentEntry, DocumentSection } from '#shared/form/review-document.ts'
import { visibleParts } from '#shared/form/visible-text.ts'
import { anySectionAnswers } from '#test/support/any-answers.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { addForce, type Force, reach, saveSection } from '#test/support/main-job.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const definition = currentFormDefinition()
/** At tier 3 every section is asked. */
const sections = sectionsAsked(definition, 3).filter(({ fields }) => fields.some(isAnswerField))

/** Every text that someone typed into this answer. */
function textsIn(field: AnswerField, value: Json | undefined): string[] {
  if (value === undefined || value === null || saysNone(value)) return []
  switch (field.type) {
    case 'text':
    case 'textarea':
      return typeof value === 'string' ? [value] : []
    case 'user':
    case 'lesson-links':
      return [value]
        .flat()
        .flatMap((part) => Object.values(part as JsonObject))
        .filter(isText)
    case 'table': {
      const texts = field.columns.filter(({ type }) => type === 'text' || type === 'textarea')
      return objectsIn(value).flatMap((row) => texts.map(({ id }) => row[id]).filter(isText))
    }
    case 'repeat':
      return objectsIn(value).flatMap((item) => field.fields.flatMap((each) => textsIn(each, item[each.id])))
    default:
      return []
  }
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string'
}

/** All that check answers prints of an answer, as the page puts it together from the parts it shows. */
function shownIn(entry: DocumentEntry): string[] {
  const texts =
    entry.kind === 'text'
      ? [entry.text]
      : entry.kind === 'table'
        ? entry.rows.flat()
        : entry.items.flatMap((item) => item.entries.map(({ text }) => text))
  return texts.map((text) => shown(text))
}

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => part.text)
    .join('')

/** Types whose printed value is the answer itself. */
const PLAIN = [
  'text',
  'textarea',
  'number',
  'money',
  'date',
  'datetime',
  'boolean',
  'confirm',
  'multiselect',
  'checklist',
]

function compare(section: Section, typed: JsonObject, printed: DocumentSection | undefined): number {
  let compared = 0
  for (const field of section.fields.filter(isAnswerField)) {
    const entry = printed?.entries.find(({ id }) => id === field.id)
    const value = typed[field.id]
    if (!entry?.answered || field.id === definition.markingField) continue
    if (PLAIN.includes(field.type)) expect(entry.value, field.id).toEqual(value)
    const prints = shownIn(entry)
    for (const text of textsIn(field, value).filter((each) => isAnswered(each))) {
      // A cell or part whose question is not asked is kept and named as left out instead.
      const isThere = prints.some((print) => print.includes(shown(text)))
      const isLeftOut = printed?.leftOut.some(
        (label) => field.type === 'repeat' || label.startsWith(field.label),
      )
      expect(isThere || isLeftOut === true, `${field.id} shows ${JSON.stringify(text)}`).toBe(true)
      compared += isThere ? 1 : 0
    }
  }
  return compared
}

/** Everything that was answered is printed, or named among what is kept and not sent. */
function expectNothingMissing(
  section: Section,
  typed: JsonObject,
  printed: DocumentSection | undefined,
): void {
  const answered = section.fields.filter(isAnswerField).filter(({ id }) => isAnswered(typed[id]))
  for (const { id, label, type } of answered) {
    // A link to an item that is not there, and rows of nothing but blanks, print as not answered.
    if (
      type === 'item-link' ||
      type === 'table' ||
      type === 'lesson-links' ||
      type === 'user' ||
      type === 'ratings'
    )
      continue
    const entry = printed?.entries.find((each) => each.id === id)
    expect(entry?.answered === true || printed?.leftOut.includes(label), id).toBe(true)
  }
}

/** The test of so many random answer sets, through the API, on a database of its own. */
export function testRoundTrip(sets: number): void {
  let api: Api
  let force: Force
  beforeAll(async () => {
    api = await startApi()
    force = await addForce(api, 'norfolk')
  })
  afterAll(() => api.close())

  it(`what was typed is what is stored, what the API returns and what check answers shows: ${sets} sets, seed ${SEED}`, async () => {
    const rounds = Math.ceil(sets / sections.length)
    const { reviewId } = await reach(api, force, 'draft', 3)
    const drawn = sections.map((section) =>
      fc.sample(anySectionAnswers(section), { seed: SEED, numRuns: rounds }),
    )
    let tried = 0
    let texts = 0
    for (let round = 0; round < rounds; round += 1) {
      const typed = new Map(sections.map((section, at) => [section.id, drawn[at]?.[round] ?? {}]))
      const replies = await Promise.all(
        sections.map(async ({ id }) => {
          await saveSection(force.lead, reviewId, id, typed.get(id) ?? {}, round)
          return (await force.lead.get(`/reviews/${reviewId}/sections/${id}`)).read(SectionReply)
        }),
      )
      const stored = await api.database.owner
        .selectFrom('review_section')
        .select(['section_id', 'answers'])
        .where('review_id', '=', reviewId)
        .execute()
      const { document } = (await force.lead.get(`/reviews/${reviewId}/check`)).read(CheckReply)
      for (const section of sections) {
        const answers = typed.get(section.id) ?? {}
        const printed = document.sections.find(({ id }) => id === section.id)
        expect(stored.find(({ section_id }) => section_id === section.id)?.answers).toEqual(answers)
        expect(replies.find(({ sectionId }) => sectionId === section.id)?.answers).toEqual(answers)
        texts += compare(section, answers, printed)
        expectNothingMissing(section, answers, printed)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThanOrEqual(sets)
    expect(texts).toBeGreaterThan(sets)
  }, 300_000)
}
