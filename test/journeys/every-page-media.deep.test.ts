import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { sectionsAsked } from '#shared/form/asked.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { openBrowser } from '#test/support/browser.ts'
import { type Address, addressesOf, findPlaces, type Places } from '#test/support/every-page.ts'
import { eachOf, openTab, tabsOf, titleOf } from '#test/support/look-at-page.ts'
import { findFaultsInOtherMedia } from '#test/support/other-media.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'

const TABS = 3
const LEAD = 'rowan-hale'

/** In the person's own colours, on paper, at 400 % on a desktop, and with text alone twice as large. */
describeInBrowser()('no page is a barrier in another medium', () => {
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

  async function faultsOf(addresses: readonly Address[]): Promise<string[]> {
    const { windowOf } = tabsOf(browser, app.origin)
    const faults: string[] = []
    await eachOf(addresses, TABS, async (address) => {
      const { page } = await openTab(await windowOf(address.as), app.origin, address.path)
      faults.push(...(await findFaultsInOtherMedia(page, titleOf(address))))
      await page.close()
    })
    return faults
  }

  it('every page', { timeout: 480_000 }, async () => {
    expect(await faultsOf(addressesOf(places))).toEqual([])
  })

  it('every section of the form', { timeout: 240_000 }, async () => {
    const sections = sectionsAsked(currentFormDefinition(), 2).map(({ id }) => ({
      route: '',
      as: LEAD,
      path: `/reviews/${places.review('Marram')}/sections/${id}`,
    }))
    expect(await faultsOf(sections)).toEqual([])
  })
})
