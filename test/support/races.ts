import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, Api, Client } from './api.ts'
import type { Chance } from './chance.ts'
import { giveRole } from './colleagues.ts'
import {
  act,
  answersAt,
  askToSign,
  type Force,
  fill,
  reach,
  sendToGold,
  signOff,
  viewReview,
  viewRevision,
} from './main-job.ts'
import { holdTables, untilWaiting } from './rows.ts'
import { storePacks } from './store-packs.ts'

export type Ask = () => Promise<Answer>

/** Two requests of which one may be done, with what the other may be told. */
type Pair = { asks: [Ask, Ask]; told: readonly string[] }

export type Race = {
  /** Held until both wait, so that they start from the same moment. */
  hold: string
  /** Held instead where the locks are taken out: the first, or both, have decided when they come to it. */
  holdUnlocked: string
  /** Where the locks are taken out the second waits for nothing, and is done before the first goes on. */
  overtakes?: boolean
  /** Brings the review to where the race begins. */
  ready: () => Promise<Pair>
  /** Both may be done, one before the other: what the order must have been; null for exactly one. */
  both?: (answers: readonly Answer[]) => Promise<string | null>
}

const reason = { reason: 'A figure was wrong.' }

/** A review for two people to race for, brought back after each round. */
type Track = { api: Api; force: Force; reviewId: string; operationId: string }

/** From wherever the last round left it: signed reviews are opened again, sent ones amended. */
async function toDraft({ force: { lead }, reviewId }: Track): Promise<void> {
  const { state, comments } = await viewReview(lead, reviewId)
  if (state === 'withdrawn') await act(lead, `/reviews/${reviewId}/reinstate`, reason)
  if (state === 'with_gold') await act(lead, `/reviews/${reviewId}/recall`)
  if (state === 'signed_off') await act(lead, `/reviews/${reviewId}/re-open`, reason)
  if (state === 'submitted') await act(lead, `/reviews/${reviewId}/amend`, reason)
  for (const { id, reply } of comments) {
    if (reply !== null) continue
    await lead.post(`/reviews/${reviewId}/comments/${id}/reply`, { reply: 'Said more.' })
  }
}

async function toGold(track: Track) {
  await toDraft(track)
  const { revision } = await sendToGold(track.force.lead, track.reviewId)
  return viewRevision(track.force.gold, track.reviewId, revision)
}

async function toSigned(track: Track): Promise<void> {
  const { revision } = await toGold(track)
  await signOff(track.force.gold, track.reviewId, revision)
  await storePacks(track.api, track.reviewId)
}

const post =
  (client: Client, { reviewId }: Track, name: string, body?: unknown): Ask =>
  () =>
    client.post(`/reviews/${reviewId}/${name}`, body)

const STATE = ['state_not_allowed']
const instead = { body: { reasonForAnotherGold: 'On leave.' } }

/**
 * Who may come in each other's way, each on a review of its own. The first eight are the project's own list; the
 * review withdrawn, held back or edited while somebody submits or signs comes from the threat model.
 */
export const RACES: Record<string, (api: Api, force: Force) => Promise<Race>> = {
  'sign and sign': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'draft')) }
    await fill(force.lead, track.reviewId)
    const ready = async (): Promise<Pair> => {
      const seen = await toGold(track)
      await viewRevision(force.otherGold, track.reviewId, seen.revision)
      return {
        asks: [() => askToSign(force.gold, seen), () => askToSign(force.otherGold, seen, instead)],
        told: STATE,
      }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'sign and recall': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      const seen = await toGold(track)
      return { asks: [() => askToSign(force.gold, seen), post(force.lead, track, 'recall')], told: STATE }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'sign and return': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      const seen = await toGold(track)
      const comments = [{ sectionId: 'operation', comment: 'Say more.' }]
      const giveBack = post(force.otherGold, track, 'return', { revision: seen.revision, comments })
      return { asks: [() => askToSign(force.gold, seen), giveBack], told: STATE }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  're-open and submit': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      await toSigned(track)
      return {
        asks: [post(force.gold, track, 're-open', reason), post(force.lead, track, 'submit')],
        told: STATE,
      }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'submit and submit': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      await toSigned(track)
      return { asks: [post(force.gold, track, 'submit'), post(force.lead, track, 'submit')], told: STATE }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'edit and edit': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'draft')) }
    let saveNumber = 0
    const ready = async (): Promise<Pair> => {
      const body = { saveNumber, answers: answersAt(1).outcomes }
      const url = `/reviews/${track.reviewId}/sections/outcomes`
      saveNumber += 1
      return {
        asks: [() => force.lead.put(url, body), () => force.otherLead.put(url, body)],
        told: ['section_changed'],
      }
    }
    return { hold: 'review', holdUnlocked: 'review_section', ready }
  },
  'withdraw and send to gold': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      await toDraft(track)
      return {
        asks: [post(force.lead, track, 'withdraw', reason), post(force.otherLead, track, 'send-to-gold')],
        told: STATE,
      }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'role removal and sign': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const { otherGold, administrator } = force
    let ended = false
    const ready = async (): Promise<Pair> => {
      if (ended) await giveRole(administrator, otherGold.personId, 'gold_commander')
      ended = true
      const { revision } = await toGold(track)
      const seen = await viewRevision(otherGold, track.reviewId, revision)
      const path = `/people/${otherGold.personId}/grants/gold_commander/end`
      const endRole = () => administrator.post(path, reason)
      return {
        asks: [() => askToSign(otherGold, seen, instead), endRole],
        told: ['role_missing', 'not_allowed'],
      }
    }
    const both = () => signedBeforeTheEnd(api, force.id)
    return { hold: 'role_grant', holdUnlocked: 'sign_off', overtakes: true, ready, both }
  },
  'sign and edit': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      const seen = await toGold(track)
      return { asks: [() => askToSign(force.gold, seen), () => takeBackAndEdit(track)], told: STATE }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'withdraw and submit': async (api, force) => {
    let track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      const { state } = await viewReview(force.lead, track.reviewId)
      // What was submitted once is never withdrawn again.
      if (state === 'submitted') track = { api, ...(await reach(api, force, 'with_gold')) }
      await toSigned(track)
      return {
        asks: [post(force.gold, track, 'withdraw', reason), post(force.lead, track, 'submit')],
        told: STATE,
      }
    }
    return { hold: 'operation', holdUnlocked: 'review', ready }
  },
  'hold back and submit': async (api, force) => {
    const track = { api, ...(await reach(api, force, 'with_gold')) }
    const ready = async (): Promise<Pair> => {
      await toSigned(track)
      await clearHoldBack(track)
      const held = { ground: 'live_investigation', ...reason }
      return {
        asks: [post(force.gold, track, 'hold-back', held), post(force.lead, track, 'submit')],
        told: [...STATE, 'hold_back_not_cleared'],
      }
    }
    return { hold: 'operation', holdUnlocked: 'audit_head', ready }
  },
}

