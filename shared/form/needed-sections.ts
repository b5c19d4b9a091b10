import {
  type Condition,
  type Field,
  type FormDefinition,
  getSection,
  type ItemField,
  isAnswerField,
  type Section,
} from './definition.ts'

/** The other sections whose answers decide what this one asks or offers, in the order of the definition. */
export function neededSections(definition: FormDefinition, section: Section): string[] {
  const found = new Set([section.id])
  const look = (each: Section): void => {
    for (const { id } of definition.sections) {
      if (found.has(id) || !namesFieldOf(each, getSection(definition, id), definition.markingField)) continue
      found.add(id)
      look(getSection(definition, id))
    }
  }
  look(section)
  found.delete(section.id)
  return definition.sections.map(({ id }) => id).filter((id) => found.has(id))
}

/** True where the section asks for the marking, or asks something because of it: the whole review settles that. */
export function dependsOnMarking(definition: FormDefinition, section: Section): boolean {
  const { markingField } = definition
  const reads = [section, ...neededSections(definition, section).map((id) => getSection(definition, id))]
  return (
    section.fields.some(({ id }) => id === markingField) ||
    reads.some((each) => fieldsNamed(each).includes(markingField))
  )
}

function namesFieldOf(section: Section, other: Section, markingField: string): boolean {
  const named = fieldsNamed(section)
  return other.fields.some(
    (field) => field.id !== markingField && isAnswerField(field) && named.includes(field.id),
  )
}

/** The fields that conditions of this section look at, and the lists that its items point into. */
function fieldsNamed(section: Section): string[] {
  return section.fields.flatMap(namedBy)
}

function namedBy(field: Field | ItemField): string[] {
  const inside =
    field.type === 'table'
      ? field.columns.flatMap(({ requiredIf }) => conditionField(requiredIf?.when))
      : field.type === 'repeat'
        ? field.fields.flatMap(namedBy)
        : []
  const linked = field.type === 'item-link' ? [field.repeat] : []
  return [...conditionField(field.requiredIf?.when), ...linked, ...inside]
}

function conditionField(condition: Condition | undefined): string[] {
  return condition && 'field' in condition ? [condition.field] : []
}
