import { describe, expect, it } from 'vitest'
import { currentRule, findRule, getRule, listRules, parseRule } from './registry.ts'
import nationalDefault from './rules/national-default@1.0.0.json' with { type: 'json' }

const rule = currentRule()

describe('the proposed national default', () => {
  it('has 34 criteria in seven groups', () => {
    expect(rule.criteria).toHaveLength(34)
    expect(rule.groups.map((group) => group.id)).toEqual([
      'scale',
      'mobilisation',
      'enforcement',
      'harm',
      'community',
      'confidence',
      'learning',
    ])
  })

  it('draws the lines of every figure where the proposal has them', () => {
    const figures = rule.criteria.flatMap((criterion) => ('lines' in criterion ? [criterion] : []))
    const lines = figures.map(({ id, lines }) => [id, lines.map(({ tier, at }) => `${tier}:${at}`).join(' ')])
    expect(Object.fromEntries(lines)).toEqual({
      officersDeployed: '1:10 2:100 3:500',
      psusDeployed: '1:1 2:3 3:12',
      attendance: '1:200 2:2500 3:50000',
      durationDays: '2:4',
      costGbp: '1:10000 2:100000 3:1000000',
      mutualAidForces: '1:1 2:2 3:5',
      linkedForceAreas: '2:2 3:4',
      arrests: '1:1 2:10 3:100',
      useOfForceReports: '1:5 2:25 3:200',
      policeInjured: '1:1 2:3 3:20',
      policeSeriouslyInjured: '2:1 3:3',
      publicInjured: '1:1 2:3 3:10',
      complaints14Days: '1:1 2:5 3:50',
    })
  })

  it('gives every option the tier the proposal has', () => {
    const chosen = rule.criteria.flatMap((criterion) => ('options' in criterion ? [criterion] : []))
    const options = chosen.map(({ id, options }) => [
      id,
      options.map((o) => `${o.value}:${o.tier}`).join(' '),
    ])
    expect(Object.fromEntries(options)).toEqual({
      commandStructure: 'none:0 bronze:0 silver:1 gold-silver-bronze:1',
      mobilisationTier: 'local:0 regional:2 national:3',
      specialTactics:
        'none:0 protester-removal-team:1 containment:2 baton:2 irritant-spray:2 mounted-dispersal:2 dog-bite:2 ced:2 aep:3',
      powersUsed: 'none:0 poa-conditions:1 dispersal:1 s60aa:1 s60:2 poa23-s11:2 prohibition:2',
      dsiReferral: 'none:0 other-referral:2 serious-injury:3 death:3',
      disorderLevel: 'none:0 minor:1 significant:2 serious:3',
      communityImpact: 'not-assessed:0 low:0 moderate:1 high:2 severe:3',
      infrastructureDisruption: 'none:0 local:1 major:2 critical:3',
      opposingGroups: 'none:0 separated:1 hostile:2',
      mediaInterest: 'none:0 national:1 national-policing:2',
      externalReview: 'none:0 local:2 national:3',
      novelty: 'none:0 force-first:1 national-first:2',
      intelligenceVariance: 'none:0 moderate:1 major:2',
      lfrUsed: 'none:0 used:2 wrongful-intervention:3',
      multiAgencyLevel: 'none:0 partner-present:1 tcg:2 scg-or-major-incident:3',
      debriefRequested: 'none:0 commander:1 partner-or-oversight:2',
    })
  })

  it('puts every yes at tier 2, and calls six criteria scale only', () => {
    const yes = rule.criteria.flatMap((c) => (c.kind === 'yes_no' ? [`${c.id}:${c.tierIfYes}`] : []))
    expect(yes).toEqual([
      'targetedCommunity:2',
      'criticalIncident:2',
      'legalChallenge:2',
      'commandOrPlanFailure:2',
      'publicDangerOrNearMiss:2',
    ])
    expect(rule.criteria.filter((criterion) => criterion.scaleOnly).map((criterion) => criterion.id)).toEqual(
      ['officersDeployed', 'psusDeployed', 'attendance', 'durationDays', 'costGbp', 'commandStructure'],
    )
  })

  it('is plain data that survives being written and read', () => {
    expect(JSON.parse(JSON.stringify(rule))).toEqual(nationalDefault)
  })
})

