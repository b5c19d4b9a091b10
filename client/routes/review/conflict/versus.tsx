import { FaultMessage } from '#client/fields/question.tsx'
import { Radios } from '#client/fields/radios.tsx'
import { MarkedChange } from '#client/parts/marked-change.tsx'
import { Tag } from '#client/parts/tag.tsx'
import { VisibleText } from '#client/parts/visible-text.tsx'
import type { Choice, Choices } from './choices.ts'
import type { Difference } from './differences.ts'

/** Who saved meanwhile, in the words that the page needs. */
export type Other = {
  /** "Sgt Ellis Penn", or "you". */
  who: string
  /** "Keep Sgt Ellis Penn’s". */
  keep: string
  /** "Saved by Sgt Ellis Penn at 14:07". */
  saved: string
}

export const choicePlace = (at: number): string => `choice-${at + 1}`
export const choiceFault = ({ label }: Difference): string => `Choose what to keep of ${label}`

type SideProps = { title: string; before: string; words: string; marked: boolean; kept: boolean }

function Words({ before, words, marked }: Omit<SideProps, 'title' | 'kept'>) {
  if (words === '') return <p className="govuk-body app-soft">Empty</p>
  if (marked && before !== words) {
    return (
      <div className="govuk-body">
        <MarkedChange before={before} after={words} />
      </div>
    )
  }
  return (
    <p className="govuk-body app-typed">
      <VisibleText text={words} />
    </p>
  )
}

function Side({ title, kept, ...words }: SideProps) {
  return (
    <div className={`app-versus__side${kept ? ' app-versus__side--kept' : ''}`}>
      <h3>{title}</h3>
      <Words {...words} />
    </div>
  )
}

/** A choice from a list is read at a glance; in a text the words that changed are marked. */
function isMarked({ isLongText, words }: Difference): boolean {
  return isLongText || Object.values(words).some((text) => text.includes('\n'))
}

/** Where one person wrote in two windows. */
const WINDOWS: Readonly<Record<Difference['changedBy'], string>> = {
  both: 'Changed in both windows',
  typed: 'Changed in this window only',
  stored: 'Changed in the other window only',
}

function ChangedBy({ changedBy, other }: { changedBy: Difference['changedBy']; other: Other }) {
  if (other.who === 'you')
    return <Tag colour={changedBy === 'both' ? 'orange' : 'blue'}>{WINDOWS[changedBy]}</Tag>
  if (changedBy === 'both') return <Tag colour="orange">You both changed this</Tag>
  return <Tag colour="blue">{`Only ${changedBy === 'typed' ? 'you' : other.who} changed this`}</Tag>
}

function choicesOffered(
  { isLongText, changedBy }: Difference,
  other: Other,
): { value: Choice; label: string }[] {
  const two: { value: Choice; label: string }[] = [
    { value: 'typed', label: 'Keep yours' },
    { value: 'stored', label: other.keep },
  ]
  if (!isLongText || changedBy !== 'both') return two
  return [
    ...two,
    { value: 'both', label: 'Keep both, yours first' },
    { value: 'again', label: 'Write it again' },
  ]
}

type VersusProps = {
  at: number
  difference: Difference
  other: Other
  made: Choices[number]
  fault: string | undefined
  onChoose: (made: Choices[number]) => void
}

/** One answer that differs: both versions, who changed it, and which to keep. */
export function Versus({ at, difference, other, made, fault, onChoose }: VersusProps) {
  const { label, words, changedBy } = difference
  const id = choicePlace(at)
  return (
    <section className="app-versus" aria-labelledby={`${id}-title`}>
      <div className="app-head app-versus__head">
        <h2 className="govuk-heading-m" id={`${id}-title`}>
          {at + 1}. {label}
        </h2>
        <ChangedBy changedBy={changedBy} other={other} />
      </div>
      <div className="app-versus__cols">
        <Side
          title="Yours, not saved yet"
          before={words.opened}
          words={words.typed}
          marked={isMarked(difference)}
          kept={made.choice === 'typed' || made.choice === 'both'}
        />
        <Side
          title={other.saved}
          before={words.opened}
          words={words.stored}
          marked={isMarked(difference)}
          kept={made.choice === 'stored' || made.choice === 'both'}
        />
      </div>
      <div className={`govuk-form-group${fault ? ' govuk-form-group--error' : ''}`}>
        <fieldset className="govuk-fieldset" aria-describedby={fault && `${id}-error`}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            Which should be kept?<span className="govuk-visually-hidden"> {label}</span>
          </legend>
          <FaultMessage id={id} fault={fault} />
          <Radios
            id={id}
            choices={choicesOffered(difference, other)}
            chosen={made.choice}
            inline
            onChoose={(choice) => onChoose({ ...made, choice })}
          />
        </fieldset>
        {made.choice === 'again' && (
          <div className="app-again">
            <label className="govuk-label" htmlFor={`${id}-again`}>
              New words<span className="govuk-visually-hidden"> for {label}</span>
            </label>
            <textarea
              className="govuk-textarea"
              id={`${id}-again`}
              rows={4}
              value={made.again}
              onChange={(event) => onChoose({ ...made, again: event.target.value })}
            />
          </div>
        )}
      </div>
    </section>
  )
}
