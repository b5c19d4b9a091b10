import { useEffect, useMemo, useState } from 'react'
import { Page } from '#client/frame/page.tsx'
import { useViewer } from '#client/frame/viewer.tsx'
import { ErrorSummary } from '#client/parts/error-summary.tsx'
import { SaveState } from '#client/parts/save-state.tsx'
import { count } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import { londonDate } from '#shared/calendar.ts'
import { capital } from '#shared/capitals.ts'
import type { Look } from '#shared/form/answer-text.ts'
import type { SectionAnswers } from '#shared/form/answers.ts'
import type { Marking, Section } from '#shared/form/definition.ts'
import { CopyWords } from '../copy-words.tsx'
import type { Stored } from '../section/autosave.ts'
import { typedWords } from '../section/typed-words.ts'
import { answersChosen, type Choices, choicesFor, choicesLeft } from './choices.ts'
import { differencesIn } from './differences.ts'
import { choiceFault, choicePlace, type Other, Versus } from './versus.tsx'

type ConflictViewProps = {
  section: Section
  about: { operation: string; marking: Marking; back: { to: string; words: string }; at: string }
  opened: SectionAnswers
  stored: Stored
  typed: SectionAnswers
  look: Look
  onChosen: (answers: SectionAnswers) => void
  /** Back to the section with nothing chosen. */
  onLeave: () => void
}

function otherOf({ savedBy, savedAt }: Stored, personId: string, at: string): Other {
  const time = savedAt ? ` ${when(savedAt, londonDate(at))}` : ''
  if (savedBy?.id === personId)
    return { who: 'you', keep: 'Keep what you saved', saved: `Saved by you${time}` }
  const who = savedBy ? personName(savedBy) : 'someone else'
  return { who, keep: `Keep ${who}’s`, saved: `Saved by ${who}${time}` }
}

function Opening({ other, differing }: { other: Other; differing: number }) {
  const self = other.who === 'you'
  return (
    <>
      <p className="govuk-body app-measure">
        {self
          ? 'You saved it in another window, while you were writing here.'
          : `${capital(other.who)} saved it while you were writing.`}{' '}
        <b>Nothing is lost.</b> Your text stays on this page until you choose.
      </p>
      <p className="govuk-body app-measure">
        {count(differing, 'answer differs', 'answers differ')}. The rest is the same in both. Where only one
        {self ? ' window' : ' of you'} changed an answer, that one is chosen for you. <ins>Underlined</ins>{' '}
        words were added, <del>struck-out</del> words were removed.
      </p>
    </>
  )
}

/** Two people changed one section: the answers that differ, side by side. Nothing is overwritten unless chosen. */
export function ConflictView({
  section,
  about,
  opened,
  stored,
  typed,
  look,
  onChosen,
  onLeave,
}: ConflictViewProps) {
  const { personId } = useViewer()
  const differences = useMemo(
    () => differencesIn(section, { opened, stored: stored.answers, typed }, look),
    [section, opened, stored, typed, look],
  )
  const [choices, setChoices] = useState<Choices>(() => choicesFor(differences))
  const [asked, setAsked] = useState(0)
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus(), [])
  const other = otherOf(stored, personId, about.at)
  const left = choicesLeft(choices)
  const faults = differences.flatMap((difference, at) =>
    asked > 0 && choices[at]?.choice === undefined
      ? [{ place: choicePlace(at), message: choiceFault(difference) }]
      : [],
  )
  const save = () => {
    if (left > 0) return setAsked(asked + 1)
    onChosen(answersChosen(section, typed, differences, choices))
  }
  return (
    <Page
      title={
        other.who === 'you' ? 'This section was saved in two windows' : 'Two people changed this section'
      }
      about={section.title}
      marking={about.marking}
      caption={`${about.operation} · ${section.title}`}
      back={about.back}
      above={<ErrorSummary lines={faults} occasion={asked} />}
    >
      <Opening other={other} differing={differences.length} />
      {differences.map((difference, at) => (
        <Versus
          key={difference.place.join('/')}
          at={at}
          difference={difference}
          other={other}
          made={choices[at] ?? { choice: undefined, again: '' }}
          fault={faults.find(({ place }) => place === choicePlace(at))?.message}
          onChoose={(made) => setChoices(choices.map((known, place) => (place === at ? made : known)))}
        />
      ))}
      <div className="app-savebar">
        <button type="button" className="govuk-button" onClick={save}>
          Save these choices
        </button>
        <button type="button" className="app-link-button" onClick={onLeave}>
          Go back to the section
        </button>
        <CopyWords act="Copy all of your text" words={() => typedWords(section, typed, look)} />
        <SaveState
          saving={{
            now: 'not_saved',
            why: left === 0 ? 'press “Save these choices”' : count(left, 'choice left', 'choices left'),
          }}
          aloud={false}
        />
      </div>
    </Page>
  )
}
