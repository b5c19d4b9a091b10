import type { ComponentType } from 'react'
import type { ItemField } from '#shared/form/definition.ts'
import type { AnswerProps } from './answer-types.ts'
import { ChoicesField, ConfirmField } from './choices-field.tsx'
import { DateField, MomentField } from './date-field.tsx'
import { ForceField, ForcesField } from './force-field.tsx'
import { ItemLinkField } from './item-link-field.tsx'
import { LessonLinksField } from './lesson-links-field.tsx'
import { MoneyField, NumberField } from './number-field.tsx'
import { RatingsField } from './ratings-field.tsx'
import { BooleanField, SelectField } from './select-field.tsx'
import { TextareaField, TextField } from './text-field.tsx'
import { UserField } from './user-field.tsx'

type ItemType = ItemField['type']

/** One component for each type of answer that can stand alone or inside an item. */
export const ITEM_ANSWERS: { readonly [T in ItemType]: ComponentType<AnswerProps<T>> } = {
  text: TextField,
  textarea: TextareaField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  datetime: MomentField,
  boolean: BooleanField,
  select: SelectField,
  multiselect: ChoicesField,
  checklist: ChoicesField,
  confirm: ConfirmField,
  ratings: RatingsField,
  user: UserField,
  force: ForceField,
  multiforce: ForcesField,
  'lesson-links': LessonLinksField,
  'item-link': ItemLinkField,
}

export function ItemAnswer(props: AnswerProps<ItemType>) {
  // The registry pairs each type with its own field, which TypeScript cannot follow through a union.
  const Answer = ITEM_ANSWERS[props.field.type] as ComponentType<AnswerProps<ItemType>>
  return <Answer {...props} />
}
