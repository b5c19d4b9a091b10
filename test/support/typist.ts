import type { Browser, BrowserContext, Page } from '@playwright/test'
import { DESKTOP } from './browser.ts'

/** Somebody who writes one long answer in a browser, and all that the page said and held meanwhile. */
export type Typist = {
  context: BrowserContext
  page: Page
  /** What stood in the answer after each key, and when. */
  typed: { at: number; text: string }[]
  /** What stood in the answer each time the page began to say that it is saved. */
  saved: { at: number; text: string }[]
  /** The state of saving as the page says it now. */
  state: () => string
  /** Types on without a pause for so long. Keys that no longer reach the answer are not typed. */
  typeFor: (ms: number) => Promise<void>
  /** True while the page is the one that was opened first. */
  isSamePage: () => Promise<boolean>
}

const WORDS =
  'the cordon held while officers moved the crowd along the high street and kept both marches apart '
const KEY_MS = 25

type Report = { kind: 'typed' | 'state'; text: string; state: string }

/** Runs in the page: tells of every key that arrived and of every change of the words about saving. */
function watchAnswer(answerId: string): void {
  const page = window as unknown as { report: (report: Report) => void; openedOnce: true }
  page.openedOnce = true
  let last = ''
  const value = () => (document.getElementById(answerId) as HTMLTextAreaElement | null)?.value ?? ''
  const look = () => {
    const state = document.querySelector('.app-savebar .app-save')?.textContent ?? ''
    if (state === last) return
    last = state
    page.report({ kind: 'state', text: value(), state })
  }
  document.addEventListener('input', () => page.report({ kind: 'typed', text: value(), state: last }))
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  look()
}

/** Opens a section in a context of its own, signed in, with the cursor in the answer. */
export async function openTypist(
  browser: Browser,
  where: { origin: string; person: string; reviewId: string; section: string; field: string },
): Promise<Typist> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const { origin, person, reviewId, section, field } = where
  await context.request.post(`${origin}/api/v1/test-login`, { data: { person }, headers: { origin } })
  const page = await context.newPage()
  const typed: Typist['typed'] = []
  const saved: Typist['saved'] = []
  let state = ''
  await page.exposeFunction('report', (report: Report) => {
    const noted = { at: Date.now(), text: report.text }
    state = report.state
    if (report.kind === 'typed') typed.push(noted)
    else if (report.state.startsWith('Saved')) saved.push(noted)
  })
  await page.goto(`${origin}/reviews/${reviewId}/sections/${section}`)
  const answer = page.locator(`[id="a-${field}"]`)
  await answer.waitFor()
  await page.evaluate(watchAnswer, `a-${field}`)
  await answer.focus()
  await page.keyboard.press('Control+End')
  let at = 0
  return {
    context,
    page,
    typed,
    saved,
    state: () => state,
    typeFor: async (ms) => {
      const until = Date.now() + ms
      while (Date.now() < until) {
        await page.keyboard.press(
          WORDS[at++ % WORDS.length] === ' ' ? 'Space' : (WORDS[(at - 1) % WORDS.length] ?? 'x'),
        )
        await new Promise((resolve) => setTimeout(resolve, KEY_MS))
      }
    },
    isSamePage: () => page.evaluate(() => 'openedOnce' in window),
  }
}
