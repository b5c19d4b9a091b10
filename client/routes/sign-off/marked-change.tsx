import { VisibleText } from '#client/parts/visible-text.tsx'
import { type WordChange, wordChanges } from './word-changes.ts'

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
  return (
    <div className="app-typed">
      {wordChanges(before ?? '', after ?? '').map((change, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of two frozen revisions never move
        <Marked key={at} {...change} />
      ))}
    </div>
  )
}
