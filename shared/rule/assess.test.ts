import { describe, expect, it } from 'vitest'
import examples from '#test/support/example-operations.json' with { type: 'json' }
import { assess } from './assess.ts'
import type { Facts, FactValue } from './facts.ts'
import { currentRule } from './registry.ts'
import type { Criterion, Rule, Tier } from './rule.ts'
import type { History } from './series.ts'

const rule = currentRule()
const outcomeOf = (facts: Facts, history: History = {}) => assess(rule, facts, history)
const tierOf = (facts: Facts) => outcomeOf(facts).tier

describe('the six examples', () => {
  it.each(examples)('$id gives the expected tier, triggers and level', ({ facts, series, expected }) => {
    const history = series === undefined ? {} : { series: series as NonNullable<History['series']> }
    const result = outcomeOf(facts as Facts, history)
    expect({ ...result, triggers: new Set(result.triggers) }).toMatchObject({
      ...expected,
      triggers: new Set(expected.triggers),
    })
  })
})

describe('every line of the rule', () => {
  const lines = rule.criteria.flatMap((criterion) =>
    'lines' in criterion ? criterion.lines.map((line, index) => ({ criterion, line, index })) : [],
  )
  it.each(lines)('$criterion.id: $line.at reaches tier $line.tier', ({ criterion, line, index }) => {
    const below: Tier = criterion.lines[index - 1]?.tier ?? 0
    const step = criterion.kind === 'money' ? 0.01 : 1
    const next = criterion.lines[index + 1]
    expect(tierOf({ [criterion.id]: line.at - step })).toBe(below)
    expect(tierOf({ [criterion.id]: line.at })).toBe(line.tier)
    if (next === undefined || next.at > line.at + step) {
      expect(tierOf({ [criterion.id]: line.at + step })).toBe(line.tier)
    }
  })
})

describe('every option of the rule', () => {
  const options = rule.criteria.flatMap((criterion) =>
    'options' in criterion ? criterion.options.map((option) => ({ criterion, option })) : [],
  )
  it.each(options)('$criterion.id: $option.value reaches tier $option.tier', ({ criterion, option }) => {
    const value = criterion.kind === 'choices' ? [option.value] : option.value
    const result = outcomeOf({ [criterion.id]: value })
    expect(result.tier).toBe(option.tier)
    expect(result.triggers).toEqual(option.tier === 0 ? [] : [criterion.id])
    expect(result.unknown).not.toContain(criterion.id)
  })

  const questions = rule.criteria.filter((criterion) => criterion.kind === 'yes_no')
  it.each(questions)('$id: yes reaches tier $tierIfYes, no reaches none', ({ id, tierIfYes }) => {
    expect(tierOf({ [id]: true })).toBe(tierIfYes)
    expect(tierOf({ [id]: false })).toBe(0)
  })

  it('several ticks reach the highest of them', () => {
    expect(tierOf({ specialTactics: ['protester-removal-team', 'baton'] })).toBe(2)
    expect(tierOf({ specialTactics: ['aep', 'protester-removal-team'] })).toBe(3)
  })
})

describe('the cumulative rule', () => {
  const four = { arrests: 10, policeInjured: 3, communityImpact: 'high', complaints14Days: 5 }

  it('sets tier 3 at five criteria of tier 2 in three groups, and the triggers are all of them', () => {
    const result = outcomeOf({ ...four, useOfForceReports: 25, disorderLevel: 'minor' })
    expect(result).toMatchObject({
      computedTier: 3,
      tier: 3,
      cumulativeRule: true,
      facilitationLevel: 'level two',
    })
    expect(result.triggers).toEqual([
      'arrests',
      'useOfForceReports',
      'policeInjured',
      'communityImpact',
      'complaints14Days',
    ])
    expect(result.explanation[1]).toBe(
      'No single criterion reaches tier 3. 5 criteria are at tier 2 or higher, in 4 groups. 5 in at least 3 groups make tier 3.',
    )
  })

  it('does nothing with four criteria, and says how near it was', () => {
    const result = outcomeOf({ ...four, useOfForceReports: 24 })
    expect(result).toMatchObject({ computedTier: 2, cumulativeRule: false })
    expect(result.explanation).toContain(
      'Close to tier 3: 4 criteria are at tier 2 or higher, in 4 groups. 5 in at least 3 groups make tier 3. 24 use of force reports. The line for tier 2 is 25, and 1 more would reach it.',
    )
  })

  it('does nothing with five criteria in two groups', () => {
    const scale = { officersDeployed: 100, psusDeployed: 3, attendance: 2500, durationDays: 4 }
    expect(outcomeOf({ ...scale, arrests: 10 })).toMatchObject({ computedTier: 2, cumulativeRule: false })
    expect(outcomeOf({ ...scale, arrests: 10, policeInjured: 3 })).toMatchObject({
      computedTier: 3,
      cumulativeRule: true,
    })
  })

  it('is not said to set a tier that one criterion reached by itself', () => {
    const result = outcomeOf({ ...four, useOfForceReports: 25, disorderLevel: 'serious' })
    expect(result).toMatchObject({ computedTier: 3, cumulativeRule: false, triggers: ['disorderLevel'] })
  })

  it('never adds up tier 1', () => {
    const facts: Facts = {}
    for (const criterion of rule.criteria) {
      if ('lines' in criterion && criterion.lines[0]?.tier === 1) facts[criterion.id] = criterion.lines[0].at
    }
    expect(tierOf(facts)).toBe(1)
  })
})

