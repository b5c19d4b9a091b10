const STEP_MS = 100

/** Something on the page would be lost by leaving it: asked of the guards that the browser itself would ask. */
function isGuarded(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

/** The page may hold what somebody typed: it is guarded, or it has anything to type into. */
export function holdsWords(): boolean {
  return isGuarded() || document.querySelector('main :is(textarea, input, select)') !== null
}

/** Waits until what was typed is saved by itself, but no longer than this many milliseconds. */
export async function untilSaved(atMost: number): Promise<void> {
  for (let waited = 0; waited < atMost && isGuarded(); waited += STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
}
