import { VisibleText } from '#client/parts/visible-text.tsx'
import { changedLines, type WordChange, wordChanges } from '#client/words/word-changes.ts'

function Marked({ kind, text }: WordChange) {
  if (kind === 'same') return <VisibleText text={text} />
  const Mark = kind === 'added' ? 'ins' : 'del'
  return (
    <Mark>
      <span className="govuk-visually-hidden">{kind === 'added' ? ' (added) ' : ' (taken out) '}</span>
      <VisibleText text={text} />
      <span className="govuk-visually-hidden"> (end) </span>
    </Mark>
  )
}

/** Old and new words of one answer in one text: what went is struck through, what came is underlined. */
export function MarkedChange({ before, after }: { before: string | null; after: string | null }) {
  const { lines, unchanged } = changedLines(wordChanges(before ?? '', after ?? ''))
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of two frozen revisions never move
        <div key={at}>
          {line.map((change, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of two frozen revisions never move
            <Marked key={place} {...change} />
          ))}
        </div>
      ))}
      {unchanged > 0 && (
        <span className="app-soft">
          {unchanged === 1 ? '1 other line is' : `${unchanged} other lines are`} unchanged.
        </span>
      )}
    </>
  )
}
