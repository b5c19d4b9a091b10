import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest'
import { GOLD_CHECKS } from '#shared/api/sign-off.ts'
import { DESKTOP, openBrowser, openPage, watchForTrouble } from '#test/support/browser.ts'
import { ask, signIn } from '#test/support/drafts.ts'
import { press, type Stop, startWalk, tab, tabTo, typeOver, type Walk } from '#test/support/keyboard.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'

type Actions = { actions: { action: string; refusal: { code: string } | null }[] }
type Row = { moments: { name: string }; review: { id: string } | null }

/** Where a desktop's bars stand, and where a low screen has none: focus must be in sight on both. */
const LOW = { width: 1280, height: 520 }

/** What follows the writing, without a mouse: gold returns and signs, the lead answers and submits, an auditor looks. */
describeInBrowser()('after a review is sent, by keyboard alone', () => {
  let app: RunningApp
  let browser: Browser
  let walk: Walk
  let reviewId: string
  let trouble: string[] = []
  let seconds = 0

  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    const { rows } = await ask<{ rows: Row[] }>(await signIn(app.origin, 'rowan-hale'), 'GET', '/operations')
    reviewId = rows.find(({ moments }) => moments.name === 'Operation Fernhill')?.review?.id ?? ''
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  /** At every stop focus was seen by 3 to 1, was not covered, and came in the order of the page. */
  afterEach(async (context) => {
    console.log(
      `${context.task.name}: ${walk.stops} stops in ${Math.round(performance.now() - seconds) / 1000} s`,
    )
    await walk.page.context().close()
    expect(walk.faults.splice(0)).toEqual([])
    expect(trouble).toEqual([])
  })

  /** A window of this person's own, opened at this place. */
  async function start(person: string, path: string, viewport = DESKTOP): Promise<Page> {
    const page = await openPage(browser, viewport)
    trouble = watchForTrouble(page, app.origin)
    await page.context().request.post(`${app.origin}/api/v1/test-login`, { data: { person } })
    await page.goto(`${app.origin}${path}`)
    await page.locator('main h1').waitFor()
    walk = startWalk(page)
    seconds = performance.now()
    return page
  }

  /** The page with this heading, which takes focus on arrival. */
  async function arrivedAt(heading: string | RegExp): Promise<void> {
    const h1 = walk.page.getByRole('heading', { level: 1, name: heading })
    await h1.waitFor()
    await expect.poll(() => walk.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await press(walk)
  }

  /** From the queue to the choice between signing, returning and declining; focus is on the one that is chosen. */
  async function openDecision(revision: number): Promise<Stop> {
    await tabTo(walk, { words: /Operation Fernhill/ })
    await walk.page.keyboard.press('Enter')
    await arrivedAt('Operation Fernhill: read and decide')
    await walk.page.getByRole('button', { name: `Sign revision ${revision}` }).waitFor()
    let stop = await tab(walk)
    while (stop.type !== 'radio') {
      if (stop.type === 'checkbox') await press(walk, 'Space')
      stop = await tab(walk)
    }
    return stop
  }

  async function refusalOfSubmit(): Promise<string | null> {
    const { actions } = await ask<Actions>(
      await signIn(app.origin, 'rowan-hale'),
      'GET',
      `/reviews/${reviewId}`,
    )
    return actions.find(({ action }) => action === 'submit')?.refusal?.code ?? null
  }

  it('gold returns it with a comment', async () => {
    const page = await start('morgan-vale', '/sign-off')
    await openDecision(2)
    await press(walk, 'ArrowDown')
    const section = page.getByRole('checkbox', { name: /Rights, powers and force$/ })
    await tabTo(walk, { id: (await section.getAttribute('id')) ?? '' })
    await press(walk, 'Space')
    expect((await tab(walk)).tag).toBe('TEXTAREA')
    await typeOver(walk, 'Say who gave the conditions.')
    await tabTo(walk, { words: 'Return it' })
    await page.keyboard.press('Enter')
    await arrivedAt('Revision 2 is returned')
  })

  it('the lead answers the comment and sends it again, on a low screen', async () => {
    const page = await start('rowan-hale', `/reviews/${reviewId}`, LOW)
    await tabTo(walk, { words: 'Rights, powers and force' })
    await page.keyboard.press('Enter')
    await arrivedAt('Rights, powers and force')
    await page.getByText('Say who gave the conditions.').waitFor()
    let stop = await tab(walk)
    while (stop.tag !== 'TEXTAREA') stop = await tab(walk)
    await typeOver(walk, 'Added: the silver commander.')
    await tabTo(walk, { words: /^Reply to gold/ })
    await page.keyboard.press('Enter')
    await page.getByText('Added: the silver commander.').waitFor()
    await tabTo(walk, { words: 'Save and go to the list' })
    await page.keyboard.press('Enter')
    await arrivedAt('Operation Fernhill: the review')
    await tabTo(walk, { words: 'Check answers and send to gold' })
    await page.keyboard.press('Enter')
    await arrivedAt('Check the answers')
    await tabTo(walk, { words: 'Send to gold' })
    await page.keyboard.press('Enter')
    await arrivedAt('The review is with gold')
  })

  it('gold signs it', async () => {
    const page = await start('morgan-vale', '/sign-off')
    await openDecision(3)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(GOLD_CHECKS.length)
    await tabTo(walk, { words: 'Sign revision 3' })
    await page.keyboard.press('Enter')
    const confirm = page.getByRole('button', { name: /^Confirm and sign/ })
    const signed = page.getByRole('heading', { level: 1, name: 'Revision 3 is signed' })
    await confirm.or(signed).first().waitFor()
    if ((await confirm.count()) > 0) {
      await tabTo(walk, { words: /^Confirm and sign/ })
      await page.keyboard.press('Enter')
    }
    await arrivedAt('Revision 3 is signed')
  })

  it('the lead submits it', async () => {
    // The pack is printed and stored before the review can be submitted.
    await expect.poll(refusalOfSubmit, { timeout: 60_000, interval: 1_000 }).toBeNull()
    const page = await start('rowan-hale', `/reviews/${reviewId}/submission`)
    await tabTo(walk, { words: /^Submit to the / })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Send it' }).waitFor()
    await tabTo(walk, { words: 'Record that it was sent' })
    expect((await press(walk)).words).toBe('Record that it was sent')
  })

  it('an auditor walks from a figure to the list behind it', async () => {
    const page = await start('ellery-finch', '/coverage')
    const figure = await tabTo(walk, { words: /^[1-9]\d*$/ })
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/coverage\/list/)
    await arrivedAt(/./)
    const rows = await page.locator('main tbody tr').count()
    expect(String(rows)).toBe(figure.words)
    await tab(walk)
  })

  it('a ring that does not stand out is found', async () => {
    const page = await start('rowan-hale', '/operations/new')
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        ':focus { outline-color: #eee !important; border-color: #ddd !important; box-shadow: none !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    let stop = await tab(walk)
    while (stop.tag !== 'INPUT') stop = await tab(walk)
    expect(walk.faults.splice(0).at(-1)).toMatch(/: focus is faint: /)
  })
})
