import { Notice } from '#client/parts/notice.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { removalWords, removedWords } from '#client/routes/operations/removal-words.ts'
import { plainDate } from '#client/words/dates.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'

/** That the operation was taken out of what is counted, and why, in the words that oversight reads. */
export function RemovalNotice({ operation: { removal, countedAt } }: { operation: OperationReply }) {
  if (removal === null) return null
  const day = plainDate(londonDate(removal.at), londonDate(countedAt))
  return (
    <Notice kind="returned" tag={<Tag colour="grey">{removedWords[removal.as]}</Tag>}>
      Removed from the register on {day}. {removalWords(removal.code)}: “
      <VisibleText text={removal.sentence} />” The oversight body reads this. Nothing of the operation was
      deleted.
    </Notice>
  )
}
