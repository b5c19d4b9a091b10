import { z } from 'zod'

/** The format of a form definition: the data from which page, validators, PDF, JSON and renditions are made. */

export const Marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE'])
export type Marking = z.infer<typeof Marking>

/** Who a rendition is for, fullest first. */
export const Audience = z.enum(['force', 'recipient', 'oversight', 'public'])
export type Audience = z.infer<typeof Audience>

/** The tiers that have a review. Tier 0 is a recorded decision without one. */
export const ReviewTier = z.literal([1, 2, 3])
export type ReviewTier = z.infer<typeof ReviewTier>

/** 'required-if': asked, and then required, only while the field's condition holds; hidden otherwise. */
const Requirement = z.enum(['required', 'required-if', 'optional', 'not-shown'])

const Words = z.string().trim().min(1).max(2000)
const Id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const CriterionId = z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/)
const Audiences = z.array(Audience).min(1)
const Counting = z.int().min(1)

const equals = { op: z.enum(['is', 'is_not']), value: z.union([z.string(), z.number(), z.boolean()]) }
const oneOf = { op: z.literal('in'), value: z.array(z.string()).min(1) }
const compares = { op: z.enum(['at_least', 'at_most']), value: z.number() }

/** A test of one fact or of one answer. Whatever the operator, it is false while that is unanswered. */
export const Condition = z.union([
  z.strictObject({ fact: CriterionId, ...equals }),
  z.strictObject({ fact: CriterionId, ...oneOf }),
  z.strictObject({ fact: CriterionId, ...compares }),
  z.strictObject({ field: Id, ...equals }),
  z.strictObject({ field: Id, ...oneOf }),
  z.strictObject({ field: Id, ...compares }),
])
export type Condition = z.infer<typeof Condition>

/** `because` finishes the sentence "Asked because …". */
const RequiredIf = z.strictObject({ when: Condition, because: Words })

/** An option's id is stored; its label is read. `marking` raises the whole review when it is chosen. */
export const Option = z.strictObject({
  id: Id,
  label: Words,
  group: Words.optional(),
  marking: Marking.optional(),
})
export type Option = z.infer<typeof Option>
const Options = z.array(Option).min(2)

const Part = z.strictObject({ id: Id, label: Words })
const NumberLimits = {
  unit: Words.optional(),
  /** Decimal places; whole numbers without it. */
  decimals: z.int().min(1).max(6).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
}

export const ColumnType = z.enum([
  'text',
  'textarea',
  'number',
  'date',
  'datetime',
  'boolean',
  'select',
  'force',
])
export const Column = z.strictObject({
  id: Id,
  label: Words,
  type: ColumnType,
  ask: Words.optional(),
  options: Options.optional(),
  optional: z.literal(true).optional(),
  requiredIf: RequiredIf.optional(),
  /** The column of the same row, with a date or time, that this one must not come before. */
  after: Id.optional(),
  /** Narrows the field's audiences for this column. */
  audience: Audiences.optional(),
  ...NumberLimits,
})
export type Column = z.infer<typeof Column>

const AnswerSource = z.strictObject({ kind: z.literal('answer') })
const FactSource = z.strictObject({
  kind: z.literal('fact'),
  criterion: CriterionId,
  /** Values of the fact that do not count as an answer. */
  notYet: z.array(z.string()).optional(),
})
const RecordSource = z.union([
  z.strictObject({ kind: z.literal('record'), path: z.string().regex(/^[a-z][a-z_.]{0,63}$/) }),
  // What happens after the freeze is in no revision, so it is never printed from one.
  z.strictObject({
    kind: z.literal('after_freeze'),
    record: z.enum(['sign_off', 'submission', 'publication']),
  }),
])

const common = {
  id: Id,
  label: Words,
  help: Words.optional(),
  requirement: z.strictObject({ '1': Requirement, '2': Requirement, '3': Requirement }),
  requiredIf: RequiredIf.optional(),
  /** The sentence that says what to do while the answer is missing; `{row}` names the item it is in. */
  ask: Words.optional(),
  marking: Marking,
  audience: Audiences,
  /** Audiences outside `audience` that see the role and rank, never the name. */
  roleFor: Audiences.optional(),
  /** Free text may reach oversight or the public only if it is written for them. */
  writtenFor: z.enum(['oversight', 'public']).optional(),
  basis: z.array(z.string().regex(/^[A-Z0-9-]{2,20}$/)).min(1),
}
const answer = { ...common, source: AnswerSource }
const none = Words.optional().describe('The statement that answers the field when there truthfully is none')

