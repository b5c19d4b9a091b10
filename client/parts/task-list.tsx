import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'

export type Task = {
  name: string
  /** None where it cannot be started yet. */
  to?: string | undefined
  hint?: ReactNode
  status: ReactNode
}

function TaskRow({ name, to, hint, status }: Task) {
  const id = useId()
  const described = hint ? `${id}-status ${id}-hint` : `${id}-status`
  return (
    <li className={`govuk-task-list__item${to ? ' govuk-task-list__item--with-link' : ''}`}>
      <div className="govuk-task-list__name-and-hint">
        {to ? (
          <Link className="govuk-link govuk-task-list__link" to={to} aria-describedby={described}>
            {name}
          </Link>
        ) : (
          <div>{name}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div
        className={`govuk-task-list__status${to ? '' : ' govuk-task-list__status--cannot-start-yet'}`}
        id={`${id}-status`}
      >
        {status}
      </div>
    </li>
  )
}

/** Things to do, each with its status in words. The whole row is the link. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="govuk-task-list">
      {tasks.map((task) => (
        <TaskRow key={task.name} {...task} />
      ))}
    </ul>
  )
}
