import { currentRule } from '../rule/registry.ts'
import type { Criterion } from '../rule/rule.ts'
import { FormDefinition } from './definition.ts'
import { definitionFaults } from './definition-faults.ts'
import pelr100 from './definitions/pelr@1.0.0.json' with { type: 'json' }
import pelr110 from './definitions/pelr@1.1.0.json' with { type: 'json' }

/**
 * Reads a form definition from data and checks it against the rule's criteria. Throws, naming each field that
 * is wrong: a bad definition must stop the start.
 */
export function parseFormDefinition(
  data: unknown,
  name: string,
  criteria: readonly Criterion[],
): FormDefinition {
  const parsed = FormDefinition.safeParse(data)
  const faults = parsed.success
    ? definitionFaults(parsed.data, criteria)
    : parsed.error.issues.map(({ path, message }) => `${placeOf(data, path)}: ${message}`)
  if (parsed.success && faults.length === 0) return parsed.data
  throw new Error(`The form definition ${name} cannot be used. ${faults.join('. ')}`)
}

const { criteria } = currentRule()
const current = parseFormDefinition(pelr110, 'pelr@1.1.0', criteria)
const definitions: readonly FormDefinition[] = [parseFormDefinition(pelr100, 'pelr@1.0.0', criteria), current]

/** Every published form definition, oldest first. */
export function listFormDefinitions(): readonly FormDefinition[] {
  return definitions
}

/** The form definition of that id and version. Throws when there is none: a review keeps its version for ever. */
export function getFormDefinition(id: string, version: string): FormDefinition {
  const definition = definitions.find((each) => each.id === id && each.version === version)
  if (definition === undefined) throw new Error(`There is no form definition ${id}@${version}`)
  return definition
}

/** The form definition that new reviews are started with. */
export function currentFormDefinition(): FormDefinition {
  return current
}

/** The place of a fault with ids in it, since a number says nothing to whoever wrote the file. */
function placeOf(data: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = data
  const names: string[] = []
  for (const key of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined
    const id = typeof at === 'object' && at !== null && 'id' in at ? at.id : undefined
    names.push(typeof id === 'string' ? `"${id}"` : String(key))
  }
  return names.join(' ')
}
