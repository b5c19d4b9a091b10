import { useState } from 'react'
import { answerId } from '#client/fields/answer-id.ts'
import { GroupQuestion } from '#client/fields/question.tsx'
import { Radios } from '#client/fields/radios.tsx'
import { focusPlace } from '#client/parts/focus-place.ts'
import { Notice } from '#client/parts/notice.tsx'
import { moment } from '#client/words/dates.ts'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import type { Json } from '#shared/form/answers.ts'
import { factText } from '#shared/form/value-text.ts'
import type { FactValue } from '#shared/rule/facts.ts'
import type { Criterion, Rule } from '#shared/rule/rule.ts'
import type { TypedFacts } from './read-facts.ts'
import type { Meeting } from './use-fact-saving.ts'

type MeetingPartProps = {
  rule: Rule
  meeting: Meeting
  typed: TypedFacts
  today: string
  onSettle: (chosen: Readonly<Record<string, Json>>) => void
}

type Kept = 'mine' | 'theirs'

const placeOf = (id: string) => answerId(['keep', id])

function valueWords(criterion: Criterion, value: Json | undefined): string {
  return value === undefined || value === null ? 'Not known' : factText(criterion, value as FactValue)
}

/** What someone else saved while this page was open. What both changed is chosen here; nothing is chosen already. */
export function MeetingPart({ rule, meeting, typed, today, onSettle }: MeetingPartProps) {
  const [kept, setKept] = useState<Readonly<Record<string, Kept>>>({})
  const [asked, setAsked] = useState(false)
  const who = meeting.by === null ? 'Someone else' : personName(meeting.by)
  const at = meeting.at === null ? '' : ` (${moment(meeting.at, today)})`
  const disputed = rule.criteria.filter(({ id }) => meeting.disputed.includes(id))
  const keep = () => {
    setAsked(true)
    const open = disputed.find(({ id }) => kept[id] === undefined)
    if (open) return focusPlace(placeOf(open.id))
    const chosen = disputed.map(({ id }) => [
      id,
      (kept[id] === 'mine' ? typed[id] : meeting.theirs[id]) ?? null,
    ])
    onSettle(Object.fromEntries(chosen))
  }
  if (disputed.length === 0) {
    return (
      <Notice alert>
        {who} saved facts too{at}. Theirs and yours are put together below.
      </Notice>
    )
  }
  return (
    <section
      className="app-panel app-panel--plain app-next"
      id="meeting"
      aria-label="Facts that two people changed"
    >
      <Notice kind="bad" alert>
        {who} saved facts while you were writing{at}. You both changed {count(disputed.length, 'fact')}.
        Choose which to keep. Everything else is put together below, and nothing is saved until you have
        chosen.
      </Notice>
      {disputed.map((criterion) => (
        <GroupQuestion
          key={criterion.id}
          id={placeOf(criterion.id)}
          label={criterion.label}
          optional={false}
          fault={asked && kept[criterion.id] === undefined ? 'Choose which to keep' : undefined}
        >
          <Radios
            id={placeOf(criterion.id)}
            choices={[
              { value: 'mine', label: `Yours: ${valueWords(criterion, typed[criterion.id])}` },
              { value: 'theirs', label: `${who}: ${valueWords(criterion, meeting.theirs[criterion.id])}` },
            ]}
            chosen={kept[criterion.id]}
            inline={false}
            onChoose={(choice: Kept) => setKept({ ...kept, [criterion.id]: choice })}
          />
        </GroupQuestion>
      ))}
      <button type="button" className="govuk-button" onClick={keep}>
        Keep these facts
      </button>
    </section>
  )
}
