import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { connect } from '#server/db/connect.ts'
import { demonstrationPerson } from '#server/demonstration/people.ts'
import { type Api, startApi } from '#test/support/api.ts'
import { DESKTOP, findBarriers, openBrowser, openPage, watchForTrouble } from '#test/support/browser.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { arriveAt, signInAs } from '#test/support/walk.ts'

const LEAD = 'Rowan Hale'
const OTHER = 'Jules Marlow'
const SOON = { timeout: 10_000 }
const NARROW = { width: 390, height: 844 }
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

describeInBrowser()('a session in the browser', () => {
  // In this process, on the embedded database, so that a session's row can be made older.
  const dataDir = mkdtempSync(join(tmpdir(), 'session-'))
  let api: Api
  let origin: string
  let browser: Browser
  let page: Page
  let section: string
  let written: { reviewId: string; path: string }

  beforeAll(async () => {
    cpSync(inject('dataDir'), dataDir, { recursive: true })
    const database = await connect({ databaseUrl: undefined, migrateDatabaseUrl: undefined, dataDir })
    api = await startApi({ database })
    origin = await api.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await openBrowser()
    written = await findDraft()
    section = `${origin}/reviews/${written.reviewId}/sections/operation`
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await api?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await page?.context().close()
    page = await openPage(browser)
    await signInAs(page, origin, LEAD)
  })

  async function findDraft() {
    const lead = demonstrationPerson('rowan-hale')?.id ?? ''
    const draft = await api.database.owner
      .selectFrom('review')
      .select('id')
      .where('lead_id', '=', lead)
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow()
    return { reviewId: draft.id, path: 'operation' }
  }

  /** The session of whoever signed in last becomes this much older. */
  async function age(set: { last_seen_at?: string; started_at?: string }): Promise<void> {
    const { owner } = api.database
    const newest = await owner.selectFrom('session').select('id').orderBy('started_at', 'desc').execute()
    await owner
      .updateTable('session')
      .set(set)
      .where('id', '=', newest[0]?.id ?? '')
      .execute()
  }

  /** As when another tab has news: every tab asks how the session stands, and nothing else. */
  const tellTabs = () =>
    page.evaluate(() => {
      const channel = new BroadcastChannel('session')
      channel.postMessage('changed')
      channel.close()
    })

  async function openAnswer(): Promise<ReturnType<Page['locator']>> {
    await page.goto(section)
    const answer = page.locator('main textarea').first()
    await answer.waitFor()
    return answer
  }

  async function stored(): Promise<string> {
    const row = await api.database.owner
      .selectFrom('review_section')
      .select(['answers', 'saved_by'])
      .where('review_id', '=', written.reviewId)
      .where('section_id', '=', written.path)
      .executeTakeFirst()
    return JSON.stringify(row ?? null)
  }

  const caretOf = (answer: ReturnType<Page['locator']>) =>
    answer.evaluate((area: HTMLTextAreaElement) => [document.activeElement === area, area.selectionStart])

  it('asks before it idles out; by keyboard alone one stays, in the same place of the same answer', async () => {
    const trouble = watchForTrouble(page, origin)
    const answer = await openAnswer()
    await answer.fill('The cordon held until noon.')
    await expect.poll(stored, SOON).toContain('held until noon')
    await answer.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(10, 10))

    for (const key of ['Escape', 'Enter']) {
      await age({ last_seen_at: ago(27) })
      await tellTabs()
      const dialog = page.getByRole('alertdialog', { name: 'Are you still there?' })
      await dialog.waitFor()
      expect(await dialog.getByText('you will be signed out in').isVisible()).toBe(true)
      expect(
        await dialog
          .getByRole('button')
          .first()
          .evaluate((it) => it === document.activeElement),
      ).toBe(true)
      expect(await findBarriers(page)).toEqual([])
      await page.keyboard.press(key)
      await dialog.waitFor({ state: 'detached' })
      expect(await caretOf(answer)).toEqual([true, 10])
    }
    await page.keyboard.type('s')
    expect(await answer.inputValue()).toBe('The cordons held until noon.')
    expect(trouble).toEqual([])
  })

  it('asks on every tab, and one answer is enough', async () => {
    await openAnswer()
    const other = await page.context().newPage()
    await other.goto(origin)
    await other.waitForLoadState('networkidle')
    await age({ last_seen_at: ago(27) })
    await tellTabs()
    const question = { name: 'Are you still there?' }
    await page.getByRole('alertdialog', question).waitFor()
    await other.getByRole('alertdialog', question).waitFor()
    await other.getByRole('button', { name: 'Stay signed in' }).click()
    await page.getByRole('alertdialog', question).waitFor({ state: 'detached' })
  })

  it('tells of the end of the shift, which cannot be moved', async () => {
    await openAnswer()
    await age({ started_at: ago(12 * 60 - 8) })
    await tellTabs()
    const dialog = page.getByRole('alertdialog', { name: 'You have to sign in again soon' })
    await dialog.waitFor()
    expect(await dialog.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await age({ started_at: ago(1) })
  })

  it('that ends in the middle of a word loses no character', async () => {
    const answer = await openAnswer()
    await answer.fill('')
    await answer.pressSequentially('Officers were posted at the bri')
    await expect.poll(stored, SOON).toContain('posted at the bri')
    await age({ last_seen_at: ago(31) })
    await answer.pressSequentially('dge by seven')
    await page.getByRole('dialog', { name: 'You were signed out' }).waitFor()
    expect(await answer.inputValue()).toBe('Officers were posted at the bridge by seven')
    expect(await stored()).not.toContain('bridge')

    const other = await page.context().newPage()
    await signInAs(other, origin, LEAD)
    await other.close()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(stored, SOON).toContain('Officers were posted at the bridge by seven')
    expect((await caretOf(answer))[0]).toBe(true)
  })

  it('of someone else never takes the words that the first one typed', async () => {
    const answer = await openAnswer()
    await answer.fill('')
    await answer.pressSequentially('One line')
    await expect.poll(stored, SOON).toContain('One line')
    await age({ last_seen_at: ago(31) })

    // Unseen by this page: the words below are the first that it hears of it.
    const url = `${origin}/api/v1/demonstration/sign-in`
    expect((await page.context().request.post(url, { data: { person: 'jules-marlow' } })).status()).toBe(200)
    await answer.pressSequentially(' and Rowan’s own words')
    const notice = page.getByRole('dialog', { name: `${OTHER} is signed in now` })
    await notice.waitFor()
    expect(await answer.inputValue()).toBe('One line and Rowan’s own words')
    expect(await findBarriers(page)).toEqual([])
    await page.waitForTimeout(4_000)
    expect(await stored()).not.toContain('own words')

    const other = await page.context().newPage()
    await signInAs(other, origin, LEAD)
    await notice.waitFor({ state: 'detached' })
    await expect.poll(stored, SOON).toContain('One line and Rowan’s own words')
    const lead = demonstrationPerson('rowan-hale')?.id
    expect(await stored()).toContain(`"saved_by":"${lead}"`)
  })

  it('once signed out has saved what was typed last, and has ended on every tab', async () => {
    const answer = await openAnswer()
    await answer.fill('A canary among the words')
    const other = await page.context().newPage()
    await other.goto(origin)
    await other.getByRole('heading', { level: 1 }).waitFor()
    // Pressed at once: what was typed last is saved first.
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await stored()).toContain('A canary among the words')
    await other.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.goto(section)
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  })

  describe('the account page', () => {
    it.each([
      ['a desktop', DESKTOP],
      ['a phone', NARROW],
    ])('on %s says who one is and where, and signs out everywhere', async (_what, viewport) => {
      const elsewhere = await openPage(browser)
      await signInAs(elsewhere, origin, LEAD)
      await page.setViewportSize(viewport)
      await page.goto(`${origin}/account`)
      await arriveAt(page, 'Your account')
      await page.getByText('Hampshire and Isle of Wight Constabulary', { exact: true }).waitFor()
      await page.getByText(/^Here, since/).waitFor()
      await page.getByRole('button', { name: 'Sign out everywhere' }).click()
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
      await elsewhere.goto(`${origin}/operations`)
      await elsewhere.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
      await elsewhere.context().close()
    })
  })
})
