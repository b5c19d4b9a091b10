import type { HistoryEntry, HistoryReply } from '#shared/api/history.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import { effectiveMarking } from '#shared/form/marking.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import { type EventAction, eventActions } from '#shared/workflow/event-words.ts'
import type { Tx } from '../../db/types.ts'
import { contentOf, openReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'
import { listEventsAbout } from '../audit/repository.ts'
import { getMoments } from '../coverage/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { type ChainEvent, saidIn, wordsByEvidence } from './said-in.ts'

type Revision = ReviewFile['revisions'][number]

/** The revision that an event is about: named by itself, by its signature, or by its submission. */
function revisionOf({ details }: ChainEvent, file: ReviewFile): Revision | undefined {
  const { revision, signOff, submission } = details
  if (typeof revision === 'number') return file.revisions.find((each) => each.number === revision)
  const holder =
    file.signOffs.find(({ id }) => id === signOff) ?? file.submissions.find(({ id }) => id === submission)
  return file.revisions.find(({ id }) => id === holder?.revision_id)
}

function tierOf({ details }: ChainEvent): number | null {
  return typeof details.chosenTier === 'number' ? details.chosenTier : null
}

type About = {
  file: ReviewFile
  people: Map<string, PersonRef>
  words: Awaited<ReturnType<typeof wordsByEvidence>>
}

function presentEvent(event: ChainEvent, { file, people, words }: About): HistoryEntry {
  const { actor } = event
  const own = actor !== 'service' && actor.organisation === file.review.force_id
  const revision = revisionOf(event, file)
  return {
    sequence: event.sequence,
    at: event.at,
    action: event.action as EventAction,
    who: own ? nameOf(people, actor.person) : null,
    organisation: own || actor === 'service' ? null : getOrganisation(actor.organisation).name,
    revision: revision?.number ?? null,
    digest: revision?.digest ?? null,
    tier: tierOf(event),
    said: saidIn(event, words, file),
  }
}

/**
 * Everything that happened to a review and to its operation, from the force's audit chain, newest first, with the
 * reasons that were given. People of other organisations are not named.
 */
export async function viewHistory(tx: Tx, viewer: Viewer, at: string, id: string): Promise<HistoryReply> {
  const file = await openReviewFile(tx, viewer, id)
  const events = (await listEventsAbout(tx, file.review)).filter(({ action }) =>
    (eventActions as readonly string[]).includes(action),
  )
  const people = await findPeople(
    tx,
    events.map(({ actor }) => (actor === 'service' ? null : actor.person)),
  )
  const words = await wordsByEvidence(tx, file)
  const content = contentOf(file)
  return {
    reviewId: id,
    countedAt: at,
    moments: await getMoments(tx, file.operation),
    place: file.operation.place,
    marking: content ? effectiveMarking(file.definition, content) : 'OFFICIAL',
    entries: events.map((event) => presentEvent(event, { file, people, words })),
  }
}
