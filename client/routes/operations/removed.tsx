import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { plainDate } from '#client/words/dates.ts'
import type { OperationRow } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { removalWords, removedWords } from './removal-words.ts'

/** That an operation was taken out of what is counted: how, why and when. */
export function Removed({ row: { moments }, at }: { row: Pick<OperationRow, 'moments'>; at: string }) {
  const { removedAs, removedAt, removedCode, removedSentence } = moments
  if (removedAs === null || removedAt === null) return null
  return (
    <>
      <Tag colour="grey">{removedWords[removedAs]}</Tag>
      <span className="app-cell-note">
        {removalWords(removedCode ?? '')}, {plainDate(londonDate(removedAt), londonDate(at))}.{' '}
        <VisibleText text={removedSentence ?? ''} />
      </span>
    </>
  )
}
