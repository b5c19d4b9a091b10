import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link that looks like a button: it goes somewhere, it does nothing yet. */
export function ButtonLink({
  to,
  secondary = false,
  children,
}: {
  to: string
  secondary?: boolean
  children: ReactNode
}) {
  return (
    <Link to={to} className={`govuk-button${secondary ? ' govuk-button--secondary' : ''}`} draggable={false}>
      {children}
    </Link>
  )
}
