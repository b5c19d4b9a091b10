import type { Browser, BrowserContext, Page } from '@playwright/test'
import { DESKTOP, findBarriers, openPage, PHONE, watchForTrouble } from './browser.ts'
import type { Address, Looker } from './every-page.ts'

/** Parts that may be wider than the screen: they scroll by themselves. */
const SCROLLS = '.app-scroll, [tabindex="0"][role="region"], [tabindex="0"][role="group"]'

/** Where a page must be scrolled two ways to be read (WCAG 1.4.10): a line for each, empty when it need not. */
export function findTwoWayScrolling(page: Page): Promise<string[]> {
  return page.evaluate((scrolls) => {
    const view = document.scrollingElement ?? document.documentElement
    if (view.scrollWidth <= view.clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > view.clientWidth + 0.5 && !each.closest(scrolls),
    )
    const names = wide.slice(0, 3).map((each) => `${each.tagName}.${each.className}`)
    return [
      `wider than ${view.clientWidth} px by ${view.scrollWidth - view.clientWidth}: ${names.join(', ')}`,
    ]
  }, SCROLLS)
}

/** What is wrong with the page as it is now, on a desktop and on the smallest screen: a line each. */
export async function findFaults(page: Page, where: string): Promise<string[]> {
  const faults: string[] = []
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport)
    const found = await findBarriers(page)
    if (viewport === PHONE) found.push(...(await findTwoWayScrolling(page)))
    faults.push(...found.map((fault) => `${where} at ${viewport.width}: ${fault}`))
  }
  return faults
}

/** A browser's window for each person, signed in once. */
function windowsOf(browser: Browser, origin: string) {
  const windows = new Map<Looker, Promise<BrowserContext>>()
  const open = async (looker: Looker): Promise<BrowserContext> => {
    const context = (await openPage(browser, DESKTOP)).context()
    if (looker === null) return context
    const entered = await context.request.post(`${origin}/api/v1/test-login`, { data: { person: looker } })
    if (!entered.ok()) throw new Error(`${looker} cannot sign in: ${await entered.text()}`)
    return context
  }
  return (looker: Looker): Promise<BrowserContext> => {
    const known = windows.get(looker) ?? open(looker)
    windows.set(looker, known)
    return known
  }
}

export type Opened = { page: Page; heading: string; trouble: string[] }

/** A tab with this page, loaded. Close it when done. */
export async function openTab(context: BrowserContext, origin: string, path: string): Promise<Opened> {
  const page = await context.newPage()
  const trouble = watchForTrouble(page, origin)
  await page.goto(`${origin}${path}`)
  const heading = page.locator('main h1')
  await heading.waitFor()
  return { page, heading: await heading.innerText(), trouble }
}

/** Goes on as a link would, without loading the service again. */
async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('main')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.locator('main:not([data-left]) h1').waitFor()
}

/** Tabs that stay open from one page of a person to the next: `open` takes an idle one, `leave` gives it back. */
export function tabsOf(browser: Browser, origin: string) {
  const windowOf = windowsOf(browser, origin)
  const idle = new Map<Looker, Opened[]>()
  return {
    windowOf,
    open: async ({ as, path }: Address): Promise<Opened> => {
      const tab = idle.get(as)?.pop()
      if (!tab) return openTab(await windowOf(as), origin, path)
      await goOn(tab.page, path)
      return { ...tab, heading: await tab.page.locator('main h1').innerText() }
    },
    leave: ({ as }: Address, tab: Opened): void => {
      tab.trouble.splice(0)
      idle.set(as, [...(idle.get(as) ?? []), tab])
    },
  }
}

/** Does this for each, so many at a time. */
export async function eachOf<T>(
  all: readonly T[],
  atOnce: number,
  act: (one: T) => Promise<void>,
): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

export const titleOf = ({ as, path }: Address): string => `${path} as ${as ?? 'nobody'}`
