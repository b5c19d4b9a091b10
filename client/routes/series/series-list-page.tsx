import { Link } from 'react-router'
import { useSeriesList } from '#client/api/series.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { seriesRoles } from '#shared/workflow/series.ts'

/** Every series of the force. */
export function SeriesListPage() {
  const series = useSeriesList()
  const { roles } = useViewer()
  const declares = seriesRoles.some((role) => roles.includes(role))
  const declare = <ButtonLink to="/series/new">Declare a series</ButtonLink>
  return (
    <Page
      title="Series"
      marking="OFFICIAL"
      back={{ to: '/operations', words: 'Operations' }}
      beside={declares && series.length > 0 ? declare : undefined}
    >
      {series.length === 0 ? (
        <Empty heading="No series is declared" act={declares ? declare : undefined}>
          A series repeats one cause or organiser with a similar shape. The rule may then lower an operation
          that only its scale pushed up.
        </Empty>
      ) : (
        <ul className="govuk-list">
          {series.map(({ id, name }) => (
            <li key={id}>
              <Link className="govuk-link" to={`/series/${id}`}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
