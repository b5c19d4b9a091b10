import { randomId } from '#client/api/random-id.ts'
import { itemTitle } from '#shared/form/answer-text.ts'
import { type JsonObject, saysNone } from '#shared/form/answers.ts'
import { itemFieldsAsked } from '#shared/form/asked.ts'
import { isAskedByTier } from '#shared/form/why-asked.ts'
import { AddRow } from './add-row.tsx'
import { answerId } from './answer-id.ts'
import type { AnswerPath, AnswerProps, FieldFor } from './answer-types.ts'
import { useAsking } from './asking.tsx'
import { useFault } from './faults.tsx'
import { hintOf } from './hint-of.tsx'
import { ItemAnswer } from './item-answer.tsx'
import { NoneStatement } from './none-statement.tsx'
import { GroupQuestion } from './question.tsx'
import { PutBack, RowActs } from './row-acts.tsx'
import { type Rows, useRows } from './use-rows.ts'

type ItemProps = { field: FieldFor<'repeat'>; path: AnswerPath; item: JsonObject; at: number; rows: Rows }

function Item({ field, path, item, at, rows }: ItemProps) {
  const context = useAsking()
  const headingId = `${answerId(path)}-title`
  // What the tier asks for is said in the first record; the others ask for the same.
  const tierIsSaid = at > 0 || isAskedByTier(field, context.tier)
  const asked = itemFieldsAsked(field.fields, item, context).filter(({ shown }) => shown)
  return (
    <fieldset className="govuk-fieldset app-item" id={answerId(path)} aria-labelledby={headingId}>
      <div className="app-item__head">
        <h2 className="govuk-heading-s" id={headingId}>
          {itemTitle(field, field.titleFrom ?? [], item, at)}
        </h2>
        <RowActs rows={rows} at={at} name={`${field.itemName} ${at + 1}`} />
      </div>
      {asked.map(({ field: part, ...asking }) => (
        <ItemAnswer
          key={part.id}
          field={part}
          path={[...path, part.id]}
          value={item[part.id]}
          optional={!asking.required}
          hint={hintOf(part, asking, tierIsSaid)}
          onChange={(value) => rows.set(at, part.id, value)}
        />
      ))}
    </fieldset>
  )
}

/** Records that people add one by one, each with fields of its own: learning points, actions. */
export function RepeatField({ field, path, value, onChange, optional, hint }: AnswerProps<'repeat'>) {
  const id = answerId(path)
  const fault = useFault(path)
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
            path={[...path, at]}
            item={item}
            at={at}
            rows={rows}
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
