import type { Page } from '@playwright/test'
import { DESKTOP, findBarriers } from './browser.ts'
import { findTwoWayScrolling } from './look-at-page.ts'

/** A4 between its margins, in CSS pixels. */
const PAPER = { width: 680, height: 1000 }
/** A screen of 1280 by 1024 pixels at 400 %. */
const ENLARGED = { width: 320, height: 256 }

/** Makes all text so many times as large and nothing else, as a browser's text-only zoom does. */
async function enlargeText(page: Page, times: number): Promise<void> {
  await page.evaluate((factor) => {
    const sizes = [...document.querySelectorAll<HTMLElement>('body, body *')].map((each) => {
      const { fontSize, lineHeight } = getComputedStyle(each)
      return { each, size: Number.parseFloat(fontSize), line: Number.parseFloat(lineHeight) }
    })
    document.documentElement.style.setProperty('font-size', `${16 * factor}px`, 'important')
    for (const { each, size, line } of sizes) {
      each.style.setProperty('font-size', `${size * factor}px`, 'important')
      if (!Number.isNaN(line)) each.style.setProperty('line-height', `${line * factor}px`, 'important')
    }
  }, times)
}

/** Text that its own box cuts off: a line each. Words for screen readers alone are cut off on purpose. */
function findCutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((each) => {
      const style = getComputedStyle(each)
      const hides = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`)
      // A line that is typed or chosen in scrolls sideways, but must be as high as its letters.
      if (each.matches('input, select')) return each.clientHeight < Number.parseFloat(style.fontSize)
      if (!hides || style.clipPath !== 'none' || each.clientWidth < 2) return false
      return each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1
    })
    return cut.map((each) => `cut off: ${each.tagName}.${each.className} ${each.innerText.slice(0, 40)}`)
  })
}

/** Where sticky parts take more than half of a screen this low: a line each. */
function findHighBars(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((each) => /sticky|fixed/.test(getComputedStyle(each).position))
      .filter((each) => each.clientHeight > innerHeight / 2 && each.clientHeight < innerHeight * 2)
      .map((each) => `covers the screen: ${each.className}`),
  )
}

/** In the person's own colours: what is chosen, focused or set apart by nothing but a ground or a shadow. */
function findVanished(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const bordered = (style: CSSStyleDeclaration) =>
      ['Top', 'Right', 'Bottom', 'Left'].some(
        (side) => Number.parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0,
      ) || style.outlineStyle !== 'none'
    const drawn = '.govuk-tag, .govuk-button, .app-panel, .app-notice, .app-changed, .app-changes > li'
    for (const each of document.querySelectorAll<HTMLElement>(drawn)) {
      const seen = each.getBoundingClientRect().height > 0
      if (seen && !bordered(getComputedStyle(each))) faults.push(`nothing is drawn around ${each.className}`)
    }
    for (const each of document.querySelectorAll<HTMLElement>('.app-rungs i, .app-ladder li, .app-save')) {
      const own = getComputedStyle(each, each.tagName === 'I' ? undefined : '::before')
      if (!bordered(own))
        faults.push(`nothing is drawn of ${each.parentElement?.className} ${each.className}`)
    }
    return faults
  })
}

/** On paper: links' addresses, and anything to press. */
function findUnprintable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const seen = (each: Element) => each.getBoundingClientRect().height > 0
    for (const each of document.querySelectorAll('button, .app-savebar, nav')) {
      if (seen(each)) faults.push(`printed: ${each.tagName}.${each.className}`)
    }
    for (const each of document.querySelectorAll('a[href]')) {
      const after = getComputedStyle(each, '::after').content
      if (seen(each) && after !== 'none') faults.push(`printed with its address: ${each.textContent}`)
    }
    const strips = [...document.querySelectorAll('.app-marking')].filter(seen)
    if (strips.length < 2) faults.push('the marking is not printed')
    return faults
  })
}

/** What is wrong with the page in the person's own colours, on paper, at 400 % and with text twice as large. */
export async function findFaultsInOtherMedia(page: Page, where: string): Promise<string[]> {
  const faults: string[] = []
  const note = (medium: string, found: string[]) =>
    faults.push(...found.map((fault) => `${where}, ${medium}: ${fault}`))

  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  // Axe compares the person's text with our grounds, which nobody sees: the contrast is theirs.
  const forced = await findBarriers(page)
  note('forced colours', [
    ...forced.filter((fault) => !fault.startsWith('color-contrast: ')),
    ...(await findVanished(page)),
  ])
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', media: 'print' })
  await page.setViewportSize(PAPER)
  note('print', [...(await findBarriers(page)), ...(await findUnprintable(page))])
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(ENLARGED)
  note('400 %', [
    ...(await findBarriers(page)),
    ...(await findTwoWayScrolling(page)),
    ...(await findHighBars(page)),
  ])
  await page.setViewportSize(DESKTOP)
  await enlargeText(page, 2)
  note('text at 200 %', [...(await findTwoWayScrolling(page)), ...(await findCutText(page))])
  return faults
}
