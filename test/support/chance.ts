/** A source of chance that a seed repeats exactly. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  next: () => number
  below: (count: number) => number
  pick: <T>(list: readonly T[]) => T
  happens: (probability: number) => boolean
}

/** The generator known as mulberry32: small, quick, and the same on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[below(list.length)] as (typeof list)[number]
    },
    happens: (probability) => next() < probability,
  }
}
