import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, londonDate } from '#shared/calendar.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { isAnswerField } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { openBrowser, openPage, watchForTrouble } from '#test/support/browser.ts'
import { expectPrinted, expectSignedJson } from '#test/support/check-pack.ts'
import examples from '#test/support/example-operations.json' with { type: 'json' }
import { type RunningApp, startApp } from '#test/support/running-app.ts'
import { describeInBrowser } from '#test/support/tools.ts'
import { typeAnswers } from '#test/support/type-answers.ts'
import { arriveAt, choose, signInAs, signOut, typeFacts, typeMoment } from '#test/support/walk.ts'

const LEAD = 'Rowan Hale'
const SECOND_LEAD = 'Jules Marlow'
const GOLD = 'Morgan Vale'
const AUDITOR = 'Ellery Finch'

const today = londonDate(new Date().toISOString())
const yesterday = addDays(today, -1)
const facts = examples.find(({ id }) => id === 'ex-03')?.facts ?? {}
/** What the example leaves unknown and the form needs; none of it reaches a line above tier 1. */
const ALSO_KNOWN = {
  useOfForceReports: 6,
  policeInjured: 0,
  policeSeriouslyInjured: 0,
  publicInjured: 0,
  complaints14Days: 0,
  intelligenceVariance: 'none',
  dsiReferral: 'none',
  commandOrPlanFailure: false,
  publicDangerOrNearMiss: false,
  lfrUsed: 'none',
}
const words = (place: string) => `What was seen at ${place}, in the log`

