import type { Act } from '../acts.ts'
import { given, shared } from '../joint-acts.ts'
import { written } from '../review-acts.ts'

const ROWAN = 'rowan-hale'
const LEE = 'lee-ockwell'

const marramActs: readonly Act[] = [
  shared(
    [-12, '10:30'],
    ROWAN,
    'thames-valley',
    'Two of their units held the eastern gate. They say what their officers lacked there.',
  ),
  given([-12, '10:40'], ROWAN, LEE, ['welfare-logistics']),
  given([-12, '10:45'], ROWAN, 'ellis-penn', ['community-impact', 'legal']),
  written([-1, '15:20'], LEE, ['welfare-logistics']),
]

/** Operation Marram is led by Hampshire and shared with Thames Valley, whose contributor wrote one section. */
export function jointActsOf(key: string): readonly Act[] {
  return key === 'marram' ? marramActs : []
}
