import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { openBrowser, openPage } from './browser.ts'
import { BUILD_CLIENT, runToEnd, startApp } from './running-app.ts'
import { signInAs } from './walk.ts'

/** The pictures of the README, as the pages and the demonstration are now: `node test/support/take-pictures.ts`. */

const FOLDER = fileURLToPath(new URL('../journeys/pictures/', import.meta.url))
const VIEW = { width: 1280, height: 960 }

async function takeAll(origin: string, openAs: (name: string) => Promise<Page>): Promise<void> {
  const lead = await openAs('Rowan Hale')
  await lead.getByRole('heading', { level: 1, name: 'Your work' }).waitFor()
  await lead.screenshot({ path: `${FOLDER}home.png` })

  await lead.getByRole('link', { name: 'Finish the facts and decide' }).click()
  await lead.getByRole('region', { name: 'Result so far' }).getByText('Structured force debrief').waitFor()
  await lead.screenshot({ path: `${FOLDER}facts.png` })

  const gold = await openAs('Morgan Vale')
  await gold.goto(`${origin}/sign-off`)
  await gold.locator('a[href^="/sign-off/"]', { hasText: 'Operation Fernhill' }).click()
  await gold.getByRole('heading', { level: 1, name: /read and decide$/ }).waitFor()
  for (const box of await gold
    .getByRole('group', { name: /^Gold checks/ })
    .getByRole('checkbox')
    .all()) {
    await box.check({ force: true })
  }
  await gold.getByRole('heading', { name: 'Your decision' }).evaluate((heading) => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 20)
  })
  await gold.screenshot({ path: `${FOLDER}sign-off.png` })
}

if (import.meta.main) {
  const built = await runToEnd({}, BUILD_CLIENT)
  if (built.code !== 0) throw new Error(`the pages could not be built: ${built.stderr}`)
  const app = await startApp()
  const browser = await openBrowser()
  try {
    await takeAll(app.origin, async (name) => {
      const page = await openPage(browser, VIEW)
      await signInAs(page, app.origin, name)
      return page
    })
  } finally {
    await browser.close()
    await app.stop()
  }
}