describeInBrowser()('the main job', () => {
  let app: RunningApp
  let browser: Browser
  let page: Page
  let trouble: string[]
  const address = { operation: '', review: '' }

  beforeAll(async () => {
    app = await startApp({ copyOf: inject('dataDir') })
    browser = await openBrowser()
    page = await openPage(browser)
    trouble = watchForTrouble(page, app.origin)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function register(name: string, reference: string): Promise<string> {
    await page.goto(`${app.origin}/`)
    await page.getByRole('link', { name: 'Register an operation' }).click()
    await arriveAt(page, 'Register an operation')
    await page.getByLabel('Name of the operation').fill(name)
    await page.getByLabel('Reference').fill(reference)
    await choose(page, 'Type of event', 'Direct action or obstruction')
    await choose(page, 'How it came about', 'Spontaneous')
    await page.getByLabel('Place').fill('Winchester, the ring road')
    await typeMoment(page, 'Planned start', `${yesterday}T08:00`)
    await typeMoment(page, /^First officer posted/, `${yesterday}T08:10`)
    await typeMoment(page, /^Last officer stood down/, `${yesterday}T15:40`)
    await choose(page, /^Gold/, `Ch Supt ${GOLD}`)
    await page.getByRole('button', { name: 'Register the operation' }).click()
    await arriveAt(page, name)
    return page.url()
  }

  async function recordDebrief(kind: string, from: string, to: string): Promise<void> {
    await page.goto(`${address.operation}/debriefs/new`)
    await arriveAt(page, 'Record a debrief')
    await choose(page, 'Kind of debrief', kind)
    await typeMoment(page, 'It began', `${yesterday}T${from}`)
    await typeMoment(page, 'It ended', `${yesterday}T${to}`)
    await page.getByLabel('Where it was held').fill('Winchester police station')
    await page.getByLabel('Facilitator', { exact: true }).selectOption({ label: 'Someone else' })
    await page.getByLabel('The facilitator’s role').fill('Trained facilitator, outside the chain of command')
    await page.getByLabel('The note-taker’s role').fill('Loggist')
    await page.getByLabel('People invited').fill('14')
    await page.getByLabel('People present').fill('12')
    await page.getByRole('button', { name: 'Record the debrief' }).click()
    await arriveAt(page, 'Debriefs held')
  }

  it('1 to 4: a lead registers, decides by the rule and records the debriefs', {
    timeout: 120_000,
  }, async () => {
    await signInAs(page, app.origin, LEAD)
    await arriveAt(page, 'Your work')
    address.operation = await register('Operation Yarrow', 'HIW-2026-0990')

    await page.goto(`${address.operation}/facts`)
    await arriveAt(page, 'Facts and decision')
    await typeFacts(page, currentRule(), { ...facts, ...ALSO_KNOWN })
    const result = page.getByRole('region', { name: 'Result so far' })
    await result.getByText('Structured force debrief').waitFor()
    const reasons = await result.getByRole('listitem').allInnerTexts()
    expect(reasons.join(' ')).toContain('11 arrests')
    expect(await result.innerText()).toContain('College level one')
    await page
      .getByText(/^Saved \d\d:\d\d/)
      .first()
      .waitFor()
    await choose(page, 'In which position do you decide?', 'Silver')
    await page.getByLabel('Reason for the decision').fill('A road was shut and eleven people were arrested.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await arriveAt(page, 'Operation Yarrow')

    await recordDebrief('Hot debrief', '16:00', '16:20')
    await recordDebrief('Structured debrief', '17:00', '18:30')
  })

  it('5: the lead fills every section that tier 2 asks for', { timeout: 300_000 }, async () => {
    await page.goto(address.operation)
    await page.getByRole('button', { name: 'Start the review' }).click()
    await arriveAt(page, 'Operation Yarrow: the review')
    address.review = page.url()

    await page.goto(`${address.review}/check`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('button', { name: /^Send to gold/ }).click()
    await page.getByText('What happened, in short').first().waitFor()
    expect(await page.getByRole('link', { name: /what happened, in short/i }).count()).toBeGreaterThan(0)

    for (const section of sectionsAsked(currentFormDefinition(), 2)) {
      if (!section.fields.some(isAnswerField)) continue
      await page.goto(`${address.review}/sections/${section.id}`)
      // What axe says of the sections is in barriers.test.ts.
      await page.getByRole('heading', { level: 1, name: section.title }).waitFor()
      await typeAnswers(page, section, words)
      await page.getByRole('button', { name: 'Save and go to the list' }).click()
      await page.getByRole('heading', { level: 1, name: 'Operation Yarrow: the review' }).waitFor()
    }
  })

  it('6: nothing is missing, and it goes to gold', { timeout: 120_000 }, async () => {
    const reply = await page.request.get(address.review.replace('/reviews/', '/api/v1/reviews/'))
    const { sections } = (await reply.json()) as { sections: { left: { label: string }[] }[] }
    expect(sections.flatMap(({ left }) => left.map(({ label }) => label))).toEqual([])
    await page.goto(`${address.review}/check`)
    await arriveAt(page, 'Check the answers')
    await page.getByRole('button', { name: /^Send to gold/ }).click()
    await arriveAt(page, 'The review is with gold')
    await signOut(page)
  })

  it('7: gold reads it all and signs; an author cannot', { timeout: 120_000 }, async () => {
    await signInAs(page, app.origin, GOLD)
    await page.goto(`${app.origin}/sign-off`)
    await arriveAt(page, 'To sign')
    await page.locator('a[href^="/sign-off/"]', { hasText: 'Operation Yarrow' }).click()
    await arriveAt(page, 'Operation Yarrow: read and decide')
    expect(await page.getByRole('main').innerText()).toContain(words('summary'))
    for (const box of await page
      .getByRole('group', { name: /^Gold checks/ })
      .getByRole('checkbox')
      .all()) {
      await box.check({ force: true })
    }
    await page.getByLabel('Sign it off').check({ force: true })
    await page.getByRole('button', { name: 'Sign revision 1' }).click()
    await page
      .getByRole('region', { name: /Confirm/ })
      .getByRole('button')
      .first()
      .click()
    await arriveAt(page, 'Revision 1 is signed')
    await signOut(page)
  })

  async function download(copy: string, kind: 'PDF' | 'JSON'): Promise<Buffer> {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: `Download the ${kind} of ${copy}` }).click()
    const file = await waiting
    return readFileSync(await file.path())
  }

  it('8: PDF and JSON are printed from what was signed, and sent by hand', { timeout: 90_000 }, async () => {
    await signInAs(page, app.origin, LEAD)
    await page.goto(`${address.review}/submission`)
    await arriveAt(page, /^Send to/)
    await page.getByRole('link', { name: /^Download the PDF of The/ }).waitFor()
    const pdf = await download('The NPoCC’s copy', 'PDF')
    const json = await download('The NPoCC’s copy', 'JSON')
    expect((await download('The NPoCC’s copy', 'PDF')).equals(pdf)).toBe(true)

    const schema = await (await page.request.get(`${app.origin}/api/v1/schemas/exchange/1.0.0`)).json()
    expectSignedJson(json, schema as object)
    expectPrinted(pdf, words('summary'))

    await page.getByRole('button', { name: /^Submit to/ }).click()
    await page.getByRole('link', { name: 'Record that it was sent' }).click()
    await arriveAt(page, 'Record that it was sent')
    const now = new Date(Date.now() + 60_000)
    await typeMoment(page, 'When was it sent?', `${today}T${clockOf(new Date(now.getTime() - 60_000))}`)
    await page.getByLabel('How was it sent?').fill('By secure mail to the recipient’s mailbox')
    await page.getByRole('button', { name: 'Record that it was sent' }).click()
    await arriveAt(page, /^Send to/)
    expect(await page.getByRole('main').innerText()).toMatch(/sent/i)
  })

  it('10: an operation that needs no debrief gets a decision, and a second person confirms it', {
    timeout: 60_000,
  }, async () => {
    const quiet = await register('Operation Sedge', 'HIW-2026-0991')
    await page.goto(`${quiet}/facts`)
    await arriveAt(page, 'Facts and decision')
    await page.getByLabel('Officers and staff deployed (busiest day)').pressSequentially('4')
    await page
      .getByText(/^Saved \d\d:\d\d/)
      .first()
      .waitFor()
    await choose(page, 'In which position do you decide?', 'Silver')
    await page.getByLabel('Reason for the decision').fill('Four officers, nobody hurt, nothing new.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await arriveAt(page, 'Operation Sedge')
    expect(await page.getByRole('button', { name: 'Start the review' }).count()).toBe(0)
    await signOut(page)

    await signInAs(page, app.origin, SECOND_LEAD)
    await page.goto(quiet)
    await page.getByRole('button', { name: 'Confirm tier 0' }).click()
    await page
      .getByText(/Confirmed/)
      .first()
      .waitFor()
    await signOut(page)
  })

  it('9: the auditor sees the ladder move, and no word of the review', { timeout: 120_000 }, async () => {
    await signInAs(page, app.origin, AUDITOR)
    await arriveAt(page, 'Coverage')
    const table = page.getByRole('table', { name: /ladder/i })
    const row = table.getByRole('row', { name: /^Submitted/ })
    const reached = await row.getByRole('link').first().innerText()
    await row.getByRole('link').first().click()
    await page.waitForURL('**/coverage/list?**')
    await arriveAt(page, /submit|sent/i)
    expect(await page.getByText(/^HIW-2026-/).count()).toBe(Number(reached))
    expect(await page.getByRole('main').innerText()).toContain('Operation Yarrow')

    await page.goto(address.review)
    expect(await page.getByRole('main').innerText()).not.toContain('What was seen at')
    await page.goto(address.operation)
    expect(await page.getByRole('main').innerText()).not.toContain('Winchester')
  })

  it('nothing went wrong on any page, and nothing was asked of anywhere else', () => {
    // What the walk asks for in vain answers 403, 404 or 409, which the browser logs, as it does the auditor's refusal.
    const inVain = /status of (403|404|409)|Your role does not allow this/
    expect(trouble.filter((line) => !inVain.test(line))).toEqual([])
  })
})

function clockOf(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment)
}
