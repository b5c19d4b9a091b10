import type { Observed } from './observe.ts'
import { type Review, staff, type Who, type World } from './world.ts'

/** How the service's names stand to the model's. */
export type Names = {
  person: (id: string) => Who
  session: (id: string) => string
  id: (key: number) => string
}

const sorted = (list: readonly string[]) => list.toSorted()

/** The part of the register in which the model has the operation. */
function partOf({ removed, decisions }: World): string {
  const current = decisions.findLast(({ waits, confirmed }) => !waits || confirmed)
  if (removed) return 'removed'
  if (current === undefined) return 'awaiting_decision'
  return current.chosen === 0 ? 'not_required' : 'required'
}

/** What the model says is on record, in the form in which both sides are compared. */
export function expected(world: World, { id }: Names): unknown {
  const number = (key: number) => world.decisions.findIndex((each) => each.key === key) + 1
  return {
    removed: world.removed,
    part: partOf(world),
    factSaves: world.factSaves,
    factAuthors: sorted(world.factAuthors),
    changes: world.changes.length,
    paused: world.paused,
    decisions: world.decisions.map(
      ({ kind, chosen, confirmed, maker }) => `${kind} ${chosen} ${confirmed} ${maker}`,
    ),
    debriefs: sorted(world.debriefs.map(({ key }) => id(key))),
    shares: world.share.filter(({ over }) => !over).map(({ key }) => id(key)),
    acting: sorted(world.acting.filter(({ over }) => !over).map(({ key }) => id(key))),
    roles: sorted(staff.flatMap((who) => world.roles[who].map((role) => `${who} ${role}`))),
    reviews: world.reviews.map((review) => expectedReview(review, id, number)).toSorted(byId),
  }
}

const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)

function expectedReview(review: Review, id: Names['id'], number: (key: number) => number) {
  return {
    id: id(review.key),
    state: review.state,
    lead: review.lead,
    sections: sorted(Object.entries(review.sections).map(([section, { saves }]) => `${section} ${saves}`)),
    authors: sorted(review.authors),
    given: sorted(review.given.map(({ who, section }) => `${who} ${section}`)),
    comments: review.comments.map(({ answered }) => answered),
    revisions: review.revisions.map(number),
    views: sorted(review.views),
    signOffs: review.signOffs.map((each) => `${each.revision} ${each.by} ${each.voided} ${each.packed}`),
    submissions: review.submissions.map(({ revision, state }) => `${revision} ${state}`),
    queries: sorted(review.queries.map(({ key, open }) => `${id(key)} ${open}`)),
    held: review.held,
  }
}

/** What the database says, in the same form. */
export function stored(observed: Observed, { person, session }: Names): unknown {
  const decision = (id: string) => observed.decisions.findIndex((each) => each.id === id) + 1
  return {
    removed: observed.removed,
    part: observed.part,
    factSaves: observed.factSaves,
    factAuthors: sorted(observed.factAuthors.map(person)),
    changes: observed.changes,
    paused: observed.paused,
    decisions: observed.decisions.map(
      ({ kind, chosen, confirmed, by }) => `${kind} ${chosen} ${confirmed} ${person(by)}`,
    ),
    debriefs: sorted(observed.debriefs),
    shares: observed.shares,
    acting: sorted(observed.acting),
    roles: sorted(observed.roles.map((each) => `${person(each.person)} ${each.role}`)),
    reviews: observed.reviews
      .map((review) => ({
        id: review.id,
        state: review.state,
        lead: person(review.lead),
        sections: sorted(Object.entries(review.sections).map(([section, saves]) => `${section} ${saves}`)),
        authors: sorted(review.authors.map(person)),
        given: sorted(review.given.map((each) => `${person(each.person)} ${each.section}`)),
        comments: review.comments.map(({ answered }) => answered),
        revisions: review.revisions.map((each) => decision(each.decision)),
        views: sorted(review.views.map((each) => `${session(each.session)} ${each.revision}`)),
        signOffs: review.signOffs.map(
          (each) => `${each.revision} ${person(each.by)} ${each.voided} ${each.packs === 2}`,
        ),
        submissions: review.submissions.map(({ revision, state }) => `${revision} ${state}`),
        queries: sorted(review.queries.map((each) => `${each.id} ${each.open}`)),
        held: review.held,
      }))
      .toSorted(byId),
  }
}

/** Every place in which two values differ, as `path: one, not other`. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return []
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return [`${path}: ${JSON.stringify(one)}, not ${JSON.stringify(other)}`]
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  const of = (value: object, key: string) => (value as Record<string, unknown>)[key]
  return [...keys].flatMap((key) => differences(of(one, key), of(other, key), `${path}/${key}`))
}
