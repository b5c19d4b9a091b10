import { isAnswerField, type Section } from '#shared/form/definition.ts'
import { press, type Stop, tab, typeOver, type Walk } from './keyboard.ts'

const WORDS = 'Seen'
const LINES: Partial<Record<string, string>> = {
  number: '12',
  money: '8396.5',
  date: '16/10/2026',
  datetime: '16/10/2026 10:20',
}
/** Outside a table a date is asked in three inputs. */
const PARTS: Partial<Record<string, string>> = { day: '16', month: 'October', year: '2026', time: '10:20' }

/** The one of these that the path begins with; the longest, where one id begins with another. */
function whoseIs<T extends { id: string }>(path: string, fields: readonly T[]): T | undefined {
  return fields
    .filter(({ id }) => `${path}-`.startsWith(`${id}-`))
    .toSorted((a, b) => b.id.length - a.id.length)[0]
}

/** What to type at this place, by the definition: ids are made of the answer's path. */
function keysFor(section: Section, place: string): string {
  const path = place.slice('a-'.length)
  const field = whoseIs(path, section.fields.filter(isAnswerField))
  const inRow = path.slice(field?.id.length).replace(/^-\d+-/, '')
  if (field?.type === 'table') {
    return LINES[field.columns.find(({ id }) => id === inRow)?.type ?? ''] ?? WORDS
  }
  const asked = field?.type === 'repeat' ? whoseIs(inRow, field.fields) : field
  if (asked?.type === 'date' || asked?.type === 'datetime')
    return PARTS[path.split('-').at(-1) ?? ''] ?? WORDS
  return LINES[asked?.type ?? ''] ?? WORDS
}

/** The marking is raised, so that what depends on it is asked. */
const SECOND = 'a-classification'

async function answer(walk: Walk, section: Section, { id, tag, type }: Stop): Promise<void> {
  if (!id.startsWith('a-')) return
  if (tag === 'SELECT') await press(walk, 'ArrowDown')
  else if (type === 'radio') await press(walk, ...(id === SECOND ? ['Space', 'ArrowDown'] : ['Space']))
  else if (type === 'checkbox') {
    // The first of several; never the statement that there was none.
    if (!/-(\d+|none)$/.test(id)) await press(walk, 'Space')
  } else if (tag === 'INPUT' || tag === 'TEXTAREA') await typeOver(walk, keysFor(section, id))
}

/**
 * From where focus is to the button at the section's end, answering everything on the way: one row in each table, one
 * item in each repeat, the first of every choice. Answers the stop that the button is.
 */
export async function answerByKeyboard(walk: Walk, section: Section): Promise<Stop> {
  const added = new Set<string>()
  let stop = await tab(walk)
  while (stop.words !== 'Save and continue') {
    if (stop.id.endsWith('-add') && !added.has(stop.id)) {
      added.add(stop.id)
      stop = await press(walk, 'Enter')
      continue
    }
    await answer(walk, section, stop)
    stop = await tab(walk)
  }
  return stop
}
