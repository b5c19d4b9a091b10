import { moment } from '#client/words/dates.ts'
import { count, listed } from '#client/words/numbers.ts'
import { personName } from '#client/words/people.ts'
import type { ReviewReply, SectionProgress } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'
import type { FactValues } from '#shared/form/answers.ts'
import { holds } from '#shared/form/conditions.ts'
import type { ReviewTier, Section } from '#shared/form/definition.ts'
import { factText, isKnown } from '#shared/form/value-text.ts'
import type { Criterion } from '#shared/rule/rule.ts'

export type Known = {
  facts: FactValues
  criteria: readonly Criterion[]
  tier: ReviewTier
  personId: string
  /** The viewer writes only the sections given to them. */
  limited: boolean
}

/** The lines below a section's name: what waits in it; then what it is about and who saved it last. */
export function hintsOf(
  section: Section,
  progress: SectionProgress,
  review: Pick<ReviewReply, 'comments' | 'countedAt' | 'contributors' | 'writable'>,
  known: Known,
): string[] {
  const { savedAt, savedBy } = progress
  const who = savedBy && (savedBy.id === known.personId ? 'you' : personName(savedBy))
  const about = [
    shortened(section, known),
    section.note,
    who && savedAt ? `Saved by ${who}, ${moment(savedAt, londonDate(review.countedAt))}` : undefined,
  ].filter((words) => words !== undefined)
  return [
    commentWords(section.id, review) ?? '',
    writerWords(section.id, review, known) ?? '',
    about.join(' · '),
  ].filter((words) => words !== '')
}

/** Who was asked to write a section, and that the viewer was not. */
function writerWords(
  sectionId: string,
  { contributors, writable }: Pick<ReviewReply, 'contributors' | 'writable'>,
  { personId, limited }: Known,
): string | undefined {
  const asked = contributors.filter((each) => each.sectionId === sectionId)
  const names = asked.map(({ person }) => (person.id === personId ? 'you' : personName(person)))
  const by = names.length === 0 ? [] : [`Given to ${listed(names)}`]
  const cannot = limited && !writable.includes(sectionId) ? ['Read only for you'] : []
  const words = [...by, ...cannot].join(' · ')
  return words === '' ? undefined : words
}

function commentWords(sectionId: string, { comments }: Pick<ReviewReply, 'comments'>): string | undefined {
  const own = comments.filter((comment) => comment.sectionId === sectionId)
  const open = own.filter(({ reply }) => reply === null).length
  if (own.length === 0) return undefined
  if (open === 0) return `${count(own.length, 'comment')} by gold, answered`
  return open === 1 ? 'Gold’s comment waits for a reply' : `${open} comments by gold wait for a reply`
}

/** "Not used, so only the first question needs an answer": one fact switches the rest of the section off. */
function shortened(section: Section, { facts, criteria, tier }: Known): string | undefined {
  const [first, ...rest] = section.fields
  const source = first?.source
  if (source?.kind !== 'fact') return undefined
  const criterion = criteria.find(({ id }) => id === source.criterion)
  const fact = facts[source.criterion]
  const needed = rest.filter((field) => ['required', 'required-if'].includes(field.requirement[tier]))
  const switched = needed.every(({ requiredIf }) => {
    const when = requiredIf?.when
    return (
      when && 'fact' in when && when.fact === source.criterion && !holds(when, { facts, answer: unanswered })
    )
  })
  if (needed.length === 0 || !switched || !criterion || !isKnown(fact)) return undefined
  return `${factText(criterion, fact)}, so only the first question needs an answer`
}

const unanswered = () => undefined