describe('the list of rules', () => {
  it('finds a rule by id and version, and says so when there is none', () => {
    expect(listRules().map(({ id, version }) => `${id}@${version}`)).toEqual(['national-default@1.0.0'])
    expect(getRule('national-default', '1.0.0')).toBe(rule)
    expect(findRule('national-default', '9.0.0')).toBeUndefined()
    expect(() => getRule('national-default', '9.0.0')).toThrow('There is no rule national-default@9.0.0')
  })
})

describe('a rule that cannot be used stops the start and names the field', () => {
  const broken: [string, (draft: Draft) => void, string][] = [
    ['an unknown key', (draft) => Object.assign(draft, { extra: 1 }), 'Unrecognized key: "extra"'],
    [
      'a line that is text',
      (draft) => put(draft, '10', 'criteria', 0, 'lines', 0, 'at'),
      'criteria[0].lines[0].at',
    ],
    ['lines that fall', (draft) => put(draft, 5, 'criteria', 0, 'lines', 1, 'at'), 'criteria[0].lines[1].at'],
    [
      'tiers that fall',
      (draft) => put(draft, 1, 'criteria', 0, 'lines', 1, 'tier'),
      'criteria[0].lines[1].tier',
    ],
    ['a group that is not there', (draft) => put(draft, 'size', 'criteria', 0, 'group'), 'criteria[0].group'],
    ['an id used twice', (draft) => put(draft, 'attendance', 'criteria', 0, 'id'), 'criteria[2].id'],
    [
      'an option without words',
      (draft) => put(draft, undefined, 'criteria', 5, 'options', 2, 'words'),
      'criteria[5].options[2].words',
    ],
    [
      'an option used twice',
      (draft) => put(draft, 'none', 'criteria', 5, 'options', 1, 'value'),
      'criteria[5].options[1].value',
    ],
    [
      'a source that is not there',
      (draft) => put(draft, ['x'], 'criteria', 0, 'basis', 'sources'),
      'criteria[0].basis.sources[0]',
    ],
    [
      'a condition on a criterion that is not there',
      (draft) => put(draft, 'x', 'facilitation', 'levelThreeIfAny', 0, 'criterionId'),
      'facilitation.levelThreeIfAny[0].criterionId',
    ],
    [
      'a bar on an option that is not there',
      (draft) => put(draft, ['riot'], 'override', 'down', 'barredIfAny', 2, 'isAnyOf'),
      'override.down.barredIfAny[2].isAnyOf[0]',
    ],
    [
      'a figure asked of a choice',
      (draft) => put(draft, 'lfrUsed', 'facilitation', 'levelThreeIfAny', 3, 'criterionId'),
      'facilitation.levelThreeIfAny[3].atLeast',
    ],
    ['tiers out of order', (draft) => put(draft, 3, 'tiers', 2, 'tier'), 'tiers[2].tier'],
    ['no decision deadline', (draft) => put(draft, {}, 'tiers', 0, 'deadlines'), 'tiers[0].deadlines'],
    [
      'a negative deadline',
      (draft) => put(draft, -1, 'tiers', 1, 'deadlines', 'form'),
      'tiers[1].deadlines.form',
    ],
  ]

  it.each(broken)('%s', (_what, damage, field) => {
    const draft: Draft = structuredClone(nationalDefault)
    damage(draft)
    expect(() => parseRule(draft, 'draft@0.0.1')).toThrow(field)
    expect(() => parseRule(draft, 'draft@0.0.1')).toThrow('The rule draft@0.0.1 cannot be used.')
  })
})

type Draft = Record<string, unknown>

function put(draft: Draft, value: unknown, ...path: (string | number)[]): void {
  const last = path.pop() ?? ''
  let place: Draft = draft
  for (const key of path) place = place[key] as Draft
  if (value === undefined) delete place[last]
  else place[last] = value
}
