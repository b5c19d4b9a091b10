import type { ReviewState, Role } from '#shared/workflow/states.ts'

/** The people of one force who work on its operations, and three from outside it. */
export const staff = ['lead', 'otherLead', 'gold', 'otherGold', 'contributor', 'administrator'] as const
export const outsiders = ['recipient', 'neighbour', 'auditor'] as const
export const everyone = [...staff, ...outsiders] as const
export type Who = (typeof everyone)[number]
export type Tier = 0 | 1 | 2 | 3

export type Facts = { arrests: number; targetedCommunity: boolean; dsiReferral: 'none' | 'death' }
export type Criterion = keyof Facts
export type FactChange = { criterion: Criterion; value: Facts[Criterion]; corrected: boolean }

export type Decision = {
  key: number
  kind: 'as_computed' | 'up' | 'down' | 'raised_by_rule' | 'corrected_down'
  computed: Tier
  chosen: Tier
  second: 'none' | 'gold' | 'another_lead_or_gold' | 'another_without_facts'
  waits: boolean
  confirmed: boolean
  maker: Who
  facts: Facts
  /** How many fact changes came before it. */
  changesBefore: number
}

export type Debrief = { key: number; tier: Tier; facilitator: Who | null; by: Who; corrects: number | null }
export type Acting = { key: number; deputy: Who; actingFor: Who | null; by: Who; over: boolean }
export type SignOff = { key: number; revision: number; by: Who; voided: boolean; packed: boolean }
export type Submission = {
  key: number
  revision: number
  state: 'queued' | 'sent' | 'received' | 'superseded'
  /** It went out, whatever became of it. */
  out: boolean
}
export type Query = { key: number; submission: number; open: boolean }

export type Review = {
  key: number
  state: ReviewState
  lead: Who
  sections: Record<string, { saves: number; full: boolean }>
  authors: Who[]
  given: { who: Who; section: string }[]
  comments: { key: number; answered: boolean }[]
  /** The decision that each revision names; the first is revision 1. */
  revisions: number[]
  /** Sign-in and revision of whoever was shown one. */
  views: string[]
  signOffs: SignOff[]
  submissions: Submission[]
  queries: Query[]
  held: boolean
}

/** One operation with all that is on record about it, and what the people of its force may do. */
export type World = {
  roles: Record<Who, Role[]>
  acting: Acting[]
  removed: boolean
  facts: Facts | null
  factSaves: number
  factAuthors: Who[]
  changes: FactChange[]
  decisions: Decision[]
  debriefs: Debrief[]
  paused: boolean
  share: { key: number; over: boolean }[]
  reviews: Review[]
}

export const initialRoles: Record<Who, Role[]> = {
  lead: ['debrief_lead'],
  otherLead: ['debrief_lead'],
  gold: ['gold_commander'],
  otherGold: ['gold_commander', 'debrief_lead'],
  contributor: ['contributor'],
  administrator: ['force_administrator'],
  recipient: ['recipient_officer'],
  neighbour: ['contributor'],
  auditor: ['auditor'],
}

/** An operation just registered, in a force where the roles stand as they do. */
export function newWorld(roles: World['roles'] = initialRoles): World {
  return {
    roles,
    acting: [],
    removed: false,
    facts: null,
    factSaves: 0,
    factAuthors: [],
    changes: [],
    decisions: [],
    debriefs: [],
    paused: false,
    share: [],
    reviews: [],
  }
}

/** What the rule works out: a death 3, a targeted community 2, an arrest 1. */
export function tierOf(facts: Facts): Tier {
  if (facts.dsiReferral === 'death') return 3
  if (facts.targetedCommunity) return 2
  return facts.arrests > 0 ? 1 : 0
}

/** The newest decision with everyone it needs. */
export function inEffect({ decisions }: World): Decision | undefined {
  return decisions.findLast(({ waits, confirmed }) => !waits || confirmed)
}

export function isStaff(who: Who): boolean {
  return staff.some((each) => each === who)
}

/** Held, and gold where this person acts as one. */
export function rolesOf(world: World, who: Who): Role[] {
  const held = world.roles[who]
  const acts = world.acting.some(
    ({ deputy, over, actingFor }) =>
      deputy === who && !over && (actingFor === null || world.roles[actingFor].includes('gold_commander')),
  )
  return acts && !held.includes('gold_commander') ? [...held, 'gold_commander'] : held
}

export function holds(world: World, who: Who, ...roles: Role[]): boolean {
  return rolesOf(world, who).some((role) => roles.includes(role))
}

export function everSubmitted({ reviews }: World): boolean {
  return reviews.some(({ submissions }) => submissions.length > 0)
}

export function liveReview({ reviews }: World): Review | undefined {
  return reviews.find(({ state }) => state !== 'withdrawn')
}

export function liveSubmission({ submissions }: Review): Submission | undefined {
  return submissions.findLast(({ state }) => state !== 'superseded')
}

/** Of the newest revision, and not voided. */
export function liveSignOff({ signOffs, revisions }: Review): SignOff | undefined {
  return signOffs.find(({ revision, voided }) => revision === revisions.length && !voided)
}

export function openQueries(review: Review): Query[] {
  const live = liveSubmission(review)
  return review.queries.filter(({ submission, open }) => open && submission === live?.key)
}

/** The state that the live submission gives. */
export function ownState(review: Review): ReviewState {
  if (openQueries(review).length > 0) return 'queried'
  return liveSubmission(review)?.state === 'received' ? 'received' : 'submitted'
}

/** Whom a record that stands names as facilitator, and whoever took their own name out of one. */
export function facilitated({ debriefs }: World, who: Who): boolean {
  return debriefs.some(({ key, facilitator }) => {
    const correction = debriefs.find(({ corrects }) => corrects === key)
    return facilitator === who && (correction === undefined || correction.by === who)
  })
}

/** The highest tier for which a debrief of its kind stands on record. */
export function debriefedTier({ debriefs }: World): Tier {
  const standing = debriefs.filter(({ key }) => !debriefs.some(({ corrects }) => corrects === key))
  return standing.reduce<Tier>((most, { tier }) => (tier > most ? tier : most), 0)
}
