import { memo } from 'react'
import { randomId } from '#client/api/random-id.ts'
import { itemTitle } from '#shared/form/answer-text.ts'
import { type JsonObject, saysNone } from '#shared/form/answers.ts'
import { itemFieldsAsked } from '#shared/form/asked.ts'
import { isAskedByTier } from '#shared/form/why-asked.ts'
import { AddRow } from './add-row.tsx'
import { alike } from './alike.ts'
import { answerId } from './answer-id.ts'
import type { AnswerPath, AnswerProps, FieldFor } from './answer-types.ts'
import { useAsking } from './asking.tsx'
import { type Sentences, SentencesProvider, useFault, useFaultsByRow } from './faults.tsx'
import { hintOf } from './hint-of.tsx'
import { ItemAnswer } from './item-answer.tsx'
import { NoneStatement } from './none-statement.tsx'
import { GroupQuestion } from './question.tsx'
import { PutBack, RowActs, type RowActsProps } from './row-acts.tsx'
import { type Rows, useRows } from './use-rows.ts'

type ItemProps = {
  field: FieldFor<'repeat'>
  path: AnswerPath
  at: number
  item: JsonObject
  asked: ReturnType<typeof itemFieldsAsked>
  /** What the tier asks for has been said above. */
  tierIsSaid: boolean
  faults: Sentences
  onPart: Rows['set']
  acts: Pick<RowActsProps, 'onRemove' | 'onMove' | 'isLast'>
}

const Item = memo(function Item(props: ItemProps) {
  const { field, path, at, item, asked, tierIsSaid, faults, onPart, acts } = props
  const place = [...path, at]
  const headingId = `${answerId(place)}-title`
  return (
    <SentencesProvider sentences={faults}>
      <fieldset className="govuk-fieldset app-item" id={answerId(place)} aria-labelledby={headingId}>
        <div className="app-item__head">
          <h2 className="govuk-heading-s" id={headingId}>
            {itemTitle(field, field.titleFrom ?? [], item, at)}
          </h2>
          <RowActs at={at} name={`${field.itemName} ${at + 1}`} {...acts} />
        </div>
        {asked.map(({ field: part, ...asking }) => (
          <ItemAnswer
            key={part.id}
            field={part}
            path={[...place, part.id]}
            value={item[part.id]}
            optional={!asking.required}
            hint={hintOf(part, asking, tierIsSaid)}
            onChange={(value) => onPart(at, part.id, value)}
          />
        ))}
      </fieldset>
    </SentencesProvider>
  )
}, alike)

/** Records that people add one by one, each with fields of its own: learning points, actions. */
export function RepeatField({ field, path, value, onChange, optional, hint }: AnswerProps<'repeat'>) {
  const id = answerId(path)
  const fault = useFault(path)
  const context = useAsking()
  const faultsOf = useFaultsByRow(path)
  const first = field.fields[0]?.id ?? ''
  const rows = useRows({
    value,
    onChange,
    blank: () => ({ id: randomId() }),
    readyRow: false,
    placeOf: (at) => answerId([...path, at, first]),
    addPlace: `${id}-add`,
  })
  const none = saysNone(value)
  return (
    <GroupQuestion id={id} label={field.label} hint={hint} fault={fault} optional={optional} wide>
      <div id={id}>
        {rows.rows.map((item, at) => (
          <Item
            key={typeof item.id === 'string' ? item.id : at}
            field={field}
            path={path}
            at={at}
            item={item}
            asked={itemFieldsAsked(field.fields, item, context).filter(({ shown }) => shown)}
            // What the tier asks for is said in the first record; the others ask for the same.
            tierIsSaid={at > 0 || isAskedByTier(field, context.tier)}
            faults={faultsOf(at)}
            onPart={rows.set}
            acts={{ onRemove: rows.remove, onMove: rows.move, isLast: at === rows.rows.length - 1 }}
          />
        ))}
        <PutBack rows={rows} name={field.itemName} />
        {!none && (
          <AddRow rows={rows} name={field.itemName} id={`${id}-add`}>
            Add {/^[aeiou]/i.test(field.itemName) ? 'an' : 'a'} {field.itemName}
          </AddRow>
        )}
        {field.none !== undefined && rows.rows.length === 0 && (
          <NoneStatement id={`${id}-none`} words={field.none} value={value} onChange={onChange} />
        )}
      </div>
    </GroupQuestion>
  )
}
