import { inDays } from '#test/support/colleagues.ts'
import { newShare } from '#test/support/shares.ts'
import { type Act, done, reviewOf } from './act.ts'
import { CANARY, someReview } from './moves.ts'
import { liveReview, type Who, type World } from './world.ts'

/** What is walked beside the tables: who may do what, and who sees the operation. */
export const peopleRows = [
  'share',
  'end_share',
  'give_sections',
  'take_sections_back',
  'give_role',
  'end_role',
  'appoint_acting_gold',
  'appoint_acting_gold without gold',
  'end_acting_gold',
]

const administrator = ['force_administrator'] as const
const shareRoles = ['debrief_lead', 'gold_commander'] as const
const administratorOrGold = ['force_administrator', 'gold_commander'] as const
const force = ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'] as const

const sharedNow = ({ share }: World) => share.some(({ over }) => !over)

const share: Act = {
  policy: shareRoles,
  offer: () => ({}),
  ask: ({ operationId, neighbourForce }) => ({
    method: 'POST',
    path: `/operations/${operationId}/shares`,
    body: newShare({ forceId: neighbourForce }),
  }),
  step: (world, { key }) => {
    if (world.removed) return 'operation_removed'
    if (sharedNow(world)) return 'already_shared'
    world.share.push({ key, over: false })
    return done(['share_operation'], 'share')
  },
}

const endShare: Act = {
  policy: shareRoles,
  offer: (world, _who, chance) => {
    const live = world.share.find(({ over }) => !over)
    const found = live ?? (world.share.length > 0 && chance.happens(0.3) ? world.share[0] : undefined)
    return found && chance.happens(0.4) ? { target: found.key } : null
  },
  ask: ({ operationId, id }, { target = 0 }) => ({
    method: 'POST',
    path: `/operations/${operationId}/shares/${id(target)}/end`,
    body: { reason: 'Their part is done.' },
  }),
  step: (world, { params }) => {
    const found = world.share.find(({ key }) => key === params.target)
    if (!found) return 'not_found'
    if (found.over) return 'share_ended'
    found.over = true
    for (const review of world.reviews) review.given = review.given.filter(({ who }) => who !== 'neighbour')
    return done(['end_share'], 'end_share')
  },
}

const giveSections: Act = {
  policy: ['debrief_lead'],
  offer: (world, _who, chance) => {
    const review = someReview(world, chance)
    const person = chance.pick(['contributor', 'neighbour'] as const)
    return review
      ? { review: review.key, person, section: chance.pick(['community-impact', 'intelligence']) }
      : null
  },
  ask: ({ id, person }, { review = 0, person: who = 'contributor', section }) => ({
    method: 'POST',
    path: `/reviews/${id(review)}/people`,
    body: { personId: person(who), sections: [section] },
  }),
  step: (world, command) => {
    const { person = 'contributor', section = '' } = command.params
    const review = reviewOf(world, command)
    const candidate = person === 'neighbour' ? sharedNow(world) : world.roles[person].includes('contributor')
    if (!candidate) return 'answers_refused'
    review.given = [...review.given.filter(({ who }) => who !== person), { who: person, section }]
    return done(['give_sections'], 'give_sections')
  },
}

const takeSectionsBack: Act = {
  policy: ['debrief_lead'],
  offer: (world, _who, chance) => {
    const review = someReview(world, chance)
    return review && chance.happens(0.4)
      ? { review: review.key, person: chance.pick(['contributor', 'neighbour'] as const) }
      : null
  },
  ask: ({ id, person }, { review = 0, person: who = 'contributor' }) => ({
    method: 'POST',
    path: `/reviews/${id(review)}/people/${person(who)}/end`,
  }),
  step: (world, command) => {
    const review = reviewOf(world, command)
    if (!review.given.some(({ who }) => who === command.params.person)) return 'no_sections_given'
    review.given = review.given.filter(({ who }) => who !== command.params.person)
    return done(['take_sections_back'], 'take_sections_back')
  },
}

/** Whose roles come and go. The lead and the named gold keep theirs, so there is always a way on. */
const CHANGING = [
  { person: 'otherGold', role: 'gold_commander' },
  { person: 'otherGold', role: 'gold_commander' },
  { person: 'otherLead', role: 'gold_commander' },
  { person: 'contributor', role: 'contributor' },
  { person: 'otherLead', role: 'contributor' },
] as const

const giveRole: Act = {
  policy: administrator,
  offer: (_world, _who, chance) => chance.pick(CHANGING),
  ask: ({ person }, { person: who = 'lead', role }) => ({
    method: 'POST',
    path: `/people/${person(who)}/grants`,
    body: { role },
  }),
  step: (world, { params }) => {
    const { person = 'lead', role = 'contributor' } = params
    if (world.roles[person].includes(role)) return 'role_held'
    world.roles[person] = [...world.roles[person], role]
    return done(['give_role'], 'give_role')
  },
}

