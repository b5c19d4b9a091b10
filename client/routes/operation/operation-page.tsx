import { useCurrentRule } from '#client/api/rule.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { DaysLine } from '#client/ladder/days-line.tsx'
import { LargeLadder } from '#client/ladder/large-ladder.tsx'
import { knownOf, whereItStands } from '#client/ladder/where-it-stands.ts'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { FactChanges } from '#client/routes/facts/fact-changes.tsx'
import { OtherForces } from '#client/routes/shares/other-forces.tsx'
import { SharedNotice } from '#client/routes/shares/shared-notice.tsx'
import { EVENT_TYPES, labelIn } from '#shared/reference/event-types.ts'
import { AboutOperation } from './about-operation.tsx'
import { DecisionList } from './decision-list.tsx'
import { NextPanel } from './next-panel.tsx'
import { OperationRecords } from './operation-records.tsx'
import { RemovalNotice } from './removal-notice.tsx'
import { ReviewPeriods } from './review-periods.tsx'
import { SeriesLine } from './series-line.tsx'
import { useOperationPage } from './use-operation-page.ts'

/** One operation: where it stands, what is next, and every record of it. */
export function OperationPage() {
  const operation = useOperationPage()
  const ledHere = operation.forceId === useViewer().organisation.id
  const { countedAt: at, moments } = operation
  const stands = whereItStands(knownOf(operation), at)
  const tier = moments.tierInEffect
  const rule = useCurrentRule()
  return (
    <Page
      title={operation.name}
      marking="OFFICIAL"
      caption={`${operation.reference} · ${labelIn(EVENT_TYPES, operation.eventType)}, ${operation.place}`}
      back={{ to: '/operations', words: 'Operations' }}
      above={<DoneNotice />}
    >
      <SharedNotice operation={operation} />
      <RemovalNotice operation={operation} />
      <LargeLadder
        ladder={stands.ladder}
        at={at}
        more={tier === null ? {} : { considered: tier === 0 ? 'Tier 0: no debrief' : `Tier ${tier}` }}
      />
      <DaysLine moments={moments} at={at} />
      <div className="app-split">
        <div>
          {ledHere && <NextPanel operation={operation} stands={stands} />}
          <DecisionList operation={operation} />
          <FactChanges operation={operation} rule={rule} />
          <OperationRecords operation={operation} />
          <ReviewPeriods operation={operation} />
          {ledHere && <SeriesLine operation={operation} />}
          <OtherForces operation={operation} />
        </div>
        <AboutOperation operation={operation} />
      </div>
    </Page>
  )
}
