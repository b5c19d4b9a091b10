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

/** Runs in every page before its own scripts: as on an iPhone, what grows above moves what is under the finger. */
function keepNoPlace(): void {
  document.addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { overflow-anchor: none }')
    document.adoptedStyleSheets = [sheet]
  })
}

/** The same, for the control: pressing a button leaves the answer after all. */
function leaveAtPress(): void {
  addEventListener('mousedown', (press) => press.stopImmediatePropagation(), true)
}

describeInBrowser()('a press on a section’s page, from inside an answer that is half typed', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  let unguarded: Page
  let review: string
  const openPhone = async (script?: () => void) => {
    const phone = await openPage(browser)
    await phone.addInitScript(keepNoPlace)
    if (script) await phone.addInitScript(script)
    await signInAs(phone, app.origin, 'Rowan Hale')
    await phone.setViewportSize(NARROW)
    return phone
  }
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    const { rows } = await ask<{ rows: Row[] }>(await signIn(app.origin, 'rowan-hale'), 'GET', '/operations')
    review = rows.find(({ moments }) => moments.name === 'Operation Marram')?.review?.id ?? ''
    page = await openPhone()
    unguarded = await openPhone(leaveAtPress)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  const pressCheck = async (phone: Page) => {
    await phone.goto(`${app.origin}/reviews/${review}/sections/intelligence`)
    const date = phone.getByRole('group', { name: /^Post-event intelligence return/ })
    await date.getByLabel('Day').fill('27')
    await date.getByLabel('Month').fill('3')
    await date.getByLabel('Year').fill('')
    await phone.getByRole('button', { name: 'Check this section' }).click({ delay: PRESS_MS })
    return date
  }
  const rowsOn = (phone: Page) => phone.getByRole('table', { name: 'Key times' }).locator('tbody tr')
  const pressRemove = async (phone: Page) => {
    await phone.goto(`${app.origin}/reviews/${review}/sections/events`)
    await phone.getByLabel('Time, row 1').fill('27 3')
    const before = await rowsOn(phone).count()
    await phone.getByRole('button', { name: 'Remove row 2 of key times' }).click({ delay: PRESS_MS })
    return before
  }
  /** The answer was left during the press: the page says so, and is longer for it. */
  const leftAnswer = (phone: Page) =>
    phone.locator('.app-savebar .app-save', { hasText: '1 answer cannot be saved as typed' }).waitFor()

  it('does what its button says at once, in words that say what is missing', async () => {
    const date = await pressCheck(page)
    const said = 'Post-event intelligence return sent on: add the year, for example 16/10/2026'
    await page.getByRole('alert').getByRole('link', { name: said }).waitFor()
    expect(await date.getByText(said).count()).toBe(1)
  })

  it('would do nothing if pressing left the answer', async () => {
    await pressCheck(unguarded)
    await leftAnswer(unguarded)
    expect(await unguarded.getByText('There is a problem').count()).toBe(0)
  })

  it('removes the row, which can be put back', async () => {
    const before = await pressRemove(page)
    await page.getByText('The row numbered 2 was removed.').waitFor()
    expect(await rowsOn(page).count()).toBe(before - 1)
    await page.getByRole('button', { name: 'Put it back' }).click({ delay: PRESS_MS })
    await expect.poll(() => rowsOn(page).count()).toBe(before)
  })

  it('would remove no row if pressing left the answer', async () => {
    const before = await pressRemove(unguarded)
    await leftAnswer(unguarded)
    expect(await rowsOn(unguarded).count()).toBe(before)
  })
})
