const SIGNS = ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'] as const
const LATELY_MS = 60_000

let lastSign = Date.now()

/** Notices that somebody is there. Returns what stops it. */
export function watchAttendance(target: EventTarget): () => void {
  const note = () => {
    lastSign = Date.now()
  }
  for (const sign of SIGNS) target.addEventListener(sign, note, { capture: true, passive: true })
  return () => {
    for (const sign of SIGNS) target.removeEventListener(sign, note, { capture: true })
  }
}

/** Somebody touched this page in the last minute. What it asks otherwise, it asks by itself, and keeps nobody signed in. */
export function isAttended(): boolean {
  return Date.now() - lastSign < LATELY_MS
}
