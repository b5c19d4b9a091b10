import { useParams } from 'react-router'
import { useFormDefinition } from '#client/api/form-definition.ts'
import { useOperationOf, useReview } from '#client/api/reviews.ts'
import { useRuleOf } from '#client/api/rule.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { DaysLine } from '#client/ladder/days-line.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Notice } from '#client/parts/notice.tsx'
import { personName } from '#client/words/people.ts'
import { ladderOf } from '#shared/coverage/ladder.ts'
import { ReviewTier } from '#shared/form/definition.ts'
import { EVENT_TYPES, labelIn } from '#shared/reference/event-types.ts'
import { Elsewhere, LeftToDo, People } from './about-review.tsx'
import { isOffered } from './act-of.ts'
import { GoldComments } from './gold-comments.tsx'
import { leftLines, notAskedWords, progressWords, tierWords, totalsOf } from './progress.ts'
import { SectionTasks } from './section-tasks.tsx'
import { sendingTasks } from './sending-tasks.tsx'
import { StateNotice } from './state-notice.tsx'

/** What is left of one review, who writes it, and how it goes on. */
export function ReviewPage() {
  const { id = '' } = useParams()
  const review = useReview(id)
  const operation = useOperationOf(review)
  const definition = useFormDefinition(review.definition.id, review.definition.version)
  const { criteria } = useRuleOf(operation)
  const { personId, roles, organisation } = useViewer()
  const tier = ReviewTier.safeParse(review.tier).data
  const { moments, countedAt } = review
  const titleOf = (sectionId: string) =>
    definition.sections.find((section) => section.id === sectionId)?.title ?? sectionId
  const [done, left] = progressWords(totalsOf(review.sections))
  const writing = isOffered(review, 'edit')
  const writes = roles.includes('debrief_lead') || roles.includes('contributor')
  const open = review.state === 'draft' || review.state === 'returned'
  const limited = open && roles.includes('contributor') && !isOffered(review, 'send_to_gold')
  const own = review.sections.filter((section) => review.writable.includes(section.id))
  return (
    <Page
      title={`${moments.name}: the review`}
      marking={review.marking}
      caption={`${moments.reference} · ${labelIn(EVENT_TYPES, operation.eventType)}, ${review.place}`}
      back={
        writes
          ? { to: '/', words: 'Your work' }
          : { to: `/operations/${review.operationId}`, words: moments.name }
      }
    >
      <LargeLadder
        ladder={ladderOf(moments, countedAt)}
        at={countedAt}
        more={{ considered: `Tier ${review.tier}` }}
      />
      <DaysLine moments={moments} at={countedAt} />
      <DoneNotice />
      <StateNotice review={review} />
      <div className="app-split">
        <div>
          {tier ? (
            <>
              <p className="app-large">
                <b>{done}</b> {left}
              </p>
              <p className="govuk-body app-measure">
                {tierWords(definition, tier)} {writing && 'You can stop at any point: everything is saved.'}
              </p>
              {limited && (
                <Notice>
                  You write the sections given to you, {own.length} of {review.sections.length}. You cannot
                  write in the others: ask {personName(review.lead)}.
                </Notice>
              )}
              <GoldComments review={review} titleOf={titleOf} />
              <SectionTasks
                definition={definition}
                review={review}
                known={{
                  facts: operation.facts.known,
                  criteria,
                  tier,
                  personId,
                  limited,
                }}
                last={sendingTasks(review)}
              />
              {notAskedWords(definition, tier).map((words) => (
                <p className="govuk-body app-small app-soft" key={words}>
                  {words}
                </p>
              ))}
            </>
          ) : (
            <Notice>
              The decision in effect asks for no review, so no section is asked. What was written is kept.
            </Notice>
          )}
        </div>
        <aside aria-label="About this review">
          {writing && <LeftToDo lines={leftLines(review.id, own, titleOf)} />}
          <People review={review} />
          <Elsewhere review={review} ledHere={operation.forceId === organisation.id} />
        </aside>
      </div>
    </Page>
  )
}
