import { recipient } from '#shared/reference/organisations.ts'
import { actingWords } from '#shared/workflow/acting-gold.ts'
import { actingIn, type Viewer } from '../../viewer.ts'

type Named = { name: string; rank: string | null }
type Signing = { operation: { id: string; name: string }; revision: number }

function inFull({ rank, name }: Named): string {
  return [rank, name].filter(Boolean).join(' ')
}

/** For whom someone acts in this operation and why, in the words that are printed; null for a gold. */
export function actingSentence(viewer: Viewer, operationId: string): string | null {
  const acting = actingIn(viewer, operationId)
  if (!acting) return null
  return actingWords({ actingFor: acting.actingFor && inFull(acting.actingFor), reason: acting.reason })
}

/** In which role someone signs in this operation. */
export function signingRole(viewer: Viewer, operationId: string): string {
  return actingIn(viewer, operationId) ? 'Acting gold commander' : 'Gold commander'
}

/** The sentence gold agrees to by signing: shown before, stored with the sign-off, printed on page 1. */
export function declarationOf(viewer: Viewer, { operation, revision }: Signing): string {
  const acting = actingSentence(viewer, operation.id)
  const role = signingRole(viewer, operation.id).toLowerCase()
  const who = acting === null ? inFull(viewer) : `${inFull(viewer)}, ${acting}`
  return (
    `I, ${who}, ${role} for ${operation.name}, have read revision ${revision} of this review. ` +
    `I approve it to be sent to the ${recipient().name}.`
  )
}
