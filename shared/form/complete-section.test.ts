import { describe, expect, it } from 'vitest'
import { inFixedRows, type JsonObject, type SectionAnswers } from './answers.ts'
import { getSection } from './definition.ts'
import { filledAnswers } from './filled-review.ts'
import { contextOf } from './marking.ts'
import { currentFormDefinition } from './registry.ts'
import { completeSchemaFor } from './schema-for.ts'

const definition = currentFormDefinition()
const section = (id: string) => getSection(definition, id)

describe('a complete section', () => {
  const check = (id: string, answers: SectionAnswers, tier: 1 | 2 | 3 = 2, facts = {}) => {
    const context = contextOf(definition, { tier, facts, answers: {} })
    const result = completeSchemaFor(section(id), context).safeParse(answers)
    return (result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])
  }

  it('is told what to do and where, in the order of the page', () => {
    expect(check('operation', {})).toEqual([
      ['operational-order', 'Choose the order or plan that commanders worked from'],
      ['summary', 'Enter what happened, in short'],
    ])
    expect(check('operation', {}, 1)).toEqual([['summary', 'Enter what happened, in short']])
  })

  it('names the row and the column of a fixed table', () => {
    const groups = definition.sections.flatMap(({ fields }) => fields).find(({ id }) => id === 'cia-groups')
    if (groups?.type !== 'table' || !groups.rows) throw new Error('cia-groups')
    const told = { impact: 'low', 'what-happened': 'Delays', 'how-we-know': 'Calls' }
    const rows: JsonObject[] = inFixedRows(groups.rows, []).map((row) => ({ ...row, ...told }))
    rows[5] = { rowKey: 'hospitals-and-health', impact: 'low', 'what-happened': 'Delays', 'how-we-know': '' }
    expect(
      check('community-impact', { 'cia-groups': rows }).filter(([path]) => path?.startsWith('cia-groups')),
    ).toEqual([['cia-groups.5.how-we-know', 'Enter how you know what happened to hospitals and health']])
  })

  it('is told of the cells of a row that was started, required or not, and not of a blank row', () => {
    const left = check('command-staffing', { 'mutual-aid-detail': [{ donor: 'kent' }, {}] }, 1)
    expect(left.filter(([path]) => path?.startsWith('mutual-aid'))).toEqual([
      ['mutual-aid-detail.0.units', 'Enter the units in row 1'],
      ['mutual-aid-detail.0.asked-at', 'Enter when they were asked for in row 1'],
      ['mutual-aid-detail.0.arrived-at', 'Enter when they arrived in row 1'],
      ['mutual-aid-detail.0.suitable', 'Choose yes or no in row 1: suitable and briefed'],
    ])
  })

  it('is told when a time comes before the one it must follow', () => {
    const row = {
      site: 'Dock road',
      'closed-from': '2026-10-16T10:20',
      reopened: '2026-10-16T09:00',
      affected: 6200,
    }
    expect(
      check('community-impact', { 'cia-disruption': [row] }).filter(([path]) =>
        path?.startsWith('cia-disruption'),
      ),
    ).toEqual([
      [
        'cia-disruption.0.reopened',
        'Reopened in row 1 must not be before Fri 16 October 2026, 10:20 (closed from)',
      ],
    ])
  })

  it('is told of the fields of each item, by its number', () => {
    const done = filledAnswers(definition, () => 'Words').actions?.actions
    const first = Array.isArray(done) ? done[0] : null
    const second = {
      ...(first as object),
      id: '00000000-0000-4000-8000-000000000002',
      'action-due': null,
      'action-owner': { role: 'Planner' },
    }
    const context = contextOf(definition, {
      tier: 2,
      facts: {},
      answers: filledAnswers(definition, () => 'Words'),
    })
    const result = completeSchemaFor(section('actions'), context).safeParse({ actions: [first, second] })
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['actions.1.action-owner.name', 'Enter the name of the named owner of action 2'],
      ['actions.1.action-due', 'Enter the due date of action 2'],
    ])
  })

  it('takes the statement that there is none', () => {
    expect(check('lessons', {})).toEqual([
      ['lessons', 'Add at least one learning point, or say that there was none'],
    ])
    expect(check('lessons', { lessons: { none: true } })).toEqual([])
  })

  it('asks for the learning point again when an action names one that is gone', () => {
    const answers = filledAnswers(definition, () => 'Words')
    const context = contextOf(definition, { tier: 2, facts: {}, answers: { ...answers, lessons: {} } })
    const result = completeSchemaFor(section('actions'), context).safeParse(answers.actions)
    expect(result.error?.issues.map(({ message }) => message)).toEqual([
      'Choose the learning point that action 1 answers',
    ])
  })

  it('refuses an option that stands alone beside another', () => {
    expect(
      check('intelligence', { 'intel-products': ['none', 'local-assessment'] }).filter(
        ([path]) => path === 'intel-products',
      ),
    ).toEqual([['intel-products', 'Choose “None” alone, or take it out']])
  })

  it('sends to the facts what is a fact', () => {
    expect(check('outcomes', {}, 1)).toEqual([
      ['arrests-total', 'Enter the number of arrests in the facts'],
      ['police-injured', 'Enter the officers and staff injured in the facts'],
      ['public-injured', 'Enter the members of the public injured in the facts'],
      ['complaints', 'Enter the complaints so far in the facts'],
      ['referral', 'Choose whether there was a referral in the facts'],
    ])
    const facts = { arrests: 0, policeInjured: 0, publicInjured: 0, complaints14Days: 0, dsiReferral: 'none' }
    expect(check('outcomes', {}, 1, facts)).toEqual([])
    expect(check('outcomes', {}, 1, { ...facts, arrests: 6 })).toEqual([
      ['arrests', 'Add the arrests by offence group'],
    ])
  })

  it('does not take “not yet assessed” for a rating', () => {
    const left = check('community-impact', {}, 1, { communityImpact: 'not-assessed' })
    expect(left).toContainEqual(['cia-overall', 'Rate the overall community impact in the facts'])
    expect(check('community-impact', {}, 1, { communityImpact: 'low' })).not.toContainEqual(
      left.find(([path]) => path === 'cia-overall'),
    )
  })
})