/** What gold has is edited by nobody, so the lead takes it back first; told by whichever of the two is refused. */
async function takeBackAndEdit({ force: { lead }, reviewId }: Track): Promise<Answer> {
  const { sections } = await viewReview(lead, reviewId)
  const saveNumber = sections.find(({ id }) => id === 'outcomes')?.saveNumber ?? 0
  const recalled = await lead.post(`/reviews/${reviewId}/recall`)
  if (recalled.status >= 300) return recalled
  return lead.put(`/reviews/${reviewId}/sections/outcomes`, { saveNumber, answers: answersAt(1).outcomes })
}

async function clearHoldBack({ force: { gold }, reviewId }: Track): Promise<void> {
  const { holdBack } = await viewReview(gold, reviewId)
  if (holdBack.heldBy === null) return
  const cleared = { agreedWith: 'Senior investigator', ...reason }
  await act(gold, `/reviews/${reviewId}/clear-hold-back`, cleared)
}

/** In the force's chain the signature comes before the end of the signer's role, or there is none. */
async function signedBeforeTheEnd({ database }: Api, forceId: string): Promise<string | null> {
  const events = await database.owner
    .selectFrom('audit_event')
    .select('payload')
    .where('force_id', '=', forceId)
    .orderBy('sequence', 'desc')
    .limit(2)
    .execute()
  const [last, before] = events.map(({ payload }) => (JSON.parse(payload) as { action: string }).action)
  return last === 'end_role' && before === 'sign_off'
    ? null
    : `signed after the role ended: ${before}, ${last}`
}

/** Asks both at once, in this order of arrival. `held`: they wait for one lock and are let go together. */
export async function run(
  api: Api,
  race: Pick<Race, 'hold' | 'overtakes'>,
  asks: readonly Ask[],
  { held, chance }: { held: boolean; chance: Chance },
): Promise<Answer[]> {
  if (!held) {
    const late = async (ask: Ask) => {
      await wait(chance.below(4))
      return ask()
    }
    return Promise.all(asks.map((ask, index) => (index > 0 ? late(ask) : ask())))
  }
  const hold = await holdTables(api.database, [race.hold])
  const answers: Promise<Answer>[] = []
  try {
    for (const ask of asks) {
      answers.push(ask())
      if (race.overtakes && answers.length === 2) await answers[1]
      else await untilWaiting(api.database, answers.length)
    }
  } finally {
    await hold.release()
  }
  return Promise.all(answers)
}

/** What is wrong with how a race ended; null where one was done and the other was told why not. */
export async function faultOf(
  race: Race,
  { told }: Pair,
  answers: readonly Answer[],
): Promise<string | null> {
  const done = answers.filter(({ status }) => status < 300)
  const lost = answers.filter(({ status }) => status >= 300).map((answer) => answer.problem())
  if (done.length === 2) return race.both ? race.both(answers) : 'both were done'
  if (done.length === 0)
    return `neither was done: ${lost.map(({ code, refusal }) => refusal ?? code).join(', ')}`
  const [why] = lost.map(({ code, refusal }) => refusal ?? code)
  return told.includes(why ?? '') ? null : `the other was told ${why}`
}
