import type { Page } from '@playwright/test'
import type { Address, Looker, Places } from './every-page.ts'

/** Forms that refuse to be sent as they are, in each way that the client has of asking. */
export function unfilledForms({ operation, review }: Places): Address[] {
  const marram = `/operations/${operation('Marram')}`
  const as = (looker: Looker, path: string): Address => ({ route: '', as: looker, path })
  return [
    as('rowan-hale', '/operations/new'),
    as('rowan-hale', `${marram}/debriefs/new`),
    as('rowan-hale', `${marram}/pauses/new`),
    as('rowan-hale', `${marram}/impact-reviews/new`),
    as('rowan-hale', `${marram}/shares/new`),
    as('rowan-hale', `${marram}/facts/change/arrests`),
    as('rowan-hale', '/series/new'),
    as('rowan-hale', `/operations/${operation('Gorse')}/series`),
    as('rowan-hale', `/operations/${operation('Copse End')}/facts`),
    as('rowan-hale', `/reviews/${review('Marram')}/withdraw`),
    as('rowan-hale', `/reviews/${review('Gorse')}/submission/re-open`),
    as('rowan-hale', `/reviews/${review('Gorse')}/submission/hold-back`),
    as('morgan-vale', `/operations/${operation('Weir')}/withdraw`),
    as('morgan-vale', `/sign-off/${review('Fernhill')}/2`),
    as('morgan-vale', '/acting/new'),
    as('casey-bright', '/admin/people/new'),
  ]
}

/** The button that sends the page's form. */
export const sendingButton = (page: Page) =>
  page.locator('main .govuk-button[type=submit]:not(.govuk-button--secondary)').last()

/** Pages with nothing to show, and addresses that lead nowhere. */
export function bareAddresses(): Address[] {
  return [
    { route: '*', as: 'rowan-hale', path: '/nowhere' },
    { route: '/inbox', as: 'rowan-hale', path: '/inbox' },
    { route: '/series', as: 'dale-trevanion', path: '/series' },
    { route: '/acting', as: 'frances-pell', path: '/acting' },
    { route: '/sign-off', as: 'robin-ashdown', path: '/sign-off' },
  ]
}

/**
 * What is wrong with how a page says that something must be put right (GOV.UK: error summary): the summary has focus,
 * the title says so, and each line leads to a place that says the same.
 */
export function findSummaryFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const summary = document.querySelector('.govuk-error-summary')
    if (!summary) return ['there is no summary']
    if (document.activeElement !== summary) faults.push('the summary does not have focus')
    if (!summary.querySelector('h2')?.textContent?.includes('There is a problem')) faults.push('no heading')
    if (!document.title.startsWith('Error: ')) faults.push(`the title is ${document.title}`)
    const said = [...document.querySelectorAll('.govuk-error-message')].map((each) =>
      (each.textContent ?? '').replace(/^\s*Error:\s*/, '').trim(),
    )
    for (const link of summary.querySelectorAll<HTMLAnchorElement>('a')) {
      const words = (link.textContent ?? '').trim()
      if (!said.includes(words)) faults.push(`not said at its question: ${words}`)
      link.click()
      const at = document.activeElement
      if (!at || at === document.body || at === summary) faults.push(`leads nowhere: ${words}`)
    }
    return faults
  })
}
