import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import examples from '#test/support/example-operations.json' with { type: 'json' }

const program = fileURLToPath(new URL('./assess.ts', import.meta.url))

function run(input: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  return { status, stdout, stderr }
}

const withFacts = (facts: string) => `[{"id":"op-1","facts":${facts}}]`

// Starting a process may take seconds where everything else runs at the same time.
describe('npm run assess', { timeout: 30_000 }, () => {
  const input = JSON.stringify(examples.map(({ expected: _expected, ...operation }) => operation))
  const first = run(input)

  it('prints one assessment for each operation, in the order given', () => {
    const answers = JSON.parse(first.stdout) as Record<string, unknown>[]
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(answers.map(({ explanation: _explanation, ...answer }) => answer)).toEqual(
      examples.map(({ id, expected: { seriesReduction: _reduction, ...expected } }) => ({ id, ...expected })),
    )
    expect(answers[2]?.explanation).toContain('11 arrests for the event. The line for tier 2 is 10.')
  })

  it('prints the same bytes every time', () => {
    expect(run(input).stdout).toBe(first.stdout)
  })

  it('answers no operations with none', () => {
    expect(run('[]')).toEqual({ status: 0, stdout: '[]\n', stderr: '' })
  })

  it('answers more operations than it prints at once', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => ({
      id: `op-${index}`,
      facts: { arrests: index },
    }))
    const answers = JSON.parse(run(JSON.stringify(many)).stdout) as { id: string; tier: number }[]
    expect(answers).toHaveLength(2_001)
    expect([answers[0]?.tier, answers[9]?.tier, answers[2_000]]).toMatchObject([
      0,
      1,
      { id: 'op-2000', tier: 3 },
    ])
  })
})

describe('npm run assess refuses', { timeout: 30_000 }, () => {
  const cases: [string, string | Uint8Array, string][] = [
    [
      'a figure in quotation marks',
      withFacts('{"arrests":"12"}'),
      '/0/facts/arrests: Enter a whole number of arrests.',
    ],
    [
      'a figure without end',
      withFacts('{"arrests":1e999}'),
      '/0/facts/arrests: Enter a whole number of arrests.',
    ],
    [
      'less than nothing',
      withFacts('{"arrests":-1}'),
      '/0/facts/arrests: Enter a whole number of arrests, 0 or more.',
    ],
    [
      'half a person',
      withFacts('{"officersDeployed":1.5}'),
      '/0/facts/officersDeployed: Enter a whole number of people.',
    ],
    [
      'an unknown criterion',
      withFacts('{"a/b~c":1}'),
      '/0/facts/a~1b~0c: This rule has no criterion named a/b~c.',
    ],
    ['no facts', '[{"id":"op-1"}]', '/0/facts: Give the facts as an object of criterion and value.'],
    ['no id', '[{"facts":{}}]', '/0/id: Give each operation an id in quotation marks.'],
    [
      'an unknown key',
      '[{"id":"op-1","facts":{},"serie":{}}]',
      '/0/serie: Give each operation as an object with id, facts and, if it is in one, series.',
    ],
    [
      'a tier that is none',
      '[{"id":"op-1","facts":{},"series":{"id":"s","priorDebriefTier":4,"priorDebriefDaysAgo":1}}]',
      '/0/series/priorDebriefTier: Give the tier of the earlier debrief: 0, 1, 2 or 3.',
    ],
    ['one operation alone', '{"id":"op-1","facts":{}}', 'Give the operations as an array.'],
    ['what is not JSON', '[{"id":"op-1",}]', 'The input is not JSON (line 1 column 15).'],
    ['nothing', '', 'The input is not JSON.'],
    ['bytes that are no text', new Uint8Array([0x5b, 0xff, 0x5d]), 'The input is not JSON.'],
  ]

  it.each(cases)('%s, in one sentence and with nothing printed', (_what, input, sentence) => {
    expect(run(input)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` })
  })

  it('a bad operation after good ones, before it prints any', () => {
    const input = '[{"id":"op-1","facts":{}},{"id":"op-2","facts":{"arrests":-1}}]'
    expect(run(input)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^\/1\/facts\/arrests: /),
    })
  })
})
