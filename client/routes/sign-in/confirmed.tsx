import { Page } from '#client/frame/page.tsx'

/** Where the second tab of a step-up ends: what is to be signed is in the first one. */
export function Confirmed() {
  return (
    <Page title="It is confirmed that it is you" marking="OFFICIAL">
      <p className="govuk-body app-measure">
        Close this tab and go back to the other one. What you wrote there is still there. It is done when you
        press the button there once more.
      </p>
    </Page>
  )
}
