import { type Acting, isParty } from '#shared/workflow/parties.ts'
import { type ReviewState, type Role, reviewStates, type SubmissionState } from '#shared/workflow/states.ts'
import { submissionTransitions } from '#shared/workflow/submission.ts'
import { findTransition } from '#shared/workflow/transitions.ts'
import type { PolicyRow } from './policy.ts'
import { rolesOf, type UserKind, userKinds } from './user-kinds.ts'

/**
 * `deny`: refused because of who asks or where the review stands. `hide`: as if it were not there. `allow`: the rest,
 * also where work is left to do first.
 */
export type CellAnswer = 'allow' | 'deny' | 'hide'

/** How the record stands to the person's force: led by it, shared with it, or neither. `none`: no single record. */
type CellRelation = 'own' | 'shared' | 'other' | 'none'

/** Where the review stands. `no_review`: an operation without one. `none`: the route is about no review. */
type CellState = ReviewState | 'no_review' | 'none'

export type Place = { readonly relation: CellRelation; readonly state: CellState }
export type Cell = Place & { readonly route: string; readonly user: string; readonly answer: CellAnswer }
export type Policy = Readonly<Record<string, PolicyRow>>

const RELATIONS = ['own', 'shared', 'other'] as const
const everyRelation = (states: readonly CellState[]): Place[] =>
  RELATIONS.flatMap((relation) => states.map((state) => ({ relation, state })))

/** What was sent stays with the recipient wherever its review goes next; who has had nothing knows of no state. */
export const SENT_STATES = [
  'draft',
  'with_gold',
  'returned',
  'signed_off',
  'submitted',
  'received',
  'queried',
] as const satisfies readonly ReviewState[]

const ABOUT: readonly [RegExp, readonly Place[]][] = [
  [/ \/operations\/:id/, everyRelation(['no_review', ...reviewStates])],
  [/ \/reviews\/:id/, everyRelation(reviewStates)],
  [
    / \/inbox\/:id/,
    [...everyRelation(['none']), ...SENT_STATES.map((state) => ({ relation: 'own', state }) as const)],
  ],
  [/ \/(rules|form-definitions|schemas|sign-in)\//, []],
  [/\/:/, everyRelation(['none'])],
]

/** Every place that a route, named as in the policy, can be asked about. */
function placesOf(route: string): readonly Place[] {
  const places = ABOUT.find(([address]) => address.test(route))?.[1] ?? []
  return places.length > 0 ? places : [{ relation: 'none', state: 'none' }]
}

/** The policy written out: each route for each kind of user in each place. */
export function cellsOf(policy: Policy): Cell[] {
  return Object.entries(policy).flatMap(([route, row]) =>
    placesOf(route).flatMap((place) =>
      userKinds.map((user) => ({ route, user: user.kind, ...place, answer: answerTo(row, user, place) })),
    ),
  )
}

/** What a row of the policy, with the tables of the workflow, answers a kind of user. */
export function answerTo(row: PolicyRow, user: UserKind, { relation, state }: Place): CellAnswer {
  if (row.who === 'anyone') return 'allow'
  if (!user.signedIn) return 'deny'
  const held = rolesOf(user)
  const holds = (roles: readonly Role[]) => roles.some((role) => held.includes(role))
  const who = row.who === 'signed_in' ? held : row.who
  const shared = row.shared ?? []
  if (!holds([...who, ...shared])) return 'deny'
  if (relation === 'other' || (relation === 'own' && user.ownsNothing)) return 'hide'
  if (relation === 'shared' && !holds(shared)) return 'hide'
  const makers: readonly Role[] = row.onlyMakers ?? []
  if (relation !== 'shared' && !holds(who.filter((role) => !makers.includes(role)))) return 'deny'
  if (row.found && !row.found.some((each) => each === state)) return 'hide'
  return mayIn(row, user, { relation, state }) ? 'allow' : 'deny'
}

function mayIn(row: PolicyRow, user: UserKind, { relation, state }: Place): boolean {
  if (state === 'none') return true
  const roles = rolesOf(user)
  const ofForce = relation === 'shared' ? 'sharing_force' : 'lead_force'
  const acting: Acting = { roles, relation: roles.includes('recipient_officer') ? 'recipient' : ofForce }
  return mayAct(row, user, acting, state) && mayHappen(row, state)
}

/** What the review table says of the person and the state. What the request carries and what is left to do is not asked. */
function mayAct({ action }: PolicyRow, user: UserKind, acting: Acting, state: ReviewState | 'no_review') {
  if (action === undefined) return true
  const found = findTransition(action, state === 'no_review' ? 'none' : state)
  if (found === undefined || !isParty(found.by, acting)) return false
  const writesAll = acting.relation === 'lead_force' && acting.roles.includes('debrief_lead')
  const who: Record<string, boolean> = {
    not_author: !user.isAuthor,
    section_given: writesAll || user.sectionGiven === true,
  }
  return found.conditions.every((name) => who[name] ?? true)
}

const LIVE: Partial<Record<CellState, SubmissionState>> = {
  submitted: 'queued',
  received: 'received',
  queried: 'received',
}

/** What the submission table says, where the state of the review gives one to look at. */
function mayHappen({ event }: PolicyRow, state: CellState): boolean {
  const live = LIVE[state]
  if (event === undefined || live === undefined) return true
  const { from } = submissionTransitions[event]
  return from !== 'none' && from.includes(live)
}
