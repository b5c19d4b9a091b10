import { expect, it } from 'vitest'
import { type DebriefNaming, facilitatorsOf } from './facilitators.ts'

const debrief = (
  id: string,
  facilitatorId: string | null,
  recordedBy = 'lead',
  corrects: string | null = null,
): DebriefNaming => ({ id, facilitatorId, recordedBy, corrects })

it.each<[string, DebriefNaming[], string[]]>([
  ['no debrief', [], []],
  ['a debrief whose facilitator is known by role alone', [debrief('1', null)], []],
  ['two debriefs', [debrief('1', 'gold'), debrief('2', 'lead')], ['gold', 'lead']],
  [
    'a name that somebody else put right',
    [debrief('1', 'gold'), debrief('2', 'other', 'lead', '1')],
    ['other'],
  ],
  ['a name that its bearer took out', [debrief('1', 'gold'), debrief('2', null, 'gold', '1')], ['gold']],
  [
    'a name that its bearer took out, corrected again by somebody else',
    [debrief('1', 'gold'), debrief('2', null, 'gold', '1'), debrief('3', 'other', 'lead', '2')],
    ['gold', 'other'],
  ],
  [
    'a name that its bearer left in, put right by somebody else',
    [debrief('1', 'gold'), debrief('2', 'gold', 'gold', '1'), debrief('3', 'other', 'lead', '2')],
    ['other'],
  ],
  [
    'a correction of another name by a facilitator',
    [debrief('1', 'other'), debrief('2', 'gold', 'gold', '1')],
    ['gold'],
  ],
])('%s', (_what, debriefs, facilitators) => {
  expect([...facilitatorsOf(debriefs)].sort()).toEqual(facilitators)
})
