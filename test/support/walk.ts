import type { Locator, Page } from '@playwright/test'
import { expect } from 'vitest'
import type { Facts } from '#shared/rule/facts.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { findBarriers } from './browser.ts'

/** The steps that people take on every page, as they take them: by the words they read. */

/** Signs in with the demonstration's picker. */
export async function signInAs(page: Page, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: new RegExp(`^Sign in as .*${name}$`) }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page
    .getByRole('button', { name: /^Sign in as/ })
    .first()
    .waitFor()
}

const lookedAt = new Set<string>()

/**
 * The page with this heading, without a barrier for anyone. Looked at once, as it is at the first arrival: the deep runs
 * look at every page in every state.
 */
export async function arriveAt(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  const { pathname } = new URL(page.url())
  const place = `${pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${heading}`
  if (lookedAt.has(place)) return
  expect(await findBarriers(page), `axe on ${page.url()}`).toEqual([])
  lookedAt.add(place)
}

/** Types a day and, where it is asked for, a time into the inputs of one question. */
export async function typeMoment(page: Page, question: string | RegExp, moment: string): Promise<void> {
  const [day = '', time] = moment.split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  const group = page.getByRole('group', { name: question })
  await group.getByLabel('Day').fill(date)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
  if (time) await group.getByLabel(/^Time/).fill(time)
}

/** Chooses an option of a question, whether it is asked by radios or by a list. */
export async function choose(
  scope: Page | Locator,
  question: string | RegExp,
  option: string,
): Promise<void> {
  const group = scope.getByRole('group', { name: question })
  // The page may still be on its way, and what is not there yet asks nothing.
  await group.or(scope.getByLabel(question)).first().waitFor()
  if ((await group.count()) > 0) await group.getByLabel(option, { exact: true }).check({ force: true })
  else await scope.getByLabel(question).selectOption({ label: option })
}

/** Types facts into the page that asks for them, criterion by criterion, as the rule words them. */
export async function typeFacts(page: Page, rule: Rule, facts: Facts): Promise<void> {
  for (const criterion of rule.criteria) {
    const value = facts[criterion.id]
    if (value === undefined) continue
    if (criterion.kind === 'count' || criterion.kind === 'money') {
      await page.getByRole('textbox', { name: criterion.label }).pressSequentially(String(value))
    } else if (criterion.kind === 'yes_no') {
      await choose(page, criterion.label, value === true ? 'Yes' : 'No')
    } else {
      const chosen = criterion.options.filter((option) =>
        Array.isArray(value) ? value.includes(option.value) : option.value === value,
      )
      for (const { label } of chosen) {
        if (criterion.kind === 'choice') await page.getByLabel(criterion.label).selectOption({ label })
        else
          await page
            .getByRole('group', { name: criterion.label })
            .getByLabel(label, { exact: true })
            .check({ force: true })
      }
    }
  }
}
