import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from './tools.ts'

/** The widths every page is looked at: a desktop, and the smallest screen WCAG asks for. */
export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 320, height: 640 }

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

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
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
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
