import { useRuleOf } from '#client/api/rule.ts'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ButtonLink } from '#client/parts/button-link.tsx'
import { DoneNotice } from '#client/parts/done-notice.tsx'
import { Empty } from '#client/parts/empty.tsx'
import { RecordedList } from '#client/parts/recorded-list.tsx'
import { backTo, operationCaption, useOperationPage } from '#client/routes/operation/use-operation-page.ts'
import { shortDate } from '#client/words/dates.ts'
import { listed } from '#client/words/numbers.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { dueWords } from '#shared/coverage/words.ts'
import { DebriefEntry } from './debrief-entry.tsx'
import { debriefKindWords } from './debrief-words.ts'

/** Which debriefs the tier in effect asks for, and by when the last of them is due. */
function AskedFor({ operation }: { operation: OperationReply }) {
  const { moments, countedAt } = operation
  const tiers = useRuleOf(operation).tiers
  const tier = moments.tierInEffect
  if (tier === null) return <>No tier is in effect yet. A debrief that is held before the decision counts.</>
  const kinds = tiers[tier].debriefs.map((kind) => `a ${debriefKindWords[kind].toLowerCase()}`)
  if (kinds.length === 0) return <>Tier 0 is in effect: no debrief is required.</>
  const { deadline } = moments.rungs.debriefed
  return (
    <>
      Tier {tier} asks for {listed(kinds)}
      {deadline === null
        ? '.'
        : `, the last by the end of ${shortDate(dueWords(deadline, countedAt).lastDay, londonDate(countedAt))}.`}
    </>
  )
}

/** The debriefs that were held. A record is never changed: a correction stands beside it. */
export function DebriefsPage() {
  const operation = useOperationPage()
  const isLead = useViewer().roles.includes('debrief_lead')
  const { id, debriefs, countedAt } = operation
  const today = londonDate(countedAt)
  const inOrder = debriefs.toSorted((one, other) => Date.parse(one.heldFrom) - Date.parse(other.heldFrom))
  const stands = debriefs.some(({ correctedBy }) => correctedBy === null)
  const record = <ButtonLink to={`/operations/${id}/debriefs/new`}>Record a debrief</ButtonLink>
  return (
    <Page
      title="Debriefs held"
      about={operation.name}
      marking="OFFICIAL"
      caption={operationCaption(operation)}
      back={backTo(operation)}
      above={<DoneNotice />}
      under={<AskedFor operation={operation} />}
      beside={isLead && stands ? record : undefined}
    >
      <RecordedList
        records={inOrder}
        empty={
          <Empty heading="No debrief is recorded" act={isLead ? record : undefined}>
            Record each debrief within 7 days of holding it. After that the day of recording counts.
          </Empty>
        }
        entry={(debrief, isStanding) => (
          <DebriefEntry
            debrief={debrief}
            today={today}
            correctAt={isLead && isStanding ? `/operations/${id}/debriefs/${debrief.id}/correct` : undefined}
          />
        )}
      />
    </Page>
  )
}
