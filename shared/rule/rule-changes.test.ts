import { describe, expect, it } from 'vitest'
import { currentRule } from './registry.ts'
import { Rule } from './rule.ts'
import { ruleChanges } from './rule-changes.ts'

const rule = currentRule()

/** A copy of the rule in which this is changed, still a rule that can be published. */
function copy(change: (draft: ReturnType<typeof structuredClone<Rule>>) => void): Rule {
  const draft = structuredClone(rule)
  change(draft)
  return Rule.parse(draft)
}

const labelOf = (wanted: string) => rule.criteria.find(({ id }) => id === wanted)?.label ?? ''
const only = (after: Rule) => ruleChanges(rule, after)

describe('the differences between two versions of a rule', () => {
  it('are none between a rule and itself, and none for a new version number alone', () => {
    expect(only(rule)).toEqual([])
    expect(only(copy((draft) => (draft.version = '1.1.0')))).toEqual([])
  })

  it('name the criterion and the line that moved, with both figures', () => {
    const after = copy((draft) => {
      const arrests = draft.criteria.find(({ id }) => id === 'arrests')
      if (arrests?.kind === 'count' && arrests.lines[1]) arrests.lines[1].at = 15
    })
    expect(only(after)).toEqual([
      {
        part: 'The criteria and their lines',
        changes: [{ place: `criteria, ${labelOf('arrests')}, lines, tier 2, at`, before: '10', after: '15' }],
      },
    ])
  })

  it('name a criterion that came or went by its label', () => {
    const after = copy((draft) => {
      draft.criteria = draft.criteria.filter(({ id }) => id !== 'novelty')
    })
    const label = labelOf('novelty')
    expect(only(after)).toEqual([
      {
        part: 'The criteria and their lines',
        changes: [{ place: `criteria, ${label}`, before: label, after: null }],
      },
    ])
    expect(ruleChanges(after, rule)[0]?.changes).toEqual([
      { place: `criteria, ${label}`, before: null, after: label },
    ])
  })

  it('are none where the criteria only stand in another order', () => {
    expect(only(copy((draft) => draft.criteria.reverse()))).toEqual([])
  })

  it('stand under the parts of the rule page, in its order', () => {
    const after = copy((draft) => {
      draft.tiers[2].deadlines.form = 45
      draft.override.down.minReasonCharacters = 200
      draft.aggregation.cumulative.minCriteria = 6
      draft.longRunning.closingReview = false
    })
    expect(only(after)).toEqual([
      {
        part: 'How the tier is worked out',
        changes: [{ place: 'aggregation, cumulative, min criteria', before: '5', after: '6' }],
      },
      {
        part: 'The four tiers and their deadlines',
        changes: [{ place: 'tiers, tier 2, deadlines, form', before: '42', after: '45' }],
      },
      {
        part: 'What changes the result',
        changes: [
          { place: 'long running, closing review', before: 'yes', after: 'no' },
          { place: 'override, down, min reason characters', before: '100', after: '200' },
        ],
      },
    ])
  })

  it('hold for every part of the rule: whatever changes is told', () => {
    const keys = Object.keys(rule).filter((key) => !['format', 'id', 'version'].includes(key))
    for (const key of keys) {
      const after = { ...rule, [key]: 'something else' } as unknown as Rule
      expect({ key, found: only(after).flatMap(({ changes }) => changes).length }).toEqual({ key, found: 1 })
    }
  })
})
