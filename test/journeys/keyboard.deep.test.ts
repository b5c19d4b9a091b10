import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '#server/db/connect.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { isAnswerField } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { type Api, type Client, startApi } from '#test/support/api.ts'
import { openBrowser, openPage, watchForTrouble } from '#test/support/browser.ts'
import {
  press,
  type Stop,
  startWalk,
  tab,
  tabBack,
  tabTo,
  typeOver,
  type Walk,
} from '#test/support/keyboard.ts'
import { answerByKeyboard } from '#test/support/keyboard-answers.ts'
import {
  addForce,
  decide,
  FACTS,
  type Force,
  recordDebrief,
  register,
  saveFacts,
  start,
  viewReview,
} from '#test/support/main-job.ts'
import { describeInBrowser } from '#test/support/tools.ts'

/** Tier 3, and everything happened that makes the form ask more. */
const MUCH = {
  ...FACTS[3],
  arrests: 12,
  lfrUsed: 'used',
  mutualAidForces: 1,
  intelligenceVariance: 'moderate',
}

/** Nothing here uses a mouse, or sets a value but by typing it where focus is. */
describeInBrowser()('a whole tier 3 review by keyboard alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'keyboard-'))
  const definition = currentFormDefinition()
  const sections = sectionsAsked(definition, 3)
  let api: Api
  let origin: string
  let browser: Browser
  let page: Page
  let walk: Walk
  let trouble: string[]
  let lead: Client
  let reviewId: string

  beforeAll(async () => {
    cpSync(inject('dataDir'), dataDir, { recursive: true })
    const database = await connect({ databaseUrl: undefined, migrateDatabaseUrl: undefined, dataDir })
    api = await startApi({ database })
    origin = await api.app.listen({ port: 0, host: '127.0.0.1' })
    const force = await addForce(api, 'hampshire')
    lead = force.lead
    reviewId = await startTier3(force)
    browser = await openBrowser()
    page = await openPage(browser)
    trouble = watchForTrouble(page, origin)
    const [name = '', value = ''] = lead.headers.cookie.split('=')
    await page.context().addCookies([{ name, value, url: origin }])
    walk = startWalk(page)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await api?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** At every stop focus was seen, was not covered, and came in the order of the page. */
  afterEach(() => expect(walk.faults.splice(0)).toEqual([]))

  async function startTier3(force: Force): Promise<string> {
    const operationId = await register(force)
    await saveFacts(force.lead, operationId, MUCH)
    await decide(force.lead, operationId)
    await recordDebrief(force.lead, operationId, { kind: 'multi_agency_structured' })
    return start(force.lead, operationId)
  }

  /** The page with this heading, which takes focus on arrival. */
  async function arrivedAt(heading: string): Promise<Stop> {
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    return press(walk)
  }

  async function open(sectionId: string): Promise<void> {
    await page.goto(`${origin}/reviews/${reviewId}/sections/${sectionId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  it('rows are added, moved, removed and put back, and focus goes with them', async () => {
    await open('events')
    await tabTo(walk, { id: 'a-timeline-0-time' })
    await typeOver(walk, '16/10/2026 10:20')
    await tab(walk)
    await typeOver(walk, 'First')
    await tabTo(walk, { words: /^Add a row/ })
    expect((await press(walk, 'Enter')).id).toBe('a-timeline-1-time')
    await typeOver(walk, '16/10/2026 11:00')
    await tabTo(walk, { words: 'Move up row 2 of key times' })
    expect(await press(walk, 'Enter')).toMatchObject({ id: 'a-timeline-0-time', value: '16/10/2026 11:00' })
    await tabTo(walk, { words: 'Remove row 1 of key times' })
    expect((await press(walk, 'Enter')).words).toMatch(/^The row numbered 1 was removed/)
    expect((await tab(walk)).words).toBe('Put it back')
    expect(await press(walk, 'Enter')).toMatchObject({ id: 'a-timeline-0-time', value: '16/10/2026 11:00' })
    await tabTo(walk, { words: 'Move down row 1 of key times' })
    expect((await press(walk, 'Enter')).id).toBe('a-timeline-1-time')
    await tabTo(walk, { words: 'Remove row 2 of key times' })
    await press(walk, 'Enter')
    expect(await tabBack(walk)).toMatchObject({ words: 'Remove row 1 of key times' })
    expect(await page.locator('[id^="a-timeline-"][id$="-event"]').count()).toBe(1)
  })

  it('learning points are added, moved and removed', async () => {
    await open('lessons')
    const title = (at: number) => page.locator(`[id="a-lessons-${at}-title"]`).innerText()
    await tabTo(walk, { id: 'a-lessons-add' })
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-0-lesson-kind')
    await press(walk, 'Space')
    await tabTo(walk, { id: 'a-lessons-add' })
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-1-lesson-kind')
    expect(await title(1)).toContain('2')
    expect((await tabBack(walk)).words).toBe('Move up learning point 2')
    expect((await tabBack(walk)).words).toBe('Remove learning point 2')
    // Nothing was said in it, so there is nothing to put back.
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-0-lesson-kind')
    expect(await page.getByRole('button', { name: 'Put it back' }).count()).toBe(0)
    await tabTo(walk, { id: 'a-lessons-add' })
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-1-lesson-kind')
    await press(walk, 'Space')
    expect((await tabBack(walk)).words).toBe('Move up learning point 2')
    expect((await tabBack(walk)).words).toBe('Remove learning point 2')
    expect((await press(walk, 'Enter')).words).toMatch(/^The learning point numbered 2 was removed/)
    expect((await tab(walk)).words).toBe('Put it back')
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-1-lesson-kind')
    expect((await tabBack(walk)).words).toBe('Move up learning point 2')
    expect((await press(walk, 'Enter')).id).toBe('a-lessons-0-lesson-kind')
    expect((await tabBack(walk)).words).toBe('Move down learning point 1')
    expect((await tabBack(walk)).words).toBe('Remove learning point 1')
    await press(walk, 'Enter')
    expect(await page.locator('[id="a-lessons-1-title"]').count()).toBe(0)
  })

  it('Shift+Tab goes back the way that Tab came', async () => {
    await open('handling')
    const there: string[] = []
    for (let stop = await tab(walk); stop.words !== 'Check this section'; stop = await tab(walk)) {
      there.push(stop.id || stop.words)
    }
    const back: string[] = []
    for (const _stop of there) {
      const { id, words } = await tabBack(walk)
      back.unshift(id || words)
    }
    expect(back).toEqual(there)
  })

  it('what is missing is said first, and each line leads to its question', async () => {
    await open('partners')
    await tabTo(walk, { words: 'Check this section' })
    expect((await press(walk, 'Enter')).words).toMatch(/^There is a problem/)
    expect(await page.title()).toMatch(/^Error: /)
    const line = await tab(walk)
    expect(line.tag).toBe('A')
    const question = await press(walk, 'Enter')
    expect(question.id).toBe('a-agencies-0-agency')
    const said = await page
      .locator('[id="a-agencies-error"], [id="a-agencies-0-agency-error"]')
      .allInnerTexts()
    expect(said.map((words) => words.replace(/^Error:\s*/, ''))).toContain(line.words)
  })

  it('every section is answered and saved, one after the other', { timeout: 240_000 }, async () => {
    await page.goto(`${origin}/reviews/${reviewId}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await tabTo(walk, { words: sections[0]?.title ?? '' })
    await press(walk, 'Enter')
    for (const section of sections) {
      await arrivedAt(section.title)
      if (section.fields.some(isAnswerField)) await answerByKeyboard(walk, section)
      else await tabTo(walk, { words: 'Continue' })
      await page.keyboard.press('Enter')
    }
    await arrivedAt('Check the answers')
    const { sections: progress } = await viewReview(lead, reviewId)
    expect(progress.flatMap(({ left }) => left.map(({ path }) => path))).toEqual([])
  })

  it('an answer is changed from the check, which takes one back there', async () => {
    await tabTo(walk, { words: 'Change Rationale for commander, specialist and staff numbers' })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Command and staffing rationale' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('a-staffing-rationale')
    await press(walk)
    await typeOver(walk, 'Changed')
    expect(await page.locator('[id="a-cost-extra"]').inputValue()).toBe('8,396.50')
    await tabTo(walk, { words: 'Save and continue' })
    await page.keyboard.press('Enter')
    await arrivedAt('Check the answers')
    await page.getByText('Changed', { exact: true }).waitFor()
    const changes = await page.getByRole('link', { name: /^Change/ }).allInnerTexts()
    expect(changes.length).toBeGreaterThan(100)
    expect(changes.toSorted()).toEqual([...new Set(changes)].toSorted())
  })

  it('and it goes to gold', async () => {
    await tabTo(walk, { words: 'Send to gold' })
    await page.keyboard.press('Enter')
    await arrivedAt('The review is with gold')
    expect((await viewReview(lead, reviewId)).state).toBe('with_gold')
    expect(walk.stops).toBeGreaterThan(400)
    expect(trouble).toEqual([])
  })
})
