import { Navigate, useParams } from 'react-router'
import { usePeople } from '#client/api/operations.ts'
import { useOperationOf, useReview } from '#client/api/reviews.ts'
import { Page } from '#client/frame/page.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { KeyFacts } from '#client/parts/key-facts.tsx'
import { listed } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import { dayInWords, londonDate } from '#shared/calendar.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import { dueWords } from '#shared/coverage/words.ts'
import { shortDigest } from '#shared/exchange/short-digest.ts'
import { isOffered } from '../task-list/act-of.ts'
import { Recall } from '../task-list/recall.tsx'
import { signersOf } from './signers.ts'

/** "the end of Friday 4 December 2026". */
function endOf(deadline: string | null, at: string): string | null {
  return deadline && `the end of ${dayInWords(dueWords(deadline, at).lastDay)}`
}

/** The review is with gold: which revision, who can sign it, and by when. */
export function SentPage() {
  const { id = '' } = useParams()
  const review = useReview(id)
  const operation = useOperationOf(review)
  const people = usePeople()
  const { moments, countedAt, revisions, gold, state } = review
  const [newest] = revisions
  if (state !== 'with_gold' || !newest) return <Navigate to={`/reviews/${id}`} replace />

  const signers = signersOf(people, review, operation.debriefs).map(personName)
  const by = endOf(moments.rungs.gold_signed.deadline, countedAt)
  return (
    <Page
      title="The review is with gold"
      about={moments.name}
      marking={review.marking}
      caption={`${moments.reference} · ${moments.name}`}
      back={{ to: '/', words: 'Your work' }}
      under={`${personName(newest.frozenBy)} sent revision ${newest.number} ${when(newest.frozenAt, londonDate(countedAt))}.`}
    >
      <LargeLadder
        ladder={ladderOf(moments, countedAt)}
        at={countedAt}
        more={{ considered: `Tier ${review.tier}` }}
      />
      <div className="app-form-width">
        <KeyFacts
          facts={[
            { label: 'Revision', value: String(newest.number) },
            {
              label: 'Short digest',
              value: <span className="app-digest">{shortDigest(newest.digest)}</span>,
            },
            { label: 'Gold named for it', value: gold ? personName(gold) : 'Nobody yet' },
            { label: 'To be signed by', value: by ?? 'No deadline before the stand-down' },
          ]}
        />
        <h2 className="govuk-heading-s">Who can sign</h2>
        <p className="govuk-body">
          {signers.length === 0
            ? 'Nobody in your force can sign this revision: a gold who wrote none of it and facilitated no debrief is needed. Ask your force administrator.'
            : `${listed(signers)}. Whoever wrote part of the review or facilitated a debrief cannot sign it.`}
        </p>
        {isOffered(review, 'recall') && (
          <div className="govuk-body">
            Nobody can change it meanwhile. <Recall review={review} />
          </div>
        )}
        <p className="app-actions">
          <ButtonLink to="/">Go to your work</ButtonLink>
          <ButtonLink to={`/sign-off/${id}/${newest.number}`} secondary>
            Read revision {newest.number}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}
