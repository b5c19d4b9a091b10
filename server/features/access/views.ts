import { ACCESS_PAGE, type AccessReply, type ForceAccessQuery } from '#shared/api/access.ts'
import { addDays, londonInstant } from '#shared/calendar.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import type { Viewer } from '../../viewer.ts'
import { findPeople } from '../people/repository.ts'
import { type AccessRecord, listAccessToMyReviews, listForceAccess, listOwnAccess } from './repository.ts'

async function present(tx: Tx, at: string, records: AccessRecord[]): Promise<AccessReply> {
  const shown = records.slice(0, ACCESS_PAGE)
  const people = await findPeople(
    tx,
    shown.map((record) => record.person_id),
  )
  return {
    readAt: at,
    entries: shown.map((record) => ({
      id: record.id,
      at: record.at,
      person: people.get(record.person_id) ?? null,
      organisationId: record.organisation_id,
      did: record.did,
      route: record.route,
      subjectKind: record.subject_kind,
      subjects: record.subjects,
      forceId: record.force_id,
      operation:
        record.operation_id === null
          ? null
          : { id: record.operation_id, name: record.name ?? '', reference: record.reference ?? '' },
      reviewId: record.review_id,
      recipientId: record.recipient_id,
    })),
    more: records.length > ACCESS_PAGE,
  }
}

/** Who else opened or changed the reviews that the viewer leads or wrote in. Asking is logged like any reading. */
export async function viewAccessToMyReviews(
  tx: Tx,
  viewer: Viewer,
  at: string,
  before: string | undefined,
): Promise<AccessReply> {
  noteSubjects(tx, 'access_log', viewer.organisation.id, [])
  return present(tx, at, await listAccessToMyReviews(tx, viewer, before))
}

/** What the viewer opened and changed. */
export async function viewOwnAccess(
  tx: Tx,
  viewer: Viewer,
  at: string,
  before: string | undefined,
): Promise<AccessReply> {
  noteSubjects(tx, 'access_log', viewer.organisation.id, [])
  return present(tx, at, await listOwnAccess(tx, viewer, before))
}

/** The log of the viewer's force, of everyone or of one person, of everything or of one review. */
export async function viewForceAccess(
  tx: Tx,
  viewer: Viewer,
  at: string,
  { before, person, review, from, to }: ForceAccessQuery,
): Promise<AccessReply> {
  if (from !== undefined && to !== undefined && from > to) {
    const message = 'The period must end after it begins'
    throw new Problem('malformed_request', { errors: [{ pointer: '/querystring/to', message }] })
  }
  noteSubjects(tx, 'access_log', viewer.organisation.id, review === undefined ? [] : [review])
  const asked = {
    personId: person,
    reviewId: review,
    from: from && londonInstant(`${from}T00:00`),
    until: to && londonInstant(`${addDays(to, 1)}T00:00`),
  }
  return present(tx, at, await listForceAccess(tx, viewer, asked, before))
}