const TextField = z.strictObject({
  ...answer,
  type: z.enum(['text', 'textarea']),
  maxLength: Counting.optional(),
})
const NumberField = z.strictObject({ ...answer, type: z.literal('number'), ...NumberLimits })
const PlainField = z.strictObject({
  ...answer,
  type: z.enum(['money', 'date', 'datetime', 'boolean', 'confirm', 'force', 'multiforce']),
})
const ChoiceField = z.strictObject({
  ...answer,
  type: z.enum(['select', 'multiselect', 'checklist']),
  options: Options,
  /** The option that cannot be chosen together with another. */
  exclusive: Id.optional(),
})
const RatingsField = z.strictObject({ ...answer, type: z.literal('ratings'), items: z.array(Part).min(1) })
const UserField = z.strictObject({ ...answer, type: z.literal('user'), named: z.literal(true).optional() })
const LinksField = z.strictObject({ ...answer, type: z.literal('lesson-links'), none })
const TableField = z.strictObject({
  ...answer,
  type: z.literal('table'),
  columns: z.array(Column).min(1),
  /** Fixed rows; without them people add their own. */
  rows: z.array(Part).min(1).optional(),
  rowHeading: Words.optional(),
  none,
})
/** Points at an item of the repeat named. */
const ItemLinkField = z.strictObject({ ...answer, type: z.literal('item-link'), repeat: Id })

const simpleFields = [
  TextField,
  NumberField,
  PlainField,
  ChoiceField,
  RatingsField,
  UserField,
  LinksField,
  ItemLinkField,
] as const
export const ItemField = z.discriminatedUnion('type', simpleFields)
export type ItemField = z.infer<typeof ItemField>

const RepeatField = z.strictObject({
  ...answer,
  type: z.literal('repeat'),
  itemName: Words,
  /** The choices that make up an item's title. */
  titleFrom: z.array(Id).optional(),
  fields: z.array(ItemField).min(1),
  none,
})
/** Read-only: the rule's criterion gives its type and its options. */
const FactField = z.strictObject({ ...common, type: z.literal('fact'), source: FactSource })
/** Read-only: printed from a record kept elsewhere. Where there is none, `whenAbsent` is printed; 'omit' prints nothing. */
const RecordField = z.strictObject({
  ...common,
  type: z.literal('record'),
  source: RecordSource,
  whenAbsent: Words.optional(),
  options: Options.optional(),
  columns: z
    .array(z.strictObject({ id: Id, label: Words, audience: Audiences.optional() }))
    .min(1)
    .optional(),
})

export const Field = z.discriminatedUnion('type', [
  ...simpleFields,
  TableField,
  RepeatField,
  FactField,
  RecordField,
])
export type Field = z.infer<typeof Field>
type FieldType = Field['type']
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>
/** A field that is typed in the form. */
export type AnswerField = Exclude<Field, { type: 'fact' | 'record' }>

export const Section = z.strictObject({
  id: Id,
  title: Words,
  purpose: Words,
  group: Id,
  note: Words.optional(),
  /** True where nothing of it exists when a revision is frozen. */
  afterFreeze: z.literal(true).optional(),
  fields: z.array(Field).min(1),
})
export type Section = z.infer<typeof Section>

export const FormDefinition = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  status: z.enum(['proposed', 'confirmed', 'retired']),
  title: Words,
  notes: z.array(Words),
  /** The select by which a person raises the marking above the floor. */
  markingField: Id,
  groups: z.array(z.strictObject({ id: Id, title: Words })).min(1),
  basis: z.record(
    z.string(),
    z.strictObject({
      title: Words,
      url: z.url().optional(),
      strength: z.enum(['sourced', 'sourced in part', 'from memory', 'inferred']),
    }),
  ),
  sections: z.array(Section).min(1),
})
export type FormDefinition = z.infer<typeof FormDefinition>

/** True for the fields that a person types in the form. */
export function isAnswerField(field: Field): field is AnswerField {
  return field.source.kind === 'answer'
}

/** The section of that id. Throws when there is none: the caller has matched the address before. */
export function getSection(definition: FormDefinition, sectionId: string): Section {
  const section = definition.sections.find((each) => each.id === sectionId)
  if (section === undefined)
    throw new Error(`${definition.id}@${definition.version} has no section ${sectionId}`)
  return section
}
