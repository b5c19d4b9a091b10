import { randomUUID } from 'node:crypto'
import { currentRule } from '#shared/rule/registry.ts'

/** Someone signed in to a running service, as a page would be. */
export type Person = { origin: string; headers: Record<string, string> }

/** Signs in through the outsiders' test sign-in. */
export async function signIn(origin: string, person: string): Promise<Person> {
  const answer = await fetch(`${origin}/api/v1/test-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person }),
  })
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return { origin, headers: { cookie, 'x-csrf-token': csrfToken, origin } }
}

/** The reply to one request of this person. Throws where it is refused. */
export async function ask<T = { id: string }>(
  person: Person,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${person.origin}/api/v1${path}`, {
    method,
    headers: {
      ...person.headers,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Facts of a quiet operation with three arrests: tier 1. */
function facts() {
  const known = currentRule().criteria.map((criterion) => {
    if (criterion.kind === 'choice') {
      const low = criterion.options.find(({ value }) => value === 'low') ?? criterion.options[0]
      return [criterion.id, low?.value ?? '']
    }
    if (criterion.kind === 'choices') return [criterion.id, ['none']]
    return [criterion.id, criterion.kind === 'yes_no' ? false : criterion.id === 'arrests' ? 3 : 0]
  })
  return Object.fromEntries(known)
}

/** A new operation with a decision in effect and a review in draft. Returns the review's id. */
export async function startDraft(lead: Person, number: number): Promise<string> {
  const { id } = await ask(lead, 'POST', '/operations', {
    reference: `DRAFT/${number}`,
    name: `Operation Larch ${number}`,
    eventType: 'march-or-procession',
    cause: 'environment',
    howItCameAbout: 'planned-with-notice',
    place: 'Market Square',
    plannedStartAt: '2026-11-02T08:00',
    plannedEndAt: '2026-11-02T18:00',
    startedAt: '2026-11-02T08:10',
    stoodDownAt: '2026-11-02T18:20',
    goldId: null,
  })
  await ask(lead, 'PUT', `/operations/${id}/facts`, { saveNumber: 0, known: facts() })
  await ask(lead, 'POST', `/operations/${id}/decisions`, {
    factsSaveNumber: 1,
    position: 'silver',
    reason: 'The rule gives it.',
  })
  return (await ask(lead, 'POST', `/operations/${id}/reviews`)).id
}

/** What the service holds of one answer of a draft now. */
export async function readStored(
  lead: Person,
  reviewId: string,
  section: string,
  field: string,
): Promise<string> {
  const path = `/api/v1/reviews/${reviewId}/sections/${section}`
  const answer = await fetch(`${lead.origin}${path}`, { headers: lead.headers })
  if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`)
  const { answers } = (await answer.json()) as { answers: Record<string, string | undefined> }
  return answers[field] ?? ''
}

/** Ends a session that someone else's browser holds, as running out does: the cookie stays where it is. */
export async function endSession(origin: string, cookie: string): Promise<void> {
  const known = await fetch(`${origin}/api/v1/session`, { headers: { cookie } })
  const { csrfToken } = (await known.json()) as { csrfToken: string }
  const ended = await fetch(`${origin}/api/v1/sign-out`, {
    method: 'POST',
    headers: { cookie, origin, 'x-csrf-token': csrfToken },
  })
  if (!ended.ok) throw new Error(`the session could not be ended: ${ended.status}`)
}
