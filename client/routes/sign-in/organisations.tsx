import { returnPathOf, type SignInReply } from '#shared/api/sign-in.ts'

type OrganisationsProps = {
  choices: SignInReply['choices']
  /** The page that was asked for before signing in. */
  to: string
}

function startPath({ provider, organisation }: SignInReply['choices'][number], to: string): string {
  const search = new URLSearchParams({ organisation: organisation.id, return: returnPathOf(to) })
  return `/api/v1/sign-in/${provider}/start?${search}`
}

/** The organisations whose people can sign in here. Each leads to the organisation's own sign-in page. */
export function Organisations({ choices, to }: OrganisationsProps) {
  return (
    <section className="app-form-width" aria-labelledby="organisations">
      <h2 className="govuk-heading-m" id="organisations">
        Choose your organisation
      </h2>
      <p className="govuk-body app-measure">
        You sign in on its own page, with the account that you use at work. This service never sees your
        password.
      </p>
      <ul className="govuk-task-list">
        {choices.map((choice) => (
          <li className="govuk-task-list__item" key={`${choice.provider} ${choice.organisation.id}`}>
            <div className="govuk-task-list__name-and-hint">
              <a className="govuk-link" href={startPath(choice, to)}>
                <span className="govuk-visually-hidden">Sign in with </span>
                {choice.organisation.name}
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
