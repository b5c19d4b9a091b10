import { Link } from 'react-router'
import { PlaceLink } from '#client/parts/place-link.tsx'
import { plainDate } from '#client/words/dates.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { inSentence } from '#shared/capitals.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import { provisionalUntil } from '#shared/rule/deadlines.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { DeadlineList } from './deadline-list.tsx'
import { closeCallsOf, provisionalWords, type Reason, reasonsOf, resultLine } from './result-words.ts'

type ResultProps = { rule: Rule; assessment: Assessment; operation: OperationReply }

function Reasons({ reasons, near = false }: { reasons: readonly Reason[]; near?: boolean }) {
  return (
    <ul className={`app-reasons${near ? ' app-reasons--near' : ''}`}>
      {reasons.map(({ first, rest }) => (
        <li key={`${first} ${rest}`}>
          <b>{first}</b> <span>{rest}</span>
        </li>
      ))}
    </ul>
  )
}

function aboutTier({ collegeLevel, facilitator }: Assessment): string {
  return [
    collegeLevel === null ? '' : `College ${collegeLevel}.`,
    facilitator === null ? '' : `Facilitator: ${inSentence(facilitator)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function Provisional({ rule, assessment, operation: { stoodDownAt, countedAt } }: ResultProps) {
  const until =
    stoodDownAt === null ? null : plainDate(provisionalUntil(rule, stoodDownAt), londonDate(countedAt))
  return (
    <p className="govuk-body app-small">
      <b>Provisional</b>{' '}
      {provisionalWords(assessment.unknown.length, until, rule.reassessment.provisionalDays)} A fact that is
      not known counts as not reached.
    </p>
  )
}

/** What the rule says about the facts on the page: the tier, why, what is close, and what is due when. */
export function ResultPanel({ rule, assessment, operation }: ResultProps) {
  const { tier } = assessment
  const close = closeCallsOf(assessment)
  return (
    <section className="app-panel app-sticky" aria-labelledby="result-heading">
      <h2 className="govuk-heading-s" id="result-heading">
        Result so far
      </h2>
      <div className="app-tier">
        <span className="app-tier__n" aria-hidden="true">
          {tier}
        </span>
        <div>
          <b>
            <span className="govuk-visually-hidden">Tier {tier}: </span>
            {rule.tiers[tier].name}
          </b>
          <span className="app-small">{aboutTier(assessment)}</span>
        </div>
      </div>
      <h3 className="govuk-heading-s">Why tier {tier}</h3>
      <Reasons reasons={reasonsOf(assessment)} />
      {close.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Close to a higher tier</h3>
          <Reasons reasons={close} near />
        </>
      )}
      <DeadlineList rule={rule} tier={tier} operation={operation} />
      <Provisional rule={rule} assessment={assessment} operation={operation} />
      <p className="govuk-body app-small app-soft">
        {rule.title}, version {rule.version}
        {rule.status === 'proposed' && ', proposed: no national table of lines has been published'}.{' '}
        <Link className="govuk-link" to="/rule">
          Read the rule
        </Link>
      </p>
    </section>
  )
}

/** On a phone: the result in two lines, always in sight above the questions. */
export function ResultBar({ assessment }: { assessment: Assessment }) {
  return (
    <div className="app-result-bar">
      <span>
        <b>Tier {assessment.tier} so far</b>
        <br />
        {resultLine(assessment)}
      </span>
      <PlaceLink place="result-heading">See the result</PlaceLink>
    </div>
  )
}
