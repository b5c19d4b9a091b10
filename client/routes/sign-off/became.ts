import { personName } from '#client/words/people.ts'
import { when } from '#client/words/when.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'

type Reader = { personId: string; today: string }

const named = (person: PersonRef, { personId }: Reader): string =>
  person.id === personId ? 'You' : personName(person)

/** What became of a frozen revision, in a sentence; null while it waits for gold. */
export function becameWords(review: ReviewReply, number: number, reader: Reader): string | null {
  const revision = review.revisions.find((each) => each.number === number)
  switch (revision?.outcome) {
    case 'waiting':
      return null
    case 'signed':
      return signedWords(review, reader)
    case 'returned':
      return returnedWords(review, number, reader)
    case 'voided':
      return 'It was signed, then opened again for changes. That signature no longer counts.'
    default:
      return takenBackWords(review, number, reader)
  }
}

function signedWords({ signOff }: ReviewReply, reader: Reader): string {
  if (!signOff) return 'It was signed.'
  return `${named(signOff.signedBy, reader)} signed it ${when(signOff.signedAt, reader.today)}.`
}

function returnedWords({ comments }: ReviewReply, number: number, reader: Reader): string {
  const comment = comments.find(({ revision }) => revision === number)
  if (!comment) return 'It was returned.'
  return `${named(comment.madeBy, reader)} returned it ${when(comment.madeAt, reader.today)}.`
}

/** The moment of a recall is known only while nothing has happened to the review since. */
function takenBackWords(
  { state, stateSince, revisions }: ReviewReply,
  number: number,
  reader: Reader,
): string {
  if (state === 'withdrawn') return `The review was withdrawn ${when(stateSince, reader.today)}.`
  const newest = revisions[0]?.number === number
  return newest && state === 'draft'
    ? `It was taken back ${when(stateSince, reader.today)}.`
    : 'It was taken back before gold decided.'
}

/** The revision that waits for gold now, if there is one. */
export function waitingRevision({ revisions }: ReviewReply): number | null {
  return revisions.find(({ outcome }) => outcome === 'waiting')?.number ?? null
}
