import type { FastifyReply } from 'fastify'

type Waiting = { whose: string; size: number; enter: () => void }

/**
 * Room for work: how much of it at once, how much of it for one, how many of one may wait for it, and for how many
 * milliseconds.
 */
type TurnLimits = { room: number; roomOfOne: number; mostWaiting: number; longestWait: number }

/**
 * Lets work be done in turn, so that nobody's many stand before anybody else's. Whoever has waited longest and fits is
 * the next.
 */
export class Turns {
  readonly #limits: TurnLimits
  readonly #takenBy = new Map<string, number>()
  #taken = 0
  #waiting: Waiting[] = []

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /**
   * Resolves with what gives the room back, which may be called twice; with undefined where none came in time, or too
   * many of the same wait already.
   */
  async enter(whose: string, size = 1): Promise<(() => void) | undefined> {
    if (this.#fits(whose, size)) this.#take(whose, size)
    else if (this.#waiting.filter((each) => each.whose === whose).length >= this.#limits.mostWaiting)
      return undefined
    else if (!(await this.#wait(whose, size))) return undefined
    let left = false
    return () => {
      if (left) return
      left = true
      this.#take(whose, -size)
      this.#letIn()
    }
  }

  #fits(whose: string, size: number): boolean {
    const { room, roomOfOne } = this.#limits
    return this.#taken + size <= room && (this.#takenBy.get(whose) ?? 0) + size <= roomOfOne
  }

  #take(whose: string, size: number): void {
    this.#taken += size
    const taken = (this.#takenBy.get(whose) ?? 0) + size
    if (taken > 0) this.#takenBy.set(whose, taken)
    else this.#takenBy.delete(whose)
  }

  #wait(whose: string, size: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting)
        resolve(false)
      }, this.#limits.longestWait)
      const enter = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const waiting = { whose, size, enter }
      this.#waiting.push(waiting)
    })
  }

  #letIn(): void {
    this.#waiting = this.#waiting.filter(({ whose, size, enter }) => {
      if (!this.#fits(whose, size)) return true
      this.#take(whose, size)
      enter()
      return false
    })
  }
}

/** Gives the room back once a request is answered, or whoever asked is gone. */
export function leaveWhenAnswered({ raw }: FastifyReply, leave: () => void): void {
  if (raw.destroyed) leave()
  else raw.once('close', leave).once('finish', leave)
}
