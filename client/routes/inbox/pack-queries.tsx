import { useSubmit } from '#client/api/use-submit.ts'
import { ActFailed } from '#client/parts/act-failed.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { when } from '#client/words/when.ts'
import { CreatedReply, type InboxPackReply } from '#shared/api/queries.ts'
import { londonDate } from '#shared/calendar.ts'
import { inboxPath, refreshInbox } from './queries.ts'

type Query = InboxPackReply['queries'][number]

function CloseQuery({ packId, query, number }: { packId: string; query: Query; number: number }) {
  const close = useSubmit<typeof CreatedReply, Record<string, never>>({
    schema: CreatedReply,
    path: `${inboxPath(packId)}/queries/${query.id}/close`,
    onDone: refreshInbox,
  })
  return (
    <>
      <ActFailed problem={close.error} />
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => !close.isPending && close.mutate({})}
      >
        Close the query<span className="govuk-visually-hidden"> {number}</span>
      </button>
      <p className="govuk-body app-small app-soft">Close it where you need no answer any more.</p>
    </>
  )
}

function endedWords({ how, endedAt }: Query, force: string, today: string): string {
  const day = endedAt === null ? '' : ` ${when(endedAt, today)}`
  if (how === 'reply') return `${force} answered${day}:`
  return how === 'close_query' ? `You closed it${day}.` : `Ended by the amendment that was sent${day}.`
}

/** What was asked about this pack and how each question ended. Nobody of the force is named. */
export function PackQueries({ data }: { data: InboxPackReply }) {
  const { pack, queries, countedAt } = data
  const today = londonDate(countedAt)
  if (queries.length === 0) return null
  return (
    <section aria-labelledby="queries">
      <h2 className="govuk-heading-m" id="queries">
        Queries
      </h2>
      {queries.map((query, at) => (
        <article className="app-item" aria-labelledby={`query-${query.id}`} key={query.id}>
          <div className="app-item__head">
            <h3 className="govuk-heading-s" id={`query-${query.id}`}>
              Query {at + 1}, asked {when(query.askedAt, today)}
            </h3>
            {query.how === null ? <Tag colour="orange">Open</Tag> : <Tag colour="green">Ended</Tag>}
          </div>
          <p className="govuk-body app-measure app-typed">
            <VisibleText text={query.question} />
          </p>
          {query.how !== null && (
            <p className="govuk-body app-soft">{endedWords(query, pack.force.shortName, today)}</p>
          )}
          {query.explanation !== null && (
            <p className="govuk-body app-measure app-typed">
              <VisibleText text={query.explanation} />
            </p>
          )}
          {query.how === null && pack.state !== 'superseded' && (
            <CloseQuery packId={pack.id} query={query} number={at + 1} />
          )}
        </article>
      ))}
    </section>
  )
}
