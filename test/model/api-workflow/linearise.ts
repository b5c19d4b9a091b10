import { type Act, type Command, type Stepped, take } from './act.ts'
import type { World } from './world.ts'

export type Answered = { command: Command; outcome: string }
export type Explained = { world: World; steps: (Stepped & { command: Command })[] }

export const CHANGES_ROLES = new Set(['give_role', 'end_role', 'appoint', 'end_acting'])
const BY_ROLE = new Set(['not_signed_in', 'not_allowed', 'role_missing', 'gold_appoints', 'not_found'])

/**
 * Whether an order exists in which these commands, one after the other, answer what was answered and leave what is
 * stored: the commands were under way at the same time, so any order is allowed. Returns the first that fits.
 *
 * A role that comes or goes in the same moment may be missed at the door (401, 403), by what the database shows (404) or
 * under the lock (409). To someone who loses their role, or a share, while they ask, the database shows less and less:
 * whatever they are then told, it was refused.
 */
export function linearise(
  acts: Readonly<Record<string, Act>>,
  world: World,
  answered: readonly Answered[],
  fits: (explained: Explained) => boolean,
): Explained | null {
  const loose = answered.some(({ command }) => CHANGES_ROLES.has(command.act))
  const losing = new Set(
    answered.flatMap(({ command: { act, params } }) => {
      if (act === 'end_share') return ['neighbour']
      return act === 'end_role' && params.person ? [params.person] : []
    }),
  )
  const same = (one: string, other: string) =>
    one === other || (loose && BY_ROLE.has(one) && BY_ROLE.has(other))
  const turnedAway = ({ command, outcome }: Answered) => losing.has(command.who) && outcome !== 'done'

  const search = (at: World, left: readonly Answered[], steps: Explained['steps']): Explained | null => {
    if (left.length === 0) {
      const explained = { world: at, steps }
      return fits(explained) ? explained : null
    }
    for (const next of left) {
      const stepped = turnedAway(next)
        ? { world: at, outcome: next.outcome, events: [], rows: [] }
        : take(acts, at, next.command)
      if (!same(stepped.outcome, next.outcome)) continue
      const rest = left.filter((each) => each !== next)
      const found = search(stepped.world, rest, [...steps, { ...stepped, command: next.command }])
      if (found) return found
    }
    return null
  }
  return search(world, answered, [])
}
