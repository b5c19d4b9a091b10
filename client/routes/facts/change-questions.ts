import type { RecordQuestion } from '#client/fields/record-question.ts'
import { RecordFactChange } from '#shared/api/decisions.ts'
import { factsSchemaFor } from '#shared/rule/facts.ts'
import { CORRECTED_FIGURE, causesOfChange } from '#shared/rule/reassessment.ts'
import type { Criterion, Rule } from '#shared/rule/rule.ts'
import { decisionPositions, decisionPositionWords } from '#shared/workflow/decision.ts'

const ABOUT = { id: 'value', label: 'What is it now?' } as const

function valueQuestion(criterion: Criterion): RecordQuestion {
  const help = criterion.help
  switch (criterion.kind) {
    case 'count':
      return {
        ...ABOUT,
        type: 'number',
        help,
        unit: criterion.unit,
        ask: `Enter a whole number of ${criterion.unit}`,
      }
    case 'money':
      return { ...ABOUT, type: 'money', help, ask: 'Enter an amount in pounds' }
    case 'yes_no':
      return { ...ABOUT, type: 'boolean', help, ask: 'Choose yes or no' }
    case 'choice':
    case 'choices': {
      const options = criterion.options.map(({ value: id, label }) => ({ id, label }))
      if (criterion.kind === 'choice') {
        return { ...ABOUT, type: 'select', help, options, ask: 'Choose what it is now' }
      }
      const alone = criterion.options.find((option) => option.alone)?.value
      const exclusive = alone === undefined ? {} : { exclusive: alone }
      return { ...ABOUT, type: 'multiselect', help, options, ...exclusive, ask: 'Choose what it is now' }
    }
  }
}

/** What is asked about a changed fact. `decides`: a debrief lead or gold, who may make the decision it leads to. */
export function changeQuestions(
  rule: Rule,
  criterion: Criterion,
  { decides, knownBefore }: { decides: boolean; knownBefore: boolean },
): RecordQuestion[] {
  const position: RecordQuestion = {
    id: 'position',
    type: 'select',
    label: 'In which position do you decide, if the tier falls?',
    help: 'Needed only where a corrected figure lowers the tier: the decision then waits for a second person.',
    optional: true,
    options: decisionPositions.map((id) => ({ id, label: decisionPositionWords[id] })),
  }
  return [
    valueQuestion(criterion),
    {
      id: 'cause',
      type: 'select',
      label: 'Why did it change?',
      options: causesOfChange(rule, knownBefore).map(({ code, label }) => ({ id: code, label })),
      ask: 'Choose why it changed',
    },
    {
      id: 'source',
      type: 'textarea',
      label: 'Where is it known from?',
      help: 'The record, the report or the body that told you. No names of people.',
      maxLength: 2_000,
    },
    {
      id: 'learnedOn',
      type: 'date',
      label: 'When did you learn of it?',
      ask: 'Enter the day on which you learned of it',
    },
    {
      id: 'whatWasWrong',
      type: 'textarea',
      label: 'What was wrong?',
      help: 'Only where a figure was wrong. It marks the figure as corrected, and only then can the tier fall.',
      optional: true,
      maxLength: 2_000,
    },
    ...(decides ? [position] : []),
  ]
}

/** What can be sent, with the rule's own sentence for a value that it cannot read. */
export function changeSchema(rule: Rule) {
  return RecordFactChange.superRefine((change, context) => {
    const { criterion, value, cause, whatWasWrong } = change
    const checked = factsSchemaFor(rule).safeParse({ [criterion]: value })
    if (!checked.success) {
      context.addIssue({ code: 'custom', path: ['value'], message: checked.error.issues[0]?.message ?? '' })
    }
    const said = whatWasWrong !== null && whatWasWrong.trim() !== ''
    if (cause === CORRECTED_FIGURE && !said) {
      context.addIssue({ code: 'custom', path: ['whatWasWrong'], message: 'Say what was wrong' })
    }
  })
}
