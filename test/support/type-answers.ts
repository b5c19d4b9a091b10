import type { Page } from '@playwright/test'
import { type Column, type ItemField, isAnswerField, type Section } from '#shared/form/definition.ts'
import type { Wording } from '#shared/form/filled-review.ts'

/** Where an answer's control stands on the page: ids are made of the answer's path. */
const placeOf = (path: (string | number)[]) => `[id="${['a', ...path].join('-')}"]`

async function isAsked(page: Page, path: (string | number)[]): Promise<boolean> {
  return (await page.locator(placeOf(path)).count()) > 0
}

async function typeText(page: Page, path: (string | number)[], words: string): Promise<void> {
  await page.locator(placeOf(path)).fill(words)
}

async function typeDay(page: Page, path: (string | number)[], time?: string): Promise<void> {
  const place = ['a', ...path].join('-')
  await page.locator(`[id="${place}-day"]`).fill('16')
  await page.locator(`[id="${place}-month"]`).fill('October')
  await page.locator(`[id="${place}-year"]`).fill('2026')
  if (time) await page.locator(`[id="${place}-time"]`).fill(time)
}

/** Chooses the first option, whether it is a radio, a checkbox or a line of a list. */
async function chooseFirst(page: Page, path: (string | number)[]): Promise<void> {
  const control = page.locator(placeOf(path))
  const tag = await control.evaluate((element) => element.tagName)
  if (tag === 'SELECT') await control.selectOption({ index: 1 })
  else await control.check({ force: true })
}

async function typeCell(page: Page, column: Column, path: (string | number)[], words: string): Promise<void> {
  if (!(await isAsked(page, path))) return
  switch (column.type) {
    case 'text':
    case 'textarea':
      return typeText(page, path, words)
    case 'number':
      return typeText(page, path, '12')
    case 'date':
      return typeText(page, path, '16/10/2026')
    case 'datetime':
      return typeText(page, path, '16/10/2026 10:20')
    default:
      return chooseFirst(page, path)
  }
}

async function typeSimple(
  page: Page,
  field: ItemField,
  path: (string | number)[],
  wording: Wording,
): Promise<void> {
  const place = path.join('.')
  switch (field.type) {
    case 'text':
    case 'textarea':
      return (await isAsked(page, path)) ? typeText(page, path, wording(place)) : undefined
    case 'number':
      return (await isAsked(page, path)) ? typeText(page, path, '12') : undefined
    case 'money':
      return (await isAsked(page, path)) ? typeText(page, path, '8,396.50') : undefined
    case 'date':
      return (await isAsked(page, path)) ? typeDay(page, path) : undefined
    case 'datetime':
      return (await isAsked(page, path)) ? typeDay(page, path, '10:20') : undefined
    case 'user':
      if (!(await isAsked(page, path))) return
      await page.locator(`[id="${['a', ...path].join('-')}-role"]`).fill('Planning inspector')
      if (field.named) await page.locator(`[id="${['a', ...path].join('-')}-name"]`).fill('Linden Shaw')
      return
    case 'ratings':
      for (const item of field.items) {
        if (await isAsked(page, [...path, item.id])) await chooseFirst(page, [...path, item.id])
      }
      return
    case 'lesson-links':
      return (await isAsked(page, [...path, 0, 'reference']))
        ? typeText(page, [...path, 0, 'reference'], wording(place))
        : undefined
    case 'checklist':
      for (const [at] of field.options.entries()) {
        const box = page.locator(`[id="${['a', ...path].join('-')}${at === 0 ? '' : `-${at + 1}`}"]`)
        if ((await box.count()) > 0) await box.check({ force: true })
      }
      return
    default:
      return (await isAsked(page, path)) ? chooseFirst(page, path) : undefined
  }
}

/**
 * Types an answer into everything that a section asks on this page, in the form's order, one row in each table that
 * grows and one item in each repeat. What is not asked is passed over.
 */
export async function typeAnswers(page: Page, section: Section, wording: Wording): Promise<void> {
  for (const field of section.fields.filter(isAnswerField)) {
    if (field.type === 'table') {
      for (const at of field.rows ? field.rows.keys() : [0]) {
        for (const column of field.columns) {
          await typeCell(page, column, [field.id, at, column.id], wording(`${field.id}.${at}.${column.id}`))
        }
      }
    } else if (field.type === 'repeat') {
      if (!(await isAsked(page, [field.id]))) continue
      await page.locator(`[id="a-${field.id}-add"]`).click()
      for (const part of field.fields) await typeSimple(page, part, [field.id, 0, part.id], wording)
    } else {
      await typeSimple(page, field, [field.id], wording)
    }
  }
}
