import type { DocumentEntry, ReviewDocument } from './review-document.ts'

/** One answer that reads differently in two revisions; null where it was not there. */
export type ChangedAnswer = {
  sectionId: string
  fieldId: string
  label: string
  before: string | null
  after: string | null
}

function wordsOf(entry: DocumentEntry): string {
  if (entry.kind === 'text') return entry.text
  if (entry.kind === 'table') {
    return entry.rows
      .map((row) => row.map((cell, index) => `${entry.columns[index]?.label ?? ''}: ${cell}`).join('; '))
      .join('\n')
  }
  return entry.items
    .map((item) => [item.title, ...item.entries.map(({ label, text }) => `${label}: ${text}`)].join('\n'))
    .join('\n')
}

function entriesOf(document: ReviewDocument) {
  return document.sections.flatMap((section) =>
    section.entries.map((entry) => ({ sectionId: section.id, entry })),
  )
}

/** The answers that differ between two revisions, in the order of the later one; those only in the earlier come last. */
export function changedAnswers(before: ReviewDocument, after: ReviewDocument): ChangedAnswer[] {
  const earlier = new Map(
    entriesOf(before).map(({ sectionId, entry }) => [`${sectionId}/${entry.id}`, entry]),
  )
  const changed: ChangedAnswer[] = []
  for (const { sectionId, entry } of entriesOf(after)) {
    const old = earlier.get(`${sectionId}/${entry.id}`)
    earlier.delete(`${sectionId}/${entry.id}`)
    const now = wordsOf(entry)
    const then = old ? wordsOf(old) : null
    if (then !== now)
      changed.push({ sectionId, fieldId: entry.id, label: entry.label, before: then, after: now })
  }
  for (const [key, entry] of earlier) {
    const sectionId = key.slice(0, key.indexOf('/'))
    changed.push({ sectionId, fieldId: entry.id, label: entry.label, before: wordsOf(entry), after: null })
  }
  return changed
}