const endRole: Act = {
  policy: administrator,
  offer: (_world, _who, chance) =>
    chance.happens(0.4) ? { ...chance.pick(CHANGING), right: chance.happens(0.7) } : null,
  ask: ({ person }, { person: who = 'lead', role, right }) => ({
    method: 'POST',
    path: `/people/${person(who)}/grants/${role}/end`,
    body: { reason: 'They have moved on.', ...(right ? { confirmed: true } : {}) },
  }),
  step: (world, { params }) => {
    const { person = 'lead', role = 'contributor' } = params
    if (!world.roles[person].includes(role)) return 'role_not_held'
    world.roles[person] = world.roles[person].filter((each) => each !== role)
    const left = world.roles[person].length === 0
    for (const acting of world.acting) {
      if (role === 'gold_commander' && acting.actingFor === person) acting.over = true
      if (left && acting.deputy === person) acting.over = true
    }
    return done(['end_role'], 'end_role')
  },
}

const appoint: Act = {
  policy: administratorOrGold,
  offer: (world, who, chance) => {
    const person = chance.pick(['otherLead', 'contributor', 'otherGold', who] as const)
    const busy = world.acting.some(({ deputy, over }) => deputy === person && !over)
    return busy || chance.happens(0.4) ? null : { person, reachable: who !== 'administrator' }
  },
  ask: ({ person }, { person: who = 'lead', reachable }) => ({
    method: 'POST',
    path: '/acting-golds',
    body: {
      deputyId: person(who),
      operationId: null,
      fromOn: null,
      untilOn: inDays(6),
      reason: 'she is on leave.',
      ...(reachable ? {} : { noGoldAvailable: true }),
    },
  }),
  step: (world, { key, who, params }) => {
    const { person = 'lead', reachable = true } = params
    if (!world.roles[who].includes(reachable ? 'gold_commander' : 'force_administrator'))
      return reachable ? 'gold_appoints' : 'role_missing'
    if (person === who) return 'own_deputy'
    if (world.roles[person].includes('gold_commander')) return 'deputy_holds_gold'
    if (world.roles[person].length === 0) return 'answers_refused'
    world.acting.push({ key, deputy: person, actingFor: reachable ? who : null, by: who, over: false })
    return done(
      ['appoint_acting_gold'],
      reachable ? 'appoint_acting_gold' : 'appoint_acting_gold without gold',
    )
  },
}

const endActing: Act = {
  policy: administratorOrGold,
  offer: (world, _who, chance) =>
    world.acting.length > 0 ? { target: chance.pick(world.acting.slice(-3)).key } : null,
  ask: ({ id }, { target = 0 }) => ({
    method: 'POST',
    path: `/acting-golds/${id(target)}/end`,
    body: { reason: 'She is back.' },
  }),
  step: (world, { who, params }) => {
    const found = world.acting.find(({ key }) => key === params.target)
    if (!found) return 'not_found'
    if (found.by !== who && !world.roles[who].includes('force_administrator')) return 'role_missing'
    if (found.over) return 'appointment_over'
    found.over = true
    return done(['end_acting_gold'], 'end_acting_gold')
  },
}

/** Reading: everyone of the force, and of another one while it is shared with them. */
const look: Act = {
  policy: force,
  shared: true,
  offer: (world, _who, chance) => {
    const review = someReview(world, chance)
    return review ? { review: review.key } : null
  },
  ask: ({ id }, { review = 0 }) => ({ method: 'GET', path: `/reviews/${id(review)}` }),
  step: (world, { who }) => (who === 'neighbour' && !sharedNow(world) ? 'not_found' : done([])),
}

const count: Act = {
  policy: ['debrief_lead', 'gold_commander', 'force_administrator', 'auditor', 'recipient_officer'],
  shared: true,
  offer: (_world, who, chance) => (who === 'auditor' || chance.happens(0.1) ? {} : null),
  ask: () => ({ method: 'GET', path: '/coverage/list?figure=registered' }),
  step: () => done([]),
}

/** Shares, sections given, roles, acting golds, and reading. */
export const peopleActs = {
  share,
  end_share: endShare,
  give_sections: giveSections,
  take_sections_back: takeSectionsBack,
  give_role: giveRole,
  end_role: endRole,
  appoint,
  end_acting: endActing,
  look,
  count,
} satisfies Record<string, Act>

/** What nobody outside the force may be shown: what was written, except where the operation is shared with them. */
export function leaked(who: Who, world: World, text: string): boolean {
  const reader = who === 'auditor' || who === 'recipient' || (who === 'neighbour' && !sharedNow(world))
  return reader && liveReview(world) !== undefined && text.includes(CANARY)
}
