import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import {
  DESKTOP,
  findBarriers,
  openBrowser,
  openPage,
  PHONE,
  watchForTrouble,
} from '#test/support/browser.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'

describeInBrowser()('the first page', () => {
  let app: RunningApp
  let browser: Browser
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it.each([
    ['a desktop', DESKTOP],
    ['the smallest screen', PHONE],
  ])('opens on %s without barriers, errors or requests to anywhere else', async (_name, viewport) => {
    const page = await openPage(browser, viewport)
    const trouble = watchForTrouble(page, app.origin)
    await page.goto(app.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(trouble).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})
