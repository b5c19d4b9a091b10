import { usePeople } from '#client/api/operations.ts'
import { personName } from '#client/words/people.ts'

/** The people of the viewer's force, for a question that asks for one of them. */
export function usePeopleToChoose() {
  return usePeople().map((person) => ({ id: person.id, label: personName(person), group: 'Your force' }))
}
