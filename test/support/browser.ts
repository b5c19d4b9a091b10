import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from './tools.ts'

/** The widths every page is looked at: a desktop, and the smallest screen WCAG asks for. */
export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 320, height: 640 }

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Axe = {
  run: (
    page: Document,
    options: { runOnly: string[]; resultTypes: string[] },
  ) => Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>
}
// Run in the page itself: these pages have no frames, and its builder takes five times as long to look for some.
const AXE = (createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string })
  .source

// Without these the browser asks addresses outside this machine, at every start.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts this machine's Chromium without a window. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('there is no Chromium on this machine')
  return chromium.launch({ executablePath, args: QUIET })
}

/** A page of its own, with no cookie of any other. Close its context when done: `page.context().close()`. */
export async function openPage(browser: Browser, viewport = DESKTOP): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/London' })
  return context.newPage()
}

/** What axe has against the page as it is now: a line each, empty when it has nothing. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations
  }, RULES)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  )
}

/** Collects what a page says went wrong: errors thrown, errors logged, requests to anywhere but the app. */
export function watchForTrouble(page: Page, origin: string): string[] {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(`threw ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`logged ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && asked !== origin) trouble.push(`asked ${asked}`)
  })
  return trouble
}
