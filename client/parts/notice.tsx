import type { ReactNode } from 'react'

type NoticeProps = {
  /** About another person's turn, something bad, a return by gold, or something that was just done. */
  kind?: 'waiting' | 'bad' | 'returned' | 'done'
  tag?: ReactNode
  /** Read aloud as soon as it appears: for what happened to this page while it was open. */
  alert?: boolean
  children: ReactNode
}

const LOOKS = {
  waiting: '',
  bad: ' app-notice--bad',
  returned: ' app-notice--returned',
  done: ' app-notice--done',
}

/** A sentence about the state of the page, above what it is about. */
export function Notice({ kind = 'waiting', tag, alert = false, children }: NoticeProps) {
  return (
    <div className={`app-notice${LOOKS[kind]}`} role={alert ? 'alert' : undefined}>
      {tag && <p className="govuk-body">{tag}</p>}
      <p className="govuk-body">{children}</p>
    </div>
  )
}
