import { Link } from 'react-router'

/** Says on every page that nothing here is real, and who else one can be. */
export function DemonstrationBanner() {
  return (
    <section className="app-demonstration" aria-label="Demonstration">
      <div className="govuk-width-container">
        <b>Demonstration.</b> Every operation and person here is invented.{' '}
        <Link className="govuk-link" to="/sign-in">
          Be someone else
        </Link>
      </div>
    </section>
  )
}
