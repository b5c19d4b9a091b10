import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { ask, signIn } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { signInAs } from '#test/support/walk.ts'

type Row = { moments: { name: string }; review: { id: string } | null }

const NARROW = { width: 390, height: 844 }
/** As long as a finger rests. */
const PRESS_MS = 100

describeInBrowser()('a press on a section’s page, from inside an answer that is half typed', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  let review: string
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    const { rows } = await ask<{ rows: Row[] }>(await signIn(app.origin, 'rowan-hale'), 'GET', '/operations')
    review = rows.find(({ moments }) => moments.name === 'Operation Marram')?.review?.id ?? ''
    page = await openPage(browser)
    await signInAs(page, app.origin, 'Rowan Hale')
    await page.setViewportSize(NARROW)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it('does what its button says at once, in words that say what is missing', async () => {
    await page.goto(`${app.origin}/reviews/${review}/sections/intelligence`)
    const date = page.getByRole('group', { name: /^Post-event intelligence return/ })
    await date.getByLabel('Day').fill('27')
    await date.getByLabel('Month').fill('3')
    await date.getByLabel('Year').fill('')
    await page.getByRole('button', { name: 'Check this section' }).click({ delay: PRESS_MS })
    const said = 'Post-event intelligence return sent on: add the year, for example 16/10/2026'
    await page.getByRole('alert').getByRole('link', { name: said }).waitFor()
    expect(await date.getByText(said).count()).toBe(1)
  })

  it('removes the row, which can be put back', async () => {
    await page.goto(`${app.origin}/reviews/${review}/sections/events`)
    const rows = page.getByRole('table', { name: 'Key times' }).locator('tbody tr')
    await page.getByLabel('Time, row 1').fill('27 3')
    const before = await rows.count()
    await page.getByRole('button', { name: 'Remove row 2 of key times' }).click({ delay: PRESS_MS })
    await page.getByText('The row numbered 2 was removed.').waitFor()
    expect(await rows.count()).toBe(before - 1)
    await page.getByRole('button', { name: 'Put it back' }).click({ delay: PRESS_MS })
    await expect.poll(() => rows.count()).toBe(before)
  })
})
