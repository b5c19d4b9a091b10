import { Link } from 'react-router'
import type { ApiProblem } from '#client/api/api-problem.ts'
import { SelectField } from '#client/fields/select-field.tsx'
import { TextareaField } from '#client/fields/text-field.tsx'
import { ActFailed } from '#client/parts/act-failed.tsx'
import type { OperationReply } from '#shared/api/operations.ts'
import type { Json } from '#shared/form/answers.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { type DecisionPosition, decisionPositionWords } from '#shared/workflow/decision.ts'
import type { Role } from '#shared/workflow/states.ts'
import { effectWords, nextWords, positionsFor, whyNoDecision } from './decision-outlook.ts'

type DecisionPartProps = {
  operation: OperationReply
  rule: Rule
  assessment: Assessment
  roles: readonly Role[]
  position: Json
  reason: Json
  problem: ApiProblem | null
  onPosition: (position: Json) => void
  onReason: (reason: Json) => void
  onRecord: () => void
}

function Heading() {
  return (
    <h2 className="govuk-heading-m" id="decide">
      Record the decision
    </h2>
  )
}

/** A decision that was recorded and waits for its second person, before anything is in effect. */
function Waiting({ operation: { decisions } }: { operation: OperationReply }) {
  const [newest] = decisions
  if (newest === undefined || decisions.some(({ current }) => current)) return null
  return (
    <p className="govuk-body app-measure">
      Tier {newest.chosenTier} was recorded and waits to be confirmed. Recording again puts a new decision in
      its place.
    </p>
  )
}

/** The decision on the facts above: the tier as worked out, who decides, and why this extent fits. */
export function DecisionPart(props: DecisionPartProps) {
  const { operation, rule, assessment, roles, position, reason, problem } = props
  const { tier } = assessment
  const asking = { operation, tier, roles }
  const why = whyNoDecision(asking)
  if (why !== null) {
    return (
      <section aria-labelledby="decide">
        <Heading />
        <p className="govuk-body app-measure">{why}</p>
      </section>
    )
  }
  const positions = positionsFor(asking)
  const effect = effectWords(asking, positions.find((each) => each === position) ?? positions[0] ?? 'silver')
  return (
    <form
      aria-labelledby="decide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onRecord()
      }}
    >
      <Heading />
      <p className="govuk-body app-measure">
        <b>
          Tier {tier}: {rule.tiers[tier].name}
        </b>
        , as worked out from the facts above.
      </p>
      <Waiting operation={operation} />
      <SelectField
        field={{
          id: 'position',
          type: 'select',
          label: 'In which position do you decide?',
          options: positions.map((id) => ({ id, label: decisionPositionWords[id] })),
        }}
        path={['position']}
        value={position}
        onChange={props.onPosition}
        optional={false}
        hint={`Tier ${tier} is decided by: ${rule.tiers[tier].decidedBy.toLowerCase()}.`}
      />
      <TextareaField
        field={{ id: 'reason', type: 'textarea', label: 'Reason for the decision' }}
        path={['reason']}
        value={reason}
        onChange={props.onReason}
        optional={false}
        hint="Say why this extent fits. One or two sentences is enough."
      />
      <p className="govuk-body app-small app-measure">
        This records: tier worked out {tier}, tier chosen {tier}, these facts, rule version {rule.version},
        your name, your position and the time. {effect} A decision is never edited: a change is a new
        decision. {nextWords(rule, tier)}
      </p>
      <ActFailed problem={problem} />
      <p className="app-actions">
        <button type="submit" className="govuk-button">
          Record the decision
        </button>
        <Link className="govuk-link" to={`/operations/${operation.id}`}>
          Leave it for now
        </Link>
      </p>
    </form>
  )
}

/** What was recorded, for the page that follows. */
export function decidedWords(
  asking: { operation: OperationReply; rule: Rule; assessment: Assessment; roles: readonly Role[] },
  position: DecisionPosition,
): string {
  const { operation, rule, assessment, roles } = asking
  const effect = effectWords({ operation, tier: assessment.tier, roles }, position)
  return `The decision is recorded: tier ${assessment.tier}. ${effect} ${nextWords(rule, assessment.tier)}`
}
