import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { ViewerAs } from '#client/frame/viewer.tsx'
import type { OperationRow } from '#shared/api/operations.ts'
import type { ViewerReply } from '#shared/api/session.ts'
import { marram } from '#shared/coverage/example-rows.ts'
import { currentRule } from '#shared/rule/registry.ts'
import { DutyStep } from './next-step-cell.tsx'
import { workOf } from './tasks.ts'

const at = '2026-11-24T12:00:00.000Z'
const published = currentRule()
const newer = {
  ...published,
  version: '2.0.0',
  tiers: published.tiers.map((each) => ({ ...each, deadlines: { ...each.deadlines, impact_review_1: 14 } })),
}

const viewer: ViewerReply = {
  personId: '00000000-0000-4000-8000-000000000001',
  name: 'Rowan Hale',
  rank: null,
  rankShort: null,
  organisation: { id: 'gwent', kind: 'force', name: 'Gwent Police', shortName: 'Gwent' },
  roles: ['debrief_lead'],
  actingGold: false,
}

/** The words of the first impact review of an operation at tier 2, while version 2.0.0 is in effect. */
function shown(rule: OperationRow['rule']): string {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  queries.setQueryData(['current'], { rule: { id: published.id, version: '2.0.0' } })
  queries.setQueryData(['rule', published.id, published.version], published)
  queries.setQueryData(['rule', published.id, '2.0.0'], newer)
  const row: OperationRow = {
    moments: { ...marram, tierInEffect: 2 },
    place: 'Marram',
    leadId: viewer.personId,
    factsStarted: true,
    awaitingConfirmation: false,
    rule,
    review: null,
  }
  const step = createElement(DutyStep, {
    work: workOf(row, at),
    duty: { duty: 'impact_review_1', status: 'not_yet_due', deadline: null },
  })
  const seen = { viewer, children: createElement(QueryClientProvider, { client: queries }, step) }
  return renderToStaticMarkup(createElement(MemoryRouter, {}, createElement(ViewerAs, seen)))
}

describe('a step beside the ladder, on the home page', () => {
  it('is named by the days of the rule version that the operation was decided with', () => {
    expect(shown({ id: published.id, version: '1.0.0' })).toContain('Do the 28-day community impact review')
    expect(shown({ id: published.id, version: '2.0.0' })).toContain('Do the 14-day community impact review')
  })

  it('is named by the version in effect before there is a decision', () => {
    expect(shown(null)).toContain('Do the 14-day community impact review')
  })
})
