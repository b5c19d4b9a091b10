import { PAUSE_REASON_WORDS } from '#shared/api/debriefs.ts'
import type { HistoryEntry } from '#shared/api/history.ts'
import { getRule } from '#shared/rule/registry.ts'
import { holdBackGroundWords } from '#shared/workflow/hold-back.ts'
import type { Tx } from '../../db/types.ts'
import type { ReviewFile } from '../../situation/review-file.ts'
import type { listEventsAbout } from '../audit/repository.ts'
import { listFactChanges } from '../decisions/repository.ts'
import { listReasons } from './reason-repository.ts'

type Said = HistoryEntry['said'][number]
type Entry = [evidence: string, said: Said[]]
export type ChainEvent = Awaited<ReturnType<typeof listEventsAbout>>[number]

/** Which copy of the signed text was printed. */
const COPY_WORDS: Record<string, string> = { force: 'The force’s copy', recipient: 'The recipient’s copy' }

const plain = (words: string | null): Said[] => (words === null ? [] : [{ about: null, words }])

/** What gold said with a signature. */
function statementWords(statement: unknown): Said[] {
  const { comment, reasonForAnotherGold } = statement as Record<string, string | null>
  const instead = reasonForAnotherGold ?? null
  return [
    ...plain(comment ?? null),
    ...(instead === null ? [] : [{ about: 'Why another gold signed', words: instead }]),
  ]
}

function pauseWords({ event, reason }: ReviewFile['pauses'][number]): Said[] {
  return plain(
    event === 'pause' ? ((PAUSE_REASON_WORDS as Record<string, string>)[reason] ?? reason) : reason,
  )
}

/** What it could harm, or with whom it was agreed, and why. */
function holdBackWords({ ground, agreed_with, reason }: ReviewFile['holdBacks'][number]): Said[] {
  const about = ground === null ? `Agreed with: ${agreed_with}` : holdBackGroundWords[ground]
  return [{ about, words: reason }]
}

function commentWords(file: ReviewFile): Entry[] {
  const titles = new Map(file.definition.sections.map(({ id, title }) => [id, title]))
  return file.comments.flatMap(({ id, section_id, comment, reply }) => {
    const about = titles.get(section_id) ?? section_id
    return [
      [`section_comment ${id}`, [{ about, words: comment }]],
      [`section_comment_reply ${id}`, reply === null ? [] : [{ about, words: reply }]],
    ] satisfies Entry[]
  })
}

/**
 * The words that people gave with what they did, by the row of evidence that holds them: `table key`. An event names
 * the rows that it wrote, so each finds its own words.
 */
export async function wordsByEvidence(tx: Tx, file: ReviewFile): Promise<Map<string, Said[]>> {
  const changes = await listFactChanges(tx, file.operation)
  const reasons = await listReasons(tx, file.review)
  return new Map([
    ...reasons.map(({ id, reason }): Entry => [`action_reason ${id}`, plain(reason)]),
    ...file.decisions.map(({ id, reason }): Entry => [`decision ${id}`, plain(reason)]),
    ...file.pauses.map((pause): Entry => [`pause_event ${pause.id}`, pauseWords(pause)]),
    ...commentWords(file),
    ...file.holdBacks.map((row): Entry => [`hold_back ${row.id}`, holdBackWords(row)]),
    ...file.queries.map(({ id, question }): Entry => [`query ${id}`, plain(question)]),
    ...file.queries.map(({ id, explanation }): Entry => [`query_end ${id}`, plain(explanation)]),
    ...file.signOffs.map(({ id, statement }): Entry => [`sign_off ${id}`, statementWords(statement)]),
    ...file.signOffs.map(({ id, void_reason }): Entry => [`sign_off_void ${id}`, plain(void_reason)]),
    ...changes.map(({ id, criterion, source, rule_id, rule_version }): Entry => {
      const known = getRule(rule_id, rule_version).criteria.find((each) => each.id === criterion)
      return [`fact_change ${id}`, [{ about: known?.label ?? criterion, words: source }]]
    }),
  ])
}

/** What was said with one event, each sentence once. */
export function saidIn(event: ChainEvent, words: Map<string, Said[]>, file: ReviewFile): Said[] {
  const found = (event.evidence ?? []).flatMap(({ table, row }) => words.get(`${table} ${row}`) ?? [])
  const { removed_at: at, removed_sentence: sentence } = file.operation
  if (['withdraw_operation', 'mark_duplicate'].includes(event.action) && at === event.at) {
    found.push(...plain(sentence))
  }
  if (event.action === 'sent_by_hand') {
    found.push(
      ...plain(file.submissions.find(({ id }) => id === event.details.submission)?.sent_note ?? null),
    )
  }
  if (event.action === 'store_pack') found.push(...plain(COPY_WORDS[String(event.details.audience)] ?? null))
  if (event.action === 'restore_operation') found.push(...plain(String(event.details.sentence ?? '')))
  return found.filter(
    (one, at) =>
      one.words !== '' &&
      found.findIndex(({ words, about }) => words === one.words && about === one.about) === at,
  )
}
