import { Link } from 'react-router'
import type { Field } from '#shared/form/definition.ts'

/** Where something that is printed in a section was entered, and the page on which it is changed. */
type Origin = {
  words: string
  act: string
  to: (operationId: string) => string
  /** It can be changed on that page; elsewhere it is only explained there. */
  changes: boolean
}

const operation = (operationId: string) => `/operations/${operationId}`
const under = (place: string) => (operationId: string) => `${operation(operationId)}/${place}`

const FACTS: Origin = {
  words: 'From the facts.',
  act: 'Change it in the facts',
  to: under('facts'),
  changes: true,
}
const TIMES: Origin = {
  words: 'From the times recorded for the operation.',
  act: 'Change the times',
  to: under('times'),
  changes: true,
}

/** By the first part of a record's path. What has no page of its own has no entry. */
const RECORDS: Readonly<Record<string, Origin>> = {
  operation: {
    words: 'From the register of operations.',
    act: 'Open the operation',
    to: operation,
    changes: false,
  },
  people: { words: 'From the operation.', act: 'Open the operation', to: operation, changes: false },
  decision: { words: 'From the decision.', act: 'See the decision', to: operation, changes: false },
  debriefs: {
    words: 'From the debriefs recorded.',
    act: 'Record or correct a debrief',
    to: under('debriefs'),
    changes: true,
  },
  impact_reviews: {
    words: 'From the community impact reviews recorded.',
    act: 'Record or correct one',
    to: under('impact-reviews'),
    changes: true,
  },
  pauses: { words: 'From the pauses recorded.', act: 'Open the pauses', to: under('pauses'), changes: true },
}

const BY_PATH: Readonly<Record<string, Origin>> = {
  'operation.started_at': TIMES,
  'operation.stood_down_at': TIMES,
  'decision.facts': { ...FACTS, act: 'Change them in the facts' },
}

/** Undefined for answers, and for records that no page changes. */
export function originOf({ source }: Field): Origin | undefined {
  if (source.kind === 'fact') return FACTS
  if (source.kind !== 'record') return undefined
  return BY_PATH[source.path] ?? RECORDS[source.path.split('.')[0] ?? '']
}

export function OriginWords({ origin, operationId }: { origin: Origin; operationId: string }) {
  return (
    <>
      {origin.words}{' '}
      <Link className="govuk-link" to={origin.to(operationId)}>
        {origin.act}
      </Link>
    </>
  )
}
