import { useForm } from 'react-hook-form'
import { FaultMessage } from '#client/fields/question.tsx'
import { writeDateLine } from '#client/fields/typed-date.ts'
import type { OrganisationRef } from '#shared/api/session.ts'
import { EVENT_TYPES } from '#shared/reference/event-types.ts'
import type { CoverageFilter } from './coverage-filter.ts'
import { CHOOSE_DATES, type FilterFault, type FilterValues, filterOf } from './filter-values.ts'
import { periodChoices } from './periods.ts'

type FiltersProps = {
  filter: CoverageFilter
  today: string
  /** Every force that this person may choose from. */
  forces: readonly OrganisationRef[]
  faults: readonly FilterFault[]
  onShow: (filter: CoverageFilter) => void
  onFaults: (faults: readonly FilterFault[]) => void
}

function valuesOf(filter: CoverageFilter, today: string): FilterValues {
  const { from, to, tier = '', eventType = '', force = '' } = filter
  const known = periodChoices(today).some((choice) => choice.from === from && choice.to === to)
  const period = from === undefined && to === undefined ? '' : known ? `${from}..${to}` : CHOOSE_DATES
  return { period, from: writeDateLine(from), to: writeDateLine(to), tier, eventType, force }
}

type SelectProps = {
  id: string
  label: string
  field: object
  options: readonly { id: string; label: string }[]
}

function Select({ id, label, field, options }: SelectProps) {
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select" id={id} {...field}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type DayProps = { id: string; label: string; field: object; fault: string | undefined }

function DayInput({ id, label, field, fault }: DayProps) {
  return (
    <div className={`govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <FaultMessage id={id} fault={fault} />
      <input
        className={`govuk-input govuk-input--width-10${fault === undefined ? '' : ' govuk-input--error'}`}
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={fault === undefined ? undefined : `${id}-error`}
        aria-invalid={fault !== undefined}
        {...field}
      />
    </div>
  )
}

const TIERS = [
  { id: '', label: 'All tiers' },
  { id: '0', label: 'Tier 0' },
  { id: '1', label: 'Tier 1' },
  { id: '2', label: 'Tier 2' },
  { id: '3', label: 'Tier 3' },
]

/** What is counted: the period, and within it a tier, a type of event and a force. */
export function Filters({ filter, today, forces, faults, onShow, onFaults }: FiltersProps) {
  const { register, handleSubmit, watch } = useForm<FilterValues>({
    values: valuesOf(filter, today),
    shouldFocusError: false,
  })
  const show = (values: FilterValues) => {
    const read = filterOf(values)
    onFaults(read.faults)
    if (read.faults.length === 0) onShow(read.filter)
  }
  const faultAt = (place: string) => faults.find((fault) => fault.place === place)?.message
  const periods = [
    { id: '', label: 'The last 90 days' },
    ...periodChoices(today).map(({ from, to, label }) => ({ id: `${from}..${to}`, label })),
    { id: CHOOSE_DATES, label: 'Choose dates' },
  ]
  return (
    <form className="app-filters" aria-label="Filters" noValidate onSubmit={handleSubmit(show)}>
      <Select id="period" label="Period" field={register('period')} options={periods} />
      {watch('period') === CHOOSE_DATES && (
        <>
          <DayInput
            id="from"
            label="First day, as 1/8/2026"
            field={register('from')}
            fault={faultAt('from')}
          />
          <DayInput id="to" label="Last day" field={register('to')} fault={faultAt('to')} />
        </>
      )}
      <Select id="tier" label="Tier" field={register('tier')} options={TIERS} />
      <Select
        id="eventType"
        label="Type of event"
        field={register('eventType')}
        options={[{ id: '', label: 'All types' }, ...EVENT_TYPES]}
      />
      {forces.length > 1 && (
        <Select
          id="force"
          label="Force"
          field={register('force')}
          options={[
            { id: '', label: 'All forces' },
            ...forces.map(({ id, shortName }) => ({ id, label: shortName })),
          ]}
        />
      )}
      <button type="submit" className="govuk-button govuk-button--secondary">
        Show
      </button>
    </form>
  )
}