describe('who facilitates and who comes', () => {
  it.each`
    facts                                                | level
    ${{ disorderLevel: 'significant' }}                  | ${null}
    ${{ disorderLevel: 'serious' }}                      | ${'level two'}
    ${{ mobilisationTier: 'national' }}                  | ${'level three'}
    ${{ externalReview: 'national' }}                    | ${'level three'}
    ${{ dsiReferral: 'serious-injury' }}                 | ${'level two'}
    ${{ dsiReferral: 'death' }}                          | ${'level three'}
    ${{ linkedForceAreas: 3, disorderLevel: 'serious' }} | ${'level two'}
    ${{ linkedForceAreas: 4 }}                           | ${'level three'}
    ${{ costGbp: 9_999_999.99 }}                         | ${'level two'}
    ${{ costGbp: 10_000_000 }}                           | ${'level three'}
  `('$level for $facts', ({ facts, level }) => {
    expect(outcomeOf(facts).facilitationLevel).toBe(level)
  })

  it.each`
    arrests | collegeLevel   | debriefs
    ${0}    | ${null}        | ${[]}
    ${1}    | ${'local'}     | ${['hot']}
    ${10}   | ${'level one'} | ${['hot', 'structured']}
    ${100}  | ${'level two'} | ${['hot', 'single_agency_structured', 'multi_agency_structured']}
  `('$arrests arrests: College level $collegeLevel, debriefs $debriefs', ({ arrests, ...expected }) => {
    expect(outcomeOf({ arrests })).toMatchObject(expected)
  })

  it('names the facilitator of the level, and everyone of tier 2 at tier 3', () => {
    const two = outcomeOf({ arrests: 100 })
    const three = outcomeOf({ arrests: 100, mobilisationTier: 'national' })
    expect(two.facilitator).toContain('NPoCC regional coordinator')
    expect(three.facilitator).toContain('College of Policing')
    const [, ...others] = rule.tiers[2].mustAttend
    expect(two.mustAttend).toEqual(expect.arrayContaining(['Gold in person', ...others]))
    expect(outcomeOf({}).facilitator).toBeNull()
  })
})

describe('what is close', () => {
  it.each`
    facts                                           | close
    ${{ officersDeployed: 400 }}                    | ${['officersDeployed:3']}
    ${{ officersDeployed: 399 }}                    | ${[]}
    ${{ officersDeployed: 500 }}                    | ${[]}
    ${{ officersDeployed: 8 }}                      | ${['officersDeployed:1']}
    ${{ officersDeployed: 8, arrests: 1 }}          | ${[]}
    ${{ officersDeployed: 90, arrests: 8 }}         | ${['officersDeployed:2', 'arrests:2']}
    ${{ costGbp: 800_000, disorderLevel: 'minor' }} | ${['costGbp:3']}
    ${{ policeInjured: 2 }}                         | ${[]}
  `('$close for $facts', ({ facts, close }) => {
    expect(outcomeOf(facts).close.map(({ criterionId, tier }) => `${criterionId}:${tier}`)).toEqual(close)
  })

  it('is put in words', () => {
    const [call] = outcomeOf({ costGbp: 999_999.5, disorderLevel: 'minor' }).close
    expect(call?.words).toBe(
      '£999,999.50 spent on the operation. The line for tier 3 is £1,000,000, and £0.50 more would reach it.',
    )
  })
})

