import type { Explained } from './linearise.ts'
import type { Observed, ObservedReview } from './observe.ts'
import type { World } from './world.ts'

/** Two looks at one operation with what was done between them. */
export type Seen = {
  before: Observed | null
  after: Observed
  /** Where the chain of the force stood at the look before. */
  head: { sequence: number; digest: string }
  explained: Explained
}

export type Invariant = (seen: Seen) => string[]

const reviewsOf = ({ before, after }: Seen) =>
  after.reviews.map((now) => ({ now, earlier: before?.reviews.find(({ id }) => id === now.id) }))

/** Every row that a list held before is in it still, as it was. */
function kept<T>(before: readonly T[] = [], after: readonly T[], name: (row: T) => string): string[] {
  const now = new Set(after.map(name))
  return before.map(name).filter((row) => !now.has(row))
}

/** No accepted save shares its base with another: every save of a section raised its number by one. */
const INV2: Invariant = ({ explained, before, after }) => {
  const saves = explained.steps.filter(({ command, outcome }) => command.act === 'edit' && outcome === 'done')
  const bases = saves.map(
    ({ command }) => `${command.params.review} ${command.params.section} ${command.params.saveNumber}`,
  )
  const twice = bases.filter((base, index) => bases.indexOf(base) !== index)
  const total = (seen: Observed | null) =>
    (seen?.reviews ?? [])
      .flatMap(({ sections }) => Object.values(sections))
      .reduce((sum, each) => sum + each, 0)
  const raised = total(after) - total(before)
  return [
    ...twice.map((base) => `two saves were accepted on ${base}`),
    ...(raised === saves.length ? [] : [`${saves.length} saves raised the numbers by ${raised}`]),
  ]
}

/** At most one live sign-off a revision, and its digest is that of the stored bytes. */
const INV3: Invariant = (seen) =>
  seen.after.reviews.flatMap(({ signOffs, revisions }) =>
    signOffs.flatMap(({ revision, digest, voided }) => {
      const live = signOffs.filter((each) => each.revision === revision && !each.voided)
      const frozen = revisions.find(({ number }) => number === revision)
      return [
        ...(voided || live.length === 1 ? [] : [`revision ${revision} has ${live.length} live sign-offs`]),
        ...(frozen?.digest === digest && frozen.bytes === digest
          ? []
          : [`another digest was signed than is stored`]),
      ]
    }),
  )

/** No author signed; whoever signed held gold in the order of events. */
const INV4: Invariant = ({ after, explained }) => [
  ...after.reviews.flatMap(({ signOffs, authors }) =>
    signOffs
      .filter(({ by }) => authors.includes(by))
      .map(({ revision }) => `an author signed revision ${revision}`),
  ),
  ...explained.steps
    .filter(({ command, outcome }) => command.act === 'sign_off' && outcome === 'done')
    .filter(({ world, command }) => !goldIn(world, command.who))
    .map(({ command }) => `${command.who} signed without gold`),
]

function goldIn({ roles, acting }: World, who: keyof World['roles']): boolean {
  return roles[who].includes('gold_commander') || acting.some(({ deputy, over }) => deputy === who && !over)
}

/** Whoever signed was shown those bytes before. */
const INV5: Invariant = ({ after }) =>
  after.reviews.flatMap(({ signOffs }) =>
    signOffs.filter(({ viewed }) => !viewed).map(({ revision }) => `revision ${revision} was signed unseen`),
  )

/** Frozen bytes stay as they are, and every sign-off stays on record. */
const INV6: Invariant = (seen) =>
  reviewsOf(seen).flatMap(({ now, earlier }) => [
    ...kept(
      earlier?.revisions,
      now.revisions,
      ({ number, digest, bytes }) => `revision ${number} ${digest} ${bytes}`,
    ),
    ...kept(
      earlier?.signOffs,
      now.signOffs,
      ({ revision, by, digest }) => `sign-off ${revision} ${by} ${digest}`,
    ),
  ])

const SENDING = ['queued', 'sent', 'received', 'superseded']

/** A submission rests on a live sign-off of its own revision, once a revision, and never goes back or away. */
const INV7: Invariant = (seen) =>
  reviewsOf(seen).flatMap(({ now, earlier }) => [
    ...now.submissions.flatMap((each) => faultsOfSubmission(now, each)),
    ...(earlier?.submissions ?? []).flatMap(({ id, state }) => {
      const later = now.submissions.find((each) => each.id === id)
      if (!later) return [`a submission disappeared`]
      return SENDING.indexOf(later.state) < SENDING.indexOf(state)
        ? [`a submission went back to ${later.state}`]
        : []
    }),
  ])

function faultsOfSubmission(review: ObservedReview, each: ObservedReview['submissions'][number]): string[] {
  const signOff = review.signOffs.find(({ revision }) => revision === each.revision)
  const twins = review.submissions.filter(({ revision }) => revision === each.revision)
  const digest = review.revisions.find(({ number }) => number === each.revision)?.digest
  return [
    ...(signOff && !signOff.voided && signOff.digest === digest
      ? []
      : [`revision ${each.revision} went unsigned`]),
    ...(each.signed === each.revision && each.digest === digest
      ? []
      : [`a submission rests on another digest`]),
    ...(twins.length === 1 ? [] : [`revision ${each.revision} was submitted ${twins.length} times`]),
  ]
}

/** Each change has its events, once, in a chain without gaps. */
const INV8: Invariant = ({ after, head, explained }) => {
  const faults: string[] = []
  let last = head
  for (const event of after.events) {
    if (event.sequence !== last.sequence + 1)
      faults.push(`event ${event.sequence} comes after ${last.sequence}`)
    if (event.previous !== last.digest) faults.push(`event ${event.sequence} names another event before it`)
    last = event
  }
  const wanted = explained.steps.flatMap(({ events }) => events).toSorted()
  const found = after.events.map(({ action }) => action).toSorted()
  if (wanted.join(' ') !== found.join(' '))
    faults.push(`the chain says “${found.join(' ')}”, not “${wanted.join(' ')}”`)
  return faults
}

/** A removed operation has no review on its way; the part of the register is compared with the model. */
const INV11: Invariant = ({ after }) =>
  after.removed && after.reviews.some(({ state }) => state !== 'withdrawn')
    ? ['a removed operation has a review on its way']
    : []

/** Only moves of the table: a state that is another one now was moved by a command that was done. */
const INV12: Invariant = (seen) =>
  reviewsOf(seen).flatMap(({ now, earlier }) => {
    const moved = (earlier?.state ?? 'none') !== now.state
    const did = seen.explained.steps.some(({ outcome, rows }) => outcome === 'done' && rows.length > 0)
    return moved && !did ? [`a review went from ${earlier?.state ?? 'none'} to ${now.state} by itself`] : []
  })

/** What must hold after every batch. INV1 is the comparison with the model itself; INV9 and INV13 are asked of answers. */
export const invariants: Readonly<Record<string, Invariant>> = {
  INV2,
  INV3,
  INV4,
  INV5,
  INV6,
  INV7,
  INV8,
  INV11,
  INV12,
}

export function brokenBy(seen: Seen): string[] {
  return Object.entries(invariants).flatMap(([name, holds]) =>
    holds(seen).map((fault) => `${name}: ${fault}`),
  )
}
