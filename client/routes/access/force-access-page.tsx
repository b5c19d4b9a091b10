import { useForm } from 'react-hook-form'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAccessLog } from '#client/api/access.ts'
import { usePeople } from '#client/api/operations.ts'
import { Page } from '#client/frame/page.tsx'
import { useOneOfRoles } from '#client/frame/use-roles.ts'
import { useViewer } from '#client/frame/viewer.tsx'
import type { CardColumn } from '#client/parts/cards-table.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { personName } from '#client/words/people.ts'
import type { AccessEntry, ForceAccessQuery } from '#shared/api/access.ts'
import { londonDate } from '#shared/calendar.ts'
import { filterFrom, firstDayOf, PERIODS, periodOf, searchOf } from './access-filter.ts'
import { AccessTable } from './access-table.tsx'

const PATH = '/access/force'

function Filters({ filter, today }: { filter: ForceAccessQuery; today: string }) {
  const people = usePeople()
  const navigate = useNavigate()
  const { register, handleSubmit } = useForm({
    values: { person: filter.person ?? '', period: periodOf(filter.from, today) },
  })
  const show = async ({ person, period }: { person: string; period: string }) => {
    const { review } = filter
    await navigate(`${PATH}${searchOf({ review, person, from: firstDayOf(period, today) })}`)
  }
  return (
    <form className="app-filters" aria-label="Filters" onSubmit={handleSubmit(show)}>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="person">
          Person
        </label>
        <select className="govuk-select" id="person" {...register('person')}>
          <option value="">Everyone</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {personName(person)}
            </option>
          ))}
        </select>
      </div>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="period">
          Period
        </label>
        <select className="govuk-select" id="period" {...register('period')}>
          {PERIODS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="govuk-button govuk-button--secondary">
        Show
      </button>
    </form>
  )
}

function onlyThis(filter: ForceAccessQuery): CardColumn<AccessEntry> {
  const { before: _page, ...rest } = filter
  return {
    id: 'only',
    heading: 'Narrow',
    cell: ({ reviewId, operation, id }) =>
      reviewId !== null &&
      operation !== null && (
        <Link className="govuk-link" to={`${PATH}${searchOf({ ...rest, review: reviewId })}`}>
          Only this review
          <span className="govuk-visually-hidden">
            : {operation.name}, entry {id.slice(0, 8)}
          </span>
        </Link>
      ),
  }
}

/** The access log of the force: who did what to its records, for its administrators. */
export function ForceAccessPage() {
  useOneOfRoles('force_administrator')
  const { organisation } = useViewer()
  const filter = filterFrom(useSearchParams()[0])
  const { before, ...rest } = filter
  const log = useAccessLog('force', searchOf(filter))
  const back = before === undefined ? '/access' : `${PATH}${searchOf(rest)}`
  return (
    <Page
      title="The log of the force"
      marking="OFFICIAL"
      caption={organisation.name}
      back={{ to: back, words: before === undefined ? 'Who opened my reviews' : 'The newest entries' }}
    >
      <p className="govuk-body app-measure">
        Who opened, changed or disclosed the records of this force, people of other organisations included. It
        holds no answers. Looking here is on the record too.
      </p>
      <Filters filter={filter} today={londonDate(log.readAt)} />
      {filter.review !== undefined && (
        <p className="govuk-body">
          Only one review is shown.{' '}
          <Link className="govuk-link" to={`${PATH}${searchOf({ ...rest, review: undefined })}`}>
            Show everything
          </Link>
        </p>
      )}
      {log.entries.length === 0 ? (
        <Empty heading="No entries">Nothing was done that fits what was asked for.</Empty>
      ) : (
        <AccessTable
          caption="The log of the force"
          log={log}
          withPeople
          older={(id) => `${PATH}${searchOf({ ...rest, before: id })}`}
          {...(filter.review === undefined ? { extra: onlyThis(filter) } : {})}
        />
      )}
    </Page>
  )
}
