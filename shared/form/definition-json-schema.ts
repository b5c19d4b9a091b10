import { z } from 'zod'
import { FormDefinition } from './definition.ts'

/** The JSON Schema of a definition file; definitions/form-definition.schema.json holds what this makes. */
export function definitionJsonSchema(): unknown {
  return z.toJSONSchema(FormDefinition, { reused: 'ref' })
}
