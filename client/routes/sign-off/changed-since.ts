import { count } from '#client/words/numbers.ts'
import type { RevisionReply } from '#shared/api/sign-off.ts'

type Compared = Pick<RevisionReply, 'comparedWith' | 'cannotCompareWith'> & { changes: readonly unknown[] }

/** Whether, and since which revision, it can be said what changed. */
export function changedHeading({ comparedWith, cannotCompareWith, changes }: Compared): string {
  if (cannotCompareWith !== null) return `What changed since revision ${cannotCompareWith} cannot be shown`
  if (comparedWith === null) return 'You have not read an earlier revision'
  const changed = changes.length === 0 ? 'No answer' : count(changes.length, 'answer')
  return `${changed} changed since you read revision ${comparedWith}`
}

type Comments = Compared & Pick<RevisionReply, 'comments' | 'revision'>

/** What gold wrote about the revisions from the one last read up to this one. */
export function earlierComments({ comments, revision, ...seen }: Comments): RevisionReply['comments'] {
  const since = seen.comparedWith ?? seen.cannotCompareWith ?? 1
  return comments.filter((comment) => comment.revision < revision && comment.revision >= since)
}
