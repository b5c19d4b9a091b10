import type { Chance } from '#test/support/chance.ts'
import { type Act, type Command, type Done, done, type Known, type Params, reviewOf } from './act.ts'
import { judge, type Look } from './table.ts'
import { liveReview, liveSignOff, type Review, type Who, type World } from './world.ts'

/** In every answer that the walks write: nobody outside the force is shown it. */
export const CANARY = 'Kestrel'

/** A reason, where one is asked for. */
export const reason = { reason: 'It has to be.' }

/** Most often the review that is on its way, sometimes a withdrawn one. */
export function someReview(world: World, chance: Chance): Review | undefined {
  const live = liveReview(world)
  if (live && chance.happens(0.85)) return live
  return world.reviews.length > 0 ? chance.pick(world.reviews) : undefined
}

/** About such a review, and nothing more. */
export const about = (world: World, _who: Who, chance: Chance): Params | null => {
  const review = someReview(world, chance)
  return review ? { review: review.key } : null
}
export const pathTo =
  (name: string) =>
  (known: Known, { review }: Params) => ({
    method: 'POST' as const,
    path: `/reviews/${known.id(review ?? 0)}/${name}`,
  })

/** Takes the table's row, if it may be taken, and what else comes with it. */
export function move(
  world: World,
  command: Command,
  asked: Look['asked'],
  action: string,
  effect: (review: Review) => string[] = () => [action],
): Done | string {
  const review = reviewOf(world, command)
  const judged = judge(action, { world, review, who: command.who, asked })
  if (judged.refusal !== null) return judged.refusal
  const events = effect(review)
  review.state = judged.to(review)
  return done(events, judged.row)
}

/** A step of the table that says and changes nothing else. */
export function plain(action: string, policy: Act['policy'], name: string, body?: unknown): Act {
  return {
    policy,
    offer: about,
    ask: (known, params) => ({ ...pathTo(name)(known, params), ...(body === undefined ? {} : { body }) }),
    step: (world, command) => move(world, command, {}, action),
  }
}

/** The live sign-off does not count any more. */
export function voidSignOff(review: Review): void {
  const live = liveSignOff(review)
  if (live) live.voided = true
}

/** The sign-in that is used: the newest, or one whose proof of who it is has run out. */
export function sessionOf(who: Who, { stale }: Params): string {
  return stale ? `${who} before` : who
}
