import { describe, expect, it } from 'vitest'
import { factsSchemaFor } from './facts.ts'
import { currentRule } from './registry.ts'

const schema = factsSchemaFor(currentRule())
const refusalOf = (facts: unknown) => schema.safeParse(facts).error?.issues[0]

describe('facts that are taken', () => {
  it.each([
    {},
    { arrests: 0 },
    { arrests: 10_000_000 },
    { costGbp: 8396.29 },
    { costGbp: 0.07 },
    { costGbp: 1_000_000_000 },
    { specialTactics: ['none'] },
    { specialTactics: ['baton', 'containment'] },
    { specialTactics: [] },
    { disorderLevel: 'minor', legalChallenge: false },
  ])('%j', (facts) => {
    expect(schema.parse(facts)).toEqual(facts)
  })
})

describe('facts that are refused', () => {
  it.each`
    facts                                     | field                   | sentence
    ${{ arrests: '12' }}                      | ${['arrests']}          | ${'Enter a whole number of arrests'}
    ${{ arrests: JSON.parse('1e999') }}       | ${['arrests']}          | ${'Enter a whole number of arrests'}
    ${{ arrests: Number.NaN }}                | ${['arrests']}          | ${'Enter a whole number of arrests'}
    ${{ arrests: null }}                      | ${['arrests']}          | ${'Enter a whole number of arrests'}
    ${{ arrests: -1 }}                        | ${['arrests']}          | ${'Enter a whole number of arrests, 0 or more'}
    ${{ arrests: 10_000_001 }}                | ${['arrests']}          | ${'Enter a whole number of arrests, 10,000,000 or fewer'}
    ${{ officersDeployed: 1.5 }}              | ${['officersDeployed']} | ${'Enter a whole number of people'}
    ${{ costGbp: 1.555 }}                     | ${['costGbp']}          | ${'Enter an amount in pounds, with at most 2 decimals'}
    ${{ costGbp: '£5' }}                      | ${['costGbp']}          | ${'Enter an amount in pounds'}
    ${{ costGbp: -0.01 }}                     | ${['costGbp']}          | ${'Enter an amount in pounds, 0 or more'}
    ${{ costGbp: 1_000_000_000.01 }}          | ${['costGbp']}          | ${'Enter an amount in pounds, 1,000,000,000 or less'}
    ${{ disorderLevel: 'big' }}               | ${['disorderLevel']}    | ${'Choose one of these: none, minor, significant, serious'}
    ${{ legalChallenge: 'yes' }}              | ${['legalChallenge']}   | ${'Answer yes (true) or no (false)'}
    ${{ specialTactics: ['none', 'baton'] }}  | ${['specialTactics']}   | ${'Choose “None of these” alone, or leave it out'}
    ${{ specialTactics: ['baton', 'baton'] }} | ${['specialTactics']}   | ${'Choose each answer once'}
    ${{ powersUsed: ['s60', 'x'] }}           | ${['powersUsed', 1]}    | ${'Choose from these: none, poa-conditions, dispersal, s60aa, s60, poa23-s11, prohibition'}
    ${{ arests: 1 }}                          | ${[]}                   | ${'This rule has no criterion named arests'}
    ${JSON.parse('{"__proto__": 1}')}         | ${[]}                   | ${'This rule has no criterion named __proto__'}
    ${[]}                                     | ${[]}                   | ${'Give the facts as an object of criterion and value'}
  `('$facts: $sentence', ({ facts, field, sentence }) => {
    expect(refusalOf(facts)).toMatchObject({ path: field, message: sentence })
  })
})
