import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { plainDate } from '#client/words/dates.ts'
import { personName } from '#client/words/people.ts'
import type { RevisionReply } from '#shared/api/sign-off.ts'
import { dayInWords, daysBetween, londonDate } from '#shared/calendar.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import { dueWords } from '#shared/coverage/words.ts'
import { earlierComments } from './changed-since.ts'
import { Contents } from './contents.tsx'
import { LateFacts } from './late-facts.tsx'
import { PrintedReview } from './printed-review.tsx'
import { WhatChanged } from './what-changed.tsx'

const SOON_DAYS = 3

function SignBy({ seen }: { seen: RevisionReply }) {
  const rung = ladderOf(seen.moments, seen.countedAt).rungs.find((each) => each.rung === 'gold_signed')
  if (!seen.waiting || !rung?.deadline) return null
  const { lastDay, distance } = dueWords(rung.deadline, seen.countedAt)
  const overdue = rung.status === 'overdue'
  const soon = daysBetween(londonDate(seen.countedAt), lastDay) <= SOON_DAYS
  return (
    <>
      <span className={`app-due${overdue ? ' app-due--overdue' : soon ? ' app-due--soon' : ''}`}>
        {overdue ? 'Was to be signed' : 'Sign'} by the end of {dayInWords(lastDay)}
      </span>
      , {distance}.{' '}
    </>
  )
}

/** "You returned revision 1 on 18 November." */
function ReturnedBefore({ seen }: { seen: RevisionReply }) {
  const viewer = useViewer()
  const last = earlierComments(seen).toSorted((a, b) => b.revision - a.revision)[0]
  if (!last) return null
  const who = last.madeBy.id === viewer.personId ? 'You' : personName(last.madeBy)
  const day = plainDate(londonDate(last.madeAt), londonDate(seen.countedAt))
  return `${who} returned revision ${last.revision} on ${day}.`
}

function captionOf({ rendition }: RevisionReply): string {
  const { rank, name, role } = rendition.preparedBy
  const by = [rank, name].filter(Boolean).join(' ') || role
  return `${rendition.operation.reference} · tier ${rendition.decision.chosenTier} · prepared by ${by}`
}

type ReadingProps = {
  seen: RevisionReply
  title: string
  back: { to: string; words: string }
  above?: ReactNode
  /** What stands in the way, or what became of the revision. */
  notice?: ReactNode
  /** What gold decides with, below the review. */
  decision?: ReactNode
  /** Sticks to the edge of the window over the review, and never over the decision. */
  bar?: ReactNode
}

/** A frozen revision to read: where the operation stands, what changed, the whole text, and the decision about it. */
export function Reading({ seen, title, back, above, notice, decision, bar }: ReadingProps) {
  const { rendition, moments, countedAt } = seen
  const deciding = decision !== undefined
  const seenBefore = (seen.comparedWith ?? seen.cannotCompareWith) !== null
  const compared = seenBefore || earlierComments(seen).length > 0
  return (
    <Page
      title={`${rendition.operation.name}: ${title}`}
      marking={rendition.marking}
      caption={captionOf(seen)}
      back={back}
      above={above}
      under={
        <>
          <SignBy seen={seen} />
          {deciding && `Revision ${seen.revision}. `}
          <ReturnedBefore seen={seen} />
        </>
      }
    >
      {notice}
      <LargeLadder ladder={ladderOf(moments, countedAt)} at={countedAt} />
      <p className="govuk-body app-small">
        <Link className="govuk-link" to={`/reviews/${seen.reviewId}/history`}>
          History of this review
        </Link>
      </p>
      <div className="app-split app-split--nav">
        <Contents seen={seen} compared={compared} deciding={deciding} />
        <div>
          <div>
            <WhatChanged seen={seen} />
            <LateFacts seen={seen} />
            <PrintedReview seen={seen} />
            {bar}
          </div>
          {decision}
        </div>
      </div>
    </Page>
  )
}
