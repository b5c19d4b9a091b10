import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, openPage } from '#test/support/browser.ts'
import { plantInStores, readPage, readStores } from '#test/support/browser-stores.ts'
import { type Person, signIn, startDraft } from '#test/support/drafts.ts'
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { signInAs, signOut } from '#test/support/walk.ts'

const CANARY = 'Canary'
const SECTIONS = ['operation', 'events']
const SOON = { timeout: 10_000 }

describeInBrowser()('a shared computer, once someone has signed out', () => {
  let app: RunningApp
  let browser: Browser
  let lead: Person
  let review: string
  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir'), env: { TEST_LOGIN: '1' } })
    browser = await openBrowser()
    lead = await signIn(app.origin, 'rowan-hale')
    review = await startDraft(lead, 900)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  /** Types words of its own into every long answer of a section, and returns how many there were. */
  async function typeCanaries(page: Page, section: string): Promise<number> {
    await page.goto(`${app.origin}/reviews/${review}/sections/${section}`)
    await page.locator('main textarea').first().waitFor()
    const texts = await page.locator('main textarea:visible').all()
    for (const [at, text] of texts.entries()) await text.fill(`${CANARY} ${section} ${at}`)
    return texts.length
  }

  async function stored(section: string): Promise<number> {
    const answer = await fetch(`${app.origin}/api/v1/reviews/${review}/sections/${section}`, {
      headers: lead.headers,
    })
    return (await answer.text()).split(CANARY).length - 1
  }

  /** The pages on which what was typed is read again, opened one after the other as a person would. */
  async function seeOnPages(page: Page): Promise<string[]> {
    const showing: string[] = []
    const paths = [
      `/reviews/${review}/sections/operation`,
      `/reviews/${review}/check`,
      `/reviews/${review}`,
      '/',
    ]
    for (const path of paths) {
      await page.goto(app.origin + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      if ((await readPage(page)).includes(CANARY)) showing.push(path)
    }
    return showing
  }

  it('shows and keeps none of the words that were typed: by going back, on another tab, or in any store', async () => {
    const page = await openPage(browser)
    await signInAs(page, app.origin, 'Rowan Hale')
    let typed = 0
    for (const section of SECTIONS) {
      const many = await typeCanaries(page, section)
      await expect.poll(() => stored(section), SOON).toBeGreaterThanOrEqual(many)
      typed += many
    }
    expect(typed).toBeGreaterThan(3)
    const showing = await seeOnPages(page)
    expect(showing).toEqual(expect.arrayContaining([`/reviews/${review}/sections/operation`]))
    expect(showing.length).toBeGreaterThan(1)
    const other = await page.context().newPage()
    await other.goto(`${app.origin}/reviews/${review}/check`)
    await expect.poll(() => readPage(other), SOON).toContain(CANARY)

    await signOut(page)
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await readPage(other)).not.toContain(CANARY)
    // As far back as the browser goes: to the empty page that it opened with.
    let back = 0
    for (await page.goBack(); page.url() !== 'about:blank'; await page.goBack()) {
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
      expect(await readPage(page), page.url()).not.toContain(CANARY)
      back++
    }
    expect(back).toBeGreaterThan(SECTIONS.length)
    await page.goto(`${app.origin}/sign-in`)
    for (const looked of [page, other]) {
      expect(await keptWith(looked, CANARY)).toEqual([])
      const nothing = { localStorage: '{}', indexedDB: '[]', caches: '[]' }
      expect(await readStores(looked)).toMatchObject(nothing)
    }
    await page.context().close()
  })

  it('the control: a word that a page left in any of the stores would be found there', async () => {
    const page = await openPage(browser)
    await page.goto(`${app.origin}/sign-in`)
    await plantInStores(page, `${CANARY} planted`)
    expect(await keptWith(page, CANARY)).toEqual(['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    await page.context().close()
  })
})

/** The stores in which this word is. */
async function keptWith(page: Page, word: string): Promise<string[]> {
  return Object.entries(await readStores(page))
    .filter(([, text]) => text.includes(word))
    .map(([store]) => store)
}
