/** A scale of days from 0: where its ticks stand, and how far it goes. */
type StepScale = { end: number; ticks: number[] }

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500]
const MOST_TICKS = 4

/** The finest round scale that reaches the longest of these days with at most four steps. */
export function stepScale(days: readonly number[]): StepScale {
  const longest = Math.max(1, ...days)
  const step = STEPS.find((each) => Math.ceil(longest / each) <= MOST_TICKS) ?? 1_000
  const steps = Math.ceil(longest / step)
  return { end: steps * step, ticks: Array.from({ length: steps + 1 }, (_, at) => at * step) }
}
