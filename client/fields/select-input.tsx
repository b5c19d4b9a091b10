type SelectChoice = { id: string; label: string; group?: string | undefined }

type SelectInputProps = {
  id: string
  options: readonly SelectChoice[]
  chosen: string | undefined
  failing: boolean
  describedBy?: string | undefined
  onChoose: (id: string | null) => void
}

type Run = { group: string | undefined; options: SelectChoice[] }

/** Neighbouring options of one group stand together under its name. */
function runsOf(options: readonly SelectChoice[]): Run[] {
  const runs: Run[] = []
  for (const option of options) {
    const last = runs.at(-1)
    if (last && last.group === option.group) last.options.push(option)
    else runs.push({ group: option.group, options: [option] })
  }
  return runs
}

const optionsOf = (options: readonly SelectChoice[]) =>
  options.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ))

/** A list to choose one from. "Choose" takes the answer away. */
export function SelectInput({ id, options, chosen, failing, describedBy, onChoose }: SelectInputProps) {
  return (
    <select
      className={`govuk-select${failing ? ' govuk-select--error' : ''}`}
      id={id}
      aria-describedby={describedBy}
      aria-invalid={failing}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">Choose</option>
      {runsOf(options).map((run) =>
        run.group === undefined ? (
          optionsOf(run.options)
        ) : (
          <optgroup key={run.options[0]?.id ?? run.group} label={run.group}>
            {optionsOf(run.options)}
          </optgroup>
        ),
      )}
    </select>
  )
}
