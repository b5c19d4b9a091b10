import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { addressesOf, findPlaces, LOOKERS, type Places } from '#test/support/every-page.ts'
import { eachOf, findFaults, tabsOf, titleOf } from '#test/support/look-at-page.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'

const TABS = 3

/** Every page as every role sees it, also where it says that there is nothing to see. */
describeInBrowser()('no page is a barrier to any role', () => {
  let app: RunningApp
  let browser: Browser
  let places: Places

  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    places = await findPlaces(app.origin)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  it.each(LOOKERS)('%s', { timeout: 600_000 }, async (looker) => {
    const tabs = tabsOf(browser, app.origin)
    const faults: string[] = []
    await eachOf(addressesOf(places), TABS, async (page) => {
      const address = { ...page, as: looker }
      const tab = await tabs.open(address)
      faults.push(...(await findFaults(tab.page, titleOf(address))))
      tabs.leave(address, tab)
    })
    await (await tabs.windowOf(looker)).close()
    expect(faults).toEqual([])
  })
})
