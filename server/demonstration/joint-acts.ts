import { giveSections } from '../features/contributors/give-sections.ts'
import { shareOperation } from '../features/shares/share-operation.ts'
import type { Act } from './acts.ts'
import type { When } from './demonstration-clock.ts'
import { demonstrationPerson } from './people.ts'

/** Shows the operation to another force. */
export function shared(at: When, by: string, forceId: string, reason: string): Act {
  return {
    at,
    by,
    run: ({ tx, viewer, at, file }) => shareOperation(tx, viewer, at, file.id, { forceId, reason }),
  }
}

/** Asks a contributor to write sections of the review. */
export function given(at: When, by: string, contributor: string, sections: string[]): Act {
  return {
    at,
    by,
    run: ({ tx, viewer, at, file }) => {
      const personId = demonstrationPerson(contributor)?.id
      if (personId === undefined) throw new Error(`nobody in the demonstration is called ${contributor}`)
      return giveSections(tx, viewer, at, file.reviewId, { personId, sections })
    },
  }
}
