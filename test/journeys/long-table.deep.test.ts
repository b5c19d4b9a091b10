import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findBarriers, openBrowser, openPage } from '#test/support/browser.ts'
import { ask, type Person, signIn, startDraft } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { signInAs } from '#test/support/walk.ts'

const ROWS = 500
const cell = (row: number, column: string) => `[id="a-timeline-${row - 1}-${column}"]`

/** Runs in the page: notes the number of each row in which an input is written anew, whether or not it looks other. */
function watchRows(): void {
  const seen = window as unknown as { rows: Set<number> }
  seen.rows = new Set()
  const note = (changes: MutationRecord[]) => {
    for (const { target } of changes) {
      const row = target instanceof HTMLInputElement && target.closest('tr')
      if (row) seen.rows.add(row.rowIndex)
    }
  }
  new MutationObserver(note).observe(document.body, { subtree: true, attributes: true })
}

/** Runs in the page: the numbers noted since it was asked last. */
function takeRows(): number[] {
  const seen = window as unknown as { rows: Set<number> }
  const rows = [...seen.rows].toSorted((one, other) => one - other)
  seen.rows.clear()
  return rows
}

describeInBrowser()('a table of 500 rows with three gaps in each', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  let lead: Person
  let review: string
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    lead = await signIn(app.origin, 'rowan-hale')
    review = await startDraft(lead, 1)
    const timeline = Array.from({ length: ROWS }, (_, row) => ({
      event: `The cordon moved ${row + 1} times`,
    }))
    await ask(lead, 'PUT', `/reviews/${review}/sections/events`, { saveNumber: 0, answers: { timeline } })
    page = await openPage(browser)
    await signInAs(page, app.origin, 'Rowan Hale')
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const stored = async (row: number) => {
    const { answers } = await ask<{ answers: { timeline: { event: string }[] } }>(
      lead,
      'GET',
      `/reviews/${review}/sections/events`,
    )
    return answers.timeline[row - 1]?.event
  }

  it('writes one row anew where a key is typed in one row, and saves it', async () => {
    await page.goto(`${app.origin}/reviews/${review}/sections/events`)
    await page.locator(cell(250, 'event')).focus()
    await page.evaluate(watchRows)
    await page.keyboard.press('End')
    await page.keyboard.press('!')
    await expect.poll(() => stored(250), { timeout: 20_000 }).toBe('The cordon moved 250 times!')
    await page.locator('.app-savebar .app-save', { hasText: /^Saved/ }).waitFor()
    expect(await page.evaluate(takeRows)).toEqual([250])

    // What is watched does tell of every row that is written anew.
    const acts = page.locator('tr', { has: page.locator(cell(250, 'event')) }).locator('.app-row-acts')
    await acts.getByText('Move up').click()
    await expect.poll(() => page.locator(cell(249, 'event')).inputValue()).toBe('The cordon moved 250 times!')
    expect(await page.evaluate(takeRows)).toEqual([249, 250])
  })

  it('is a table to everyone, with every row within reach', async () => {
    await page.goto(`${app.origin}/reviews/${review}/sections/events#a-timeline-499-event`)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 })
      .toBe('a-timeline-499-event')
    expect(await page.locator(cell(ROWS, 'event')).inputValue()).toBe('The cordon moved 500 times')
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('a-timeline-499-time')
    expect(await findBarriers(page)).toEqual([])
  })

  it('is named row by row at first where its gaps are listed, and then counted', async () => {
    await page.goto(`${app.origin}/reviews/${review}/check`)
    const left = page.locator('section[aria-labelledby="left"]')
    const rest = left.getByText('1,497 more in key times')
    await rest.waitFor()
    expect(await left.getByText(/in row \d/).allTextContents()).toEqual([
      'Enter the time in row 1',
      'Enter the role that made the decision in row 1',
      'Choose yes or no in row 1: reason logged',
    ])
    await rest.click()
    await page.locator(cell(ROWS, 'time')).waitFor()
    expect(await page.locator('.govuk-error-message').count()).toBe(3 * ROWS)

    await page.locator('.app-savebar').getByText('Check this section').click()
    const lines = page.locator('.govuk-error-summary li')
    await lines.first().waitFor()
    expect(await lines.count()).toBe(11)
    expect(await lines.first().textContent()).toBe('Enter the time in row 1')
    expect(await lines.last().textContent()).toBe('1,490 more in key times')
    await lines.last().locator('a').click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('a-timeline-3-made-by')
  })
})
