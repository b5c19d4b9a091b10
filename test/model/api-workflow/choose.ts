import type { Chance } from '#test/support/chance.ts'
import { type Act, type Command, type Params, take } from './act.ts'
import { sectionsAt } from './table.ts'
import {
  debriefedTier,
  everyone,
  inEffect,
  liveReview,
  liveSignOff,
  liveSubmission,
  openQueries,
  type Review,
  staff,
  type Who,
  type World,
} from './world.ts'

export type Wish = Omit<Command, 'key'>
type Acts = Readonly<Record<string, Act>>

const wish = (who: Who, act: string, params: Params = {}): Wish => ({ who, act, params })

/** What willing people would do next to get the operation's review acknowledged; null where it is. */
export function towardsReceived(world: World): Wish | null {
  const decision = inEffect(world)
  if (world.removed) return wish('gold', 'restore_operation')
  if (world.facts === null) return wish('otherLead', 'enter_facts', { value: 0, saveNumber: world.factSaves })
  if (decision === undefined || decision.chosen === 0) return towardsTier(world)
  const review = liveReview(world)
  if (!review) {
    const [withdrawn] = world.reviews
    return withdrawn ? wish('lead', 'reinstate', { review: withdrawn.key }) : wish('lead', 'start')
  }
  const about = { review: review.key }
  switch (review.state) {
    case 'draft':
    case 'returned':
      return towardsGold(world, review)
    case 'with_gold':
      return towardsSignature(world, review)
    case 'signed_off':
      return towardsSubmission(world, review)
    case 'queried':
      return wish('lead', 'reply', { ...about, target: openQueries(review)[0]?.key ?? 0 })
    case 'received':
      return null
    default:
      return towardsReceipt(review)
  }
}

function towardsTier(world: World): Wish {
  const saveNumber = world.factSaves
  const waiting = world.decisions.at(-1)
  if (waiting?.waits && !waiting.confirmed && waiting.chosen > 0)
    return wish('gold', 'confirm', { target: waiting.key })
  return wish('lead', 'decide', { saveNumber, tier: 1, position: 'silver', long: true })
}

function towardsReceipt(review: Review): Wish {
  const live = liveSubmission(review)
  if (live?.state === 'queued') return wish('lead', 'sent_by_hand', { review: review.key })
  const params = { review: review.key, target: live?.key ?? 0, revision: live?.revision ?? 0 }
  return wish('recipient', 'acknowledge', { ...params, right: true, checks: true })
}

function towardsGold(world: World, review: Review): Wish {
  const tier = inEffect(world)?.chosen ?? 0
  const about = { review: review.key }
  const empty = sectionsAt(tier).find((section) => !review.sections[section]?.full)
  if (empty !== undefined) {
    const saveNumber = review.sections[empty]?.saves ?? 0
    return wish('lead', 'edit', { ...about, section: empty, saveNumber, full: true })
  }
  const comment = review.comments.find(({ answered }) => !answered)
  if (comment) return wish('lead', 'reply_to_comment', { ...about, target: comment.key })
  if (debriefedTier(world) < tier) return wish('lead', 'record_debrief', { tier })
  return wish('lead', 'send_to_gold', about)
}

function towardsSignature(world: World, review: Review): Wish {
  const revision = review.revisions.length
  const about = { review: review.key, revision }
  if (review.revisions.at(-1) !== inEffect(world)?.key) return wish('lead', 'recall', { review: review.key })
  if (!review.views.includes(`gold ${revision}`)) return wish('gold', 'view', about)
  return wish('gold', 'sign_off', { ...about, right: true, checks: true, instead: true })
}

/** The packs are made by a job, so where one is missing there is nothing for people to do but wait. */
function towardsSubmission(world: World, review: Review): Wish | null {
  const about = { review: review.key }
  if (review.revisions.at(-1) !== inEffect(world)?.key) return wish('lead', 're_open', about)
  if (review.held) return wish('gold', 'clear_hold_back', about)
  return liveSignOff(review)?.packed ? wish('lead', 'submit', about) : wish('gold', 'look', about)
}

/** Every section that the tier in effect asks for and that is not full: saved at once, by the lead. */
export function fillings(world: World): Wish[] {
  const review = liveReview(world)
  if (!review || (review.state !== 'draft' && review.state !== 'returned')) return []
  const left = sectionsAt(inEffect(world)?.chosen ?? 0).filter((section) => !review.sections[section]?.full)
  return left.map((section) => {
    const saveNumber = review.sections[section]?.saves ?? 0
    return wish('lead', 'edit', { review: review.key, section, saveNumber, full: true })
  })
}

/** Four people, and what each asks for at the same moment; none of them knows of the others. */
export function fourWishes(
  acts: Acts,
  world: World,
  chance: Chance,
  walked: ReadonlyMap<string, number>,
): Wish[] {
  // What was sent is left to the recipient for a while, who may ask before it says that it came.
  const out = liveReview(world)?.state === 'submitted'
  const onward = chance.happens(out ? 0.15 : 0.5) ? towardsReceived(world) : null
  const sent = liveReview(world)?.submissions.length ?? 0
  const asked = sent > 0 && chance.happens(0.6) ? (['recipient'] as const) : []
  const pool = chance.happens(0.3) ? everyone : staff
  const people = [
    ...asked,
    ...shuffled(
      pool.filter((who) => !asked.some((one) => one === who)),
      chance,
    ),
  ]
  const others = people.filter((who) => who !== onward?.who).slice(0, onward ? 3 : 4)
  const wishes = others.map((who) => oneWish(acts, world, chance, walked, who))
  const all = onward ? [onward, ...wishes] : wishes
  // Two appointments of one deputy would leave open under which of them that person signs.
  const first = all.findIndex(({ act }) => act === 'appoint')
  return shuffled(
    all.filter(({ act }, index) => act !== 'appoint' || index === first),
    chance,
  )
}

function oneWish(
  acts: Acts,
  world: World,
  chance: Chance,
  walked: ReadonlyMap<string, number>,
  who: Who,
): Wish {
  const offered = Object.entries(acts).flatMap(([act, { offer }]) => {
    const params = offer(world, who, chance)
    return params === null ? [] : [{ who, act, params }]
  })
  if (offered.length === 0) return wish(who, 'count')
  if (chance.happens(0.2)) return chance.pick(offered)
  const likely = offered
    .map((one) => ({ one, done: take(acts, world, { key: 0, ...one }) }))
    .filter(({ done }) => done.outcome === 'done')
  if (likely.length === 0) return chance.pick(offered)
  if (chance.happens(0.35)) return chance.pick(likely).one
  const rarity = ({ rows }: { rows: string[] }) => Math.min(...rows.map((row) => walked.get(row) ?? 0), 1e9)
  return likely.reduce((rarest, each) => (rarity(each.done) < rarity(rarest.done) ? each : rarest)).one
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const keyed = list.map((item) => ({ item, at: chance.next() }))
  return keyed.toSorted((one, other) => one.at - other.at).map(({ item }) => item)
}
