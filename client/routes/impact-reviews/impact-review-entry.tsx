import { useFormDefinition } from '#client/api/form-definition.ts'
import { RecordedEntry } from '#client/parts/recorded-entry.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import { moment, shortDate } from '#client/words/dates.ts'
import { listed } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { IMPACT_STEP_WORDS, type ImpactReviewReply } from '#shared/api/impact-reviews.ts'
import { impactGroupsOf, NO_IMPACT } from '#shared/form/impact-groups.ts'

type EntryProps = {
  record: ImpactReviewReply
  today: string
  tag?: { colour: 'green' | 'orange'; words: string } | undefined
  correctAt?: string | undefined
}

/** What each group still feels, in the order of the form; those that feel nothing are named together. */
function Groups({ record }: { record: ImpactReviewReply }) {
  const { groups, ratings } = impactGroupsOf(
    useFormDefinition(record.definition.id, record.definition.version),
  )
  const labelOf = (rowKey: string) => groups.find(({ id }) => id === rowKey)?.label ?? rowKey
  const ratingOf = (impact: string) => ratings.find(({ id }) => id === impact)?.label ?? impact
  const felt = record.groups.filter(({ impact }) => impact !== NO_IMPACT)
  const none = record.groups.filter(({ impact }) => impact === NO_IMPACT)
  return (
    <>
      {felt.length > 0 && (
        <ul className="govuk-list">
          {felt.map(({ rowKey, impact, words }) => (
            <li key={rowKey}>
              <b>
                {labelOf(rowKey)}: {ratingOf(impact)}.
              </b>{' '}
              <VisibleText text={words ?? ''} />
            </li>
          ))}
        </ul>
      )}
      {none.length > 0 && (
        <span className="app-soft">
          None: {listed(none.map(({ rowKey }) => labelOf(rowKey).toLowerCase()))}.
        </span>
      )}
    </>
  )
}

function madeByWords({ madeBy, madeByRole }: ImpactReviewReply): string {
  return madeBy === null ? madeByRole : `${personName(madeBy)}, ${madeByRole}`
}

/** One assessment or review as it was recorded. */
export function ImpactReviewEntry({ record, today, tag, correctAt }: EntryProps) {
  const made = shortDate(record.madeOn, today)
  const rows = [
    { label: 'Made', value: made },
    { label: 'By', value: <VisibleText text={madeByWords(record)} /> },
    { label: 'What changed', value: <VisibleText text={record.whatChanged} /> },
    { label: 'Still felt', value: <Groups record={record} /> },
    { label: 'Effect of the policing itself', value: <VisibleText text={record.policingEffect} /> },
    { label: 'What will be done next', value: <VisibleText text={record.nextSteps} /> },
    ...(record.nextReviewOn === null
      ? []
      : [{ label: 'To be reviewed next on', value: shortDate(record.nextReviewOn, today) }]),
    { label: 'Recorded', value: `${moment(record.recordedAt, today)}, by ${personName(record.recordedBy)}` },
  ]
  return (
    <RecordedEntry
      id={`impact-review-${record.id}`}
      title={IMPACT_STEP_WORDS[record.step]}
      heard={made}
      heading="h3"
      corrected={record.correctedBy !== null}
      tag={tag}
      correctAt={correctAt}
      rows={rows}
    />
  )
}
