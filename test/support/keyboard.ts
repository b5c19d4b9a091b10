import type { Page } from '@playwright/test'

/** What has focus: as much of it as tells a person where they are. */
export type Stop = {
  id: string
  tag: string
  /** The type of an input; empty for everything else. */
  type: string
  words: string
  value: string
}

/** A page that is used without a mouse: where it has been, and what was wrong on the way. */
export type Walk = { page: Page; stops: number; faults: string[] }

/** How focus got where it is: by Tab, by Shift+Tab, or because the page put it there. */
type Moved = 'forward' | 'back' | 'by_itself'

const MOST_STOPS = 600

/** Runs in the page. Says what has focus, and what is wrong with it being there or with where it was before. */
function lookAtFocus(moved: Moved): { stop: Stop; faults: string[]; stuck: boolean } {
  const memory = window as Window & { focusBefore?: { at: HTMLElement; drawn: string } | undefined }
  const drawn = (at: HTMLElement) => {
    // A radio or a tick is drawn by its label; the input itself cannot be seen.
    const label = at.matches('[type=radio], [type=checkbox]') ? at.nextElementSibling : null
    const styles = label ? [getComputedStyle(label, '::before')] : [getComputedStyle(at)]
    return styles
      .map((style) => [style.outline, style.boxShadow, style.backgroundColor, style.border].join(' '))
      .join()
  }
  const wordsOf = (at: HTMLElement) =>
    (at.innerText || at.getAttribute('aria-label') || '').replace(/\s+/g, ' ').trim()
  const nameOf = (at: HTMLElement) => at.id || `${at.tagName} ${wordsOf(at).slice(0, 60)}`
  const isCovered = (at: HTMLElement) => {
    const box = at.getBoundingClientRect()
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
    if (right <= left || bottom <= top) return true
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : []
    return !hit || !(hit.contains(at) || at.contains(hit) || labels.some((label) => label.contains(hit)))
  }

  /** Red, green and blue of a colour as computed, with its share of what lies beneath; undefined where there is none. */
  const parsed = (colour: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha > 0 && colour.startsWith('rgb') ? [red, green, blue] : undefined
  }
  const light = (rgb: number[]) => {
    const [red = 0, green = 0, blue = 0] = rgb
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: number[], other: number[]) => {
    const [high = 0, low = 0] = [light(one), light(other)].toSorted((a, b) => b - a)
    return (high + 0.05) / (low + 0.05)
  }
  const groundOf = (from: Element | null): number[] => {
    const own = from ? parsed(getComputedStyle(from).backgroundColor) : [255, 255, 255]
    return own ?? groundOf(from?.parentElement ?? null)
  }
  /** What focus draws: lines, shadows and ground. One of them must stand out by 3 to 1 (WCAG 1.4.11, 2.4.13). */
  const isFaint = (focused: HTMLElement) => {
    const label = focused.matches('[type=radio], [type=checkbox]') ? focused.nextElementSibling : null
    const style = label ? getComputedStyle(label, '::before') : getComputedStyle(focused)
    const shadows = style.boxShadow.match(/rgba?\([^)]*\)/g) ?? []
    const lines = [style.outlineColor, style.borderTopColor, style.borderBottomColor, ...shadows]
    const drawnIn = [...lines, style.backgroundColor].flatMap((colour) => {
      const rgb = parsed(colour)
      return rgb ? [rgb] : []
    })
    const outside = groundOf((label ?? focused).parentElement)
    const inside = parsed(style.backgroundColor) ?? outside
    return !drawnIn.some(
      (rgb) => contrast(rgb, outside) >= 3 && (contrast(rgb, inside) >= 3 || contrast(inside, outside) >= 3),
    )
  }

  const at = document.activeElement as HTMLElement
  const ended = at === document.body
  const before = memory.focusBefore
  const faults: string[] = []
  if (before?.at.isConnected && before.at !== at && before.at.tabIndex >= 0) {
    if (drawn(before.at) === before.drawn) faults.push(`focus cannot be seen: ${nameOf(before.at)}`)
    const wanted = moved === 'forward' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
    if (moved !== 'by_itself' && !ended && (before.at.compareDocumentPosition(at) & wanted) === 0) {
      faults.push(`out of order: ${nameOf(at)} ${moved} of ${nameOf(before.at)}`)
    }
  }
  if (at.tabIndex >= 0 && isCovered(at)) faults.push(`focus is hidden: ${nameOf(at)}`)
  if (at.tabIndex >= 0 && !ended && isFaint(at)) faults.push(`focus is faint: ${nameOf(at)}`)
  const stuck = moved !== 'by_itself' && before?.at === at
  memory.focusBefore = { at, drawn: drawn(at) }
  const value = 'value' in at && typeof at.value === 'string' ? at.value : ''
  const type = at instanceof HTMLInputElement ? at.type : ''
  return { stop: { id: at.id, tag: at.tagName, type, words: wordsOf(at), value }, faults, stuck }
}

export function startWalk(page: Page): Walk {
  return { page, stops: 0, faults: [] }
}

async function note(walk: Walk, moved: Moved): Promise<Stop> {
  const { stop, faults, stuck } = await walk.page.evaluate(lookAtFocus, moved)
  walk.stops += 1
  walk.faults.push(...faults.map((fault) => `${new URL(walk.page.url()).pathname}: ${fault}`))
  if (stuck) throw new Error(`focus is trapped at ${stop.id || stop.words}`)
  return stop
}

/** The next thing that takes focus. Throws where focus does not move on. */
export async function tab(walk: Walk): Promise<Stop> {
  await walk.page.keyboard.press('Tab')
  return note(walk, 'forward')
}

export async function tabBack(walk: Walk): Promise<Stop> {
  await walk.page.keyboard.press('Shift+Tab')
  return note(walk, 'back')
}

/** Where focus is after these keys, which may have moved it. */
export async function press(walk: Walk, ...keys: string[]): Promise<Stop> {
  for (const key of keys) await walk.page.keyboard.press(key)
  return note(walk, 'by_itself')
}

/** Types in place of what stands there. */
export async function typeOver(walk: Walk, words: string): Promise<void> {
  await walk.page.keyboard.press('Control+A')
  await walk.page.keyboard.type(words)
}

/** Tabs on to the thing with these words or this id. Throws when it is not reached. */
export async function tabTo(walk: Walk, wanted: { words?: string | RegExp; id?: string }): Promise<Stop> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const stop = await tab(walk)
    if (stop.tag === 'BODY') break
    if (wanted.id !== undefined && stop.id === wanted.id) return stop
    const { words } = wanted
    if (words instanceof RegExp ? words.test(stop.words) : words !== undefined && stop.words === words)
      return stop
  }
  throw new Error(`Tab never reaches ${wanted.id ?? wanted.words}`)
}
