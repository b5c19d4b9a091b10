import { Link } from 'react-router'
import { Page } from '#client/frame/page.tsx'
import { Empty } from '#client/parts/empty.tsx'

/** Where the recipient's packs arrive. */
export function Inbox() {
  return (
    <Page title="Inbox" marking="OFFICIAL">
      <Empty
        heading="No pack has arrived"
        act={
          <Link className="govuk-link" to="/coverage">
            See the coverage of all forces
          </Link>
        }
      >
        Packs will arrive here as soon as forces send them through this service. Until then they come by the
        way agreed with each force.
      </Empty>
    </Page>
  )
}
