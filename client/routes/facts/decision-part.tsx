import { Link } from 'react-router'
import { SelectField } from '#client/fields/select-field.tsx'
import { TextareaField } from '#client/fields/text-field.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import type { OperationReply } from '#shared/api/operations.ts'
import { decisionPositionWords } from '#shared/workflow/decision.ts'
import {
  type Asking,
  effectWords,
  nextWords,
  positionsFor,
  reasonWords,
  tierChoices,
  whyNoDecision,
} from './decision-outlook.ts'
import { TierChoice } from './tier-choice.tsx'
import type { DecisionForm } from './use-decision.ts'

type DecisionPartProps = { operationId: string; asking: Asking; form: DecisionForm }

function Heading({ words }: { words: string }) {
  return (
    <h2 className="govuk-heading-m" id="decide">
      {words}
    </h2>
  )
}

/** What is decided already: in effect, or waiting for its second person before anything is. */
function Decided({ decisions }: Pick<OperationReply, 'decisions'>) {
  const current = decisions.find((decision) => decision.current)
  const [newest] = decisions
  if (newest === undefined) return null
  return (
    <p className="govuk-body app-measure">
      {current === undefined
        ? `Tier ${newest.chosenTier} was recorded and waits to be confirmed. Recording again puts a new decision in its place.`
        : `The decision in effect is tier ${current.chosenTier}. Choose another tier to record a new decision.`}
    </p>
  )
}

/** The decision on the facts above: the tier as worked out or another, who decides, and why this extent fits. */
export function DecisionPart({ operationId, asking, form }: DecisionPartProps) {
  const { operation, rule, assessment } = asking
  const { tier } = assessment
  const why = whyNoDecision(asking)
  if (why !== null) {
    return (
      <section aria-labelledby="decide">
        <Heading words="Decision" />
        <p className="govuk-body app-measure">{why}</p>
      </section>
    )
  }
  const chosen = form.chosenTier ?? tier
  const positions = positionsFor(asking)
  const position = positions.find((each) => each === form.position) ?? positions[0] ?? 'silver'
  const reason = reasonWords(asking, chosen)
  return (
    <form
      aria-labelledby="decide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.record()
      }}
    >
      <Heading words="Record the decision" />
      <p className="govuk-body app-measure">
        <b>
          Tier {tier}: {rule.tiers[tier].name}
        </b>
        , as worked out from the facts above.
      </p>
      <Decided decisions={operation.decisions} />
      <TierChoice choices={tierChoices(asking)} chosen={form.chosenTier} onChoose={form.setChosenTier} />
      <SelectField
        field={{
          id: 'position',
          type: 'select',
          label: 'In which position do you decide?',
          options: positions.map((id) => ({ id, label: decisionPositionWords[id] })),
        }}
        path={['position']}
        value={form.position}
        onChange={form.setPosition}
        optional={false}
        hint={`Tier ${chosen} is decided by: ${rule.tiers[chosen].decidedBy.toLowerCase()}.`}
      />
      <TextareaField
        field={{ id: 'reason', type: 'textarea', label: reason.label }}
        path={['reason']}
        value={form.reason}
        onChange={form.setReason}
        optional={false}
        hint={reason.hint}
      />
      <p className="govuk-body app-small app-measure">
        This records: tier worked out {tier}, tier chosen {chosen}, these facts, rule version {rule.version},
        your name, your position and the time. {effectWords(asking, chosen, position)} A decision is never
        edited: a change is a new decision. {nextWords(rule, chosen)}
      </p>
      <ActFailed problem={form.problem} />
      <p className="app-actions">
        <button type="submit" className="govuk-button">
          Record the decision
        </button>
        <Link className="govuk-link" to={`/operations/${operationId}`}>
          Leave it for now
        </Link>
      </p>
    </form>
  )
}