describe('the explanation', () => {
  it.each`
    facts                                   | words
    ${{ officersDeployed: 118 }}            | ${'118 officers and staff deployed. The line for tier 2 is 100.'}
    ${{ psusDeployed: 3 }}                  | ${'3 police support units deployed. The line for tier 2 is 3. Reaching it counts.'}
    ${{ publicInjured: 1 }}                 | ${'1 member of the public injured. The line for tier 1 is 1. Reaching it counts.'}
    ${{ costGbp: 760_151 }}                 | ${'£760,151 spent on the operation. The line for tier 2 is £100,000.'}
    ${{ attendance: 60_000 }}               | ${'60,000 people attending at the peak. The line for tier 3 is 50,000.'}
    ${{ opposingGroups: 'hostile' }}        | ${'There was hostile contact between groups. Always tier 2.'}
    ${{ legalChallenge: true }}             | ${'A police decision was challenged in law. Always tier 2.'}
    ${{ specialTactics: ['baton', 'ced'] }} | ${'Tactics used: baton strikes and discharge of a conducted energy device. Always tier 2.'}
    ${{ specialTactics: ['baton', 'aep'] }} | ${'Tactics used: discharge of an attenuating energy projectile. Always tier 3.'}
  `('says "$words"', ({ facts, words }) => {
    const result = outcomeOf(facts)
    expect(result.reached.map((one) => one.words)).toEqual([words])
    expect(result.explanation[1]).toBe(words)
  })

  it('of tier 1 reads from the result to what must be done', () => {
    expect(outcomeOf({ arrests: 4, officersDeployed: 40, complaints14Days: 4 }).explanation).toEqual([
      'Tier 1: Hot debrief.',
      '40 officers and staff deployed. The line for tier 1 is 10.',
      '4 arrests for the event. The line for tier 1 is 1.',
      '4 complaints within 14 days. The line for tier 1 is 1.',
      'Close to tier 2: 4 complaints within 14 days. The line for tier 2 is 5, and 1 more would reach it.',
      'Provisional until 14 days after stand-down, and until 31 facts that are not known are filled in. A fact that is not known counts as not reached.',
      'College level: local.',
      'Debriefs: hot.',
      'Facilitator: Bronze or a supervising inspector or sergeant, with a named note-taker.',
      'Must attend: Silver or bronze; Serial or unit supervisors; Police liaison team, if used; Note-taker.',
      'Deadlines in days after stand-down, each to the end of the day: hot debrief 1, decision 3, community impact assessment 7, form prepared 7, gold signature 14, sent 21.',
    ])
  })
})

describe('any well-typed input', () => {
  const odd: FactValue[] = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    1e300,
    1.5,
    '',
    'no such option',
    '__proto__',
    true,
    false,
    [],
    ['no such option'],
    ['none', 'none'],
  ]

  it.each(rule.criteria)('never makes $id throw', (criterion: Criterion) => {
    for (const value of odd) expect(() => outcomeOf({ [criterion.id]: value })).not.toThrow()
  })

  it('counts a value of another kind as not known', () => {
    const facts: Facts = {
      arrests: 'many',
      attendance: Number.NaN,
      disorderLevel: 3,
      specialTactics: [],
      legalChallenge: 'yes',
    }
    const result = outcomeOf(facts)
    expect(result.tier).toBe(0)
    expect(result.unknown).toEqual(expect.arrayContaining(Object.keys(facts)))
  })

  it('leaves criteria of another rule out', () => {
    expect(outcomeOf({ constructor: 5, unheardOf: 1 })).toEqual(outcomeOf({}))
  })
})

describe('another rule', () => {
  it('decides by its own numbers', () => {
    const stricter: Rule = structuredClone(rule)
    stricter.aggregation.cumulative.minCriteria = 2
    stricter.aggregation.cumulative.minGroups = 2
    stricter.aggregation.closePercent = 50
    const facts = { arrests: 10, policeInjured: 3, officersDeployed: 50 }
    expect(assess(stricter, facts, {})).toMatchObject({ computedTier: 3, cumulativeRule: true })
    expect(assess(rule, facts, {})).toMatchObject({ computedTier: 2, cumulativeRule: false })
  })
})
