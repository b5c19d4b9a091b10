import { z } from 'zod'
import { assess, type History } from '#shared/rule/assess.ts'
import { type Facts, factsSchemaFor } from '#shared/rule/facts.ts'
import { currentRule } from '#shared/rule/registry.ts'

/**
 * Reads operations as a JSON array on standard input and prints what the current rule says about each. What
 * it cannot read is refused with one sentence on standard error and exit code 2, before anything is printed.
 */

const rule = currentRule()
const TOGETHER = 1_000

const Series = z.strictObject(
  {
    id: z.string('Give the series an id in quotation marks').min(1, 'Give the series an id'),
    priorDebriefTier: z.literal([0, 1, 2, 3], 'Give the tier of the earlier debrief: 0, 1, 2 or 3'),
    priorDebriefDaysAgo: z
      .int('Enter a whole number of days')
      .min(0, 'Enter a whole number of days, 0 or more'),
  },
  'Give the series as an object with id, priorDebriefTier and priorDebriefDaysAgo',
)
const Operation = z.strictObject(
  {
    id: z.string('Give each operation an id in quotation marks').min(1, 'Give each operation an id'),
    facts: factsSchemaFor(rule),
    series: Series.optional(),
  },
  'Give each operation as an object with id, facts and, if it is in one, series',
)
type Operation = z.infer<typeof Operation>
const Operations = z.array(Operation, 'Give the operations as an array')

function assessOperation({ id, facts, series }: Operation) {
  const history: History = series === undefined ? {} : { series }
  const { computedTier, tier, triggers, cumulativeRule, facilitationLevel, explanation } = assess(
    rule,
    facts,
    history,
  )
  return {
    id,
    computedTier,
    tier,
    triggers: inOrderGiven(triggers, facts),
    cumulativeRule,
    facilitationLevel,
    explanation,
  }
}

// The answer lines up with the question, whichever order the facts were listed in.
function inOrderGiven(triggers: string[], facts: Facts): string[] {
  return Object.keys(facts).filter((criterionId) => triggers.includes(criterionId))
}

function parseOperations(bytes: Uint8Array): { operations: Operation[] } | { refusal: string } {
  let input: unknown
  try {
    input = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const where = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')
    return { refusal: `The input is not JSON${where === null ? '' : ` (${where[0]})`}.` }
  }
  const parsed = Operations.safeParse(input)
  // The parsed copy lists the facts in the order of the rule; the input, now known to be the same, as given.
  if (parsed.success) return { operations: input as Operation[] }
  const [issue] = parsed.error.issues
  return { refusal: issue === undefined ? 'The input is not as expected.' : sentenceFor(issue) }
}

/** "/0/facts/arrests: Enter a whole number of arrests." */
function sentenceFor(issue: z.core.$ZodIssue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return `${pointer === '' ? '' : `${pointer}: `}${issue.message}.`.replaceAll(/\p{Cc}/gu, ' ')
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function print(operations: readonly Operation[]): void {
  process.stdout.write('[')
  for (let from = 0; from < operations.length; from += TOGETHER) {
    const lines = operations
      .slice(from, from + TOGETHER)
      .map((operation) => JSON.stringify(assessOperation(operation)))
    process.stdout.write(`${from === 0 ? '\n' : ',\n'}${lines.join(',\n')}`)
  }
  process.stdout.write(operations.length === 0 ? ']\n' : '\n]\n')
}

const result = parseOperations(await readInput())
if ('refusal' in result) {
  process.stderr.write(`${result.refusal}\n`)
  process.exitCode = 2
} else {
  print(result.operations)
}
