import { createHash } from 'node:crypto'
import type { JsonObject, SectionAnswers } from '#shared/form/answers.ts'
import { demonstrationPerson } from '../people.ts'
import type { Lesson } from '../story.ts'
import type { Telling } from './telling.ts'

// An action points at its learning point in another section, so the same item has the same id in both.
function idOf(reference: string, item: 'lesson' | 'action', index: number): string {
  const hex = createHash('sha256').update(`${reference} ${item} ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function lessonItem(reference: string, lesson: Lesson, index: number): JsonObject {
  return {
    id: idOf(reference, 'lesson', index),
    'lesson-kind': lesson.kind,
    'lesson-theme': lesson.theme,
    'lesson-observation': lesson.observation,
    'lesson-cause': lesson.cause,
    'lesson-effect': lesson.effect,
    'lesson-evidence': lesson.evidence,
    'lesson-recommendation': lesson.recommendation,
    'lesson-audience': lesson.hearers ?? ['this-force'],
    'lesson-repeat': lesson.repeats ? [{ ...lesson.repeats }] : { none: true },
    'lesson-status': lesson.action ? 'action-under-way' : 'accepted',
    'lesson-public': lesson.publicWording,
  }
}

/** What the next commander should know. */
export function lessons({ story, reference }: Telling): SectionAnswers {
  return { lessons: story.lessons.map((lesson, index) => lessonItem(reference, lesson, index)) }
}

/** What somebody will do about each learning point that needs it. Owners are people of the demonstration. */
export function actions({ story, reference, clock, posted }: Telling): SectionAnswers {
  const items = story.lessons.flatMap((lesson, index): JsonObject[] => {
    const { action } = lesson
    if (!action) return []
    return [
      {
        id: idOf(reference, 'action', index),
        'action-lesson': idOf(reference, 'lesson', index),
        'action-what': action.what,
        'action-owner': { role: action.role, name: demonstrationPerson(action.owner)?.name ?? null },
        'action-organisation': 'This force',
        'action-priority': action.priority ?? 'medium',
        'action-due': clock.day(posted.to[0] + action.dueInDays),
        'action-measure': action.measure,
        'action-status': action.status,
      },
    ]
  })
  return { actions: items.length === 0 ? { none: true } : items }
}
