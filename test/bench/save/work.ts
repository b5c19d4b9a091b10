import { readdirSync, readFileSync } from 'node:fs'

/** Fields of /proc/PID/stat after the name: the parent is the second, processor time the twelfth and thirteenth. */
function statOf(pid: string | number): string[] {
  try {
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ')
  } catch {
    return []
  }
}

const hundredths = (stat: readonly string[]) => Number(stat[11] ?? 0) + Number(stat[12] ?? 0)

/** Processor milliseconds that a process has used; unlike the clock, without what else the machine does. */
export function workOf(pid: number): number {
  return hundredths(statOf(pid)) * 10
}

/** The same for everything that the parent of this process has started: of a backend, the whole of PostgreSQL. */
export function workOfSiblings(pid: number): number {
  const parent = statOf(pid)[1]
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.map(statOf).reduce((sum, stat) => (stat[1] === parent ? sum + hundredths(stat) * 10 : sum), 0)
}
