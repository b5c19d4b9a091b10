import { count } from '#client/words/numbers.ts'
import type { AccessEntry, LoggedOperation } from '#shared/api/access.ts'

/** What someone did, where the route says it better than the six words of the law. */
const BY_ROUTE: Readonly<Record<string, string>> = {
  'GET /reviews/:id/sections/:section': 'Opened a section',
  'PUT /reviews/:id/sections/:section': 'Saved a section',
  'GET /reviews/:id/check': 'Read all answers',
  'GET /reviews/:id/revisions/:revision': 'Read what was sent to gold',
  'GET /reviews/:id/packs/:audience/:kind': 'Downloaded a pack',
  'POST /reviews/:id/comments/:comment/reply': 'Answered gold’s comment',
  'POST /reviews/:id/send-to-gold': 'Sent it to gold',
  'POST /reviews/:id/recall': 'Took it back from gold',
  'POST /reviews/:id/return': 'Returned it',
  'POST /reviews/:id/re-open': 'Opened it again',
  'POST /reviews/:id/withdraw': 'Withdrew it',
  'POST /reviews/:id/assign': 'Gave it another lead',
  'POST /reviews/:id/revisions/:revision/sign-off': 'Signed it',
  'POST /reviews/:id/submit': 'Submitted it',
  'POST /reviews/:id/sent': 'Recorded it as sent',
  'POST /operations/:id/shares': 'Shared it',
  'POST /reviews/:id/hold-back': 'Held it back',
  'POST /reviews/:id/clear-hold-back': 'Cleared the hold-back',
  'POST /people/:id/mail-address': 'Changed an e-mail address',
  'GET /coverage': 'Read the figures',
}

const BY_OPERATION: Record<LoggedOperation, string> = {
  collection: 'Added to it',
  alteration: 'Changed it',
  consultation: 'Opened it',
  disclosure: 'Disclosed it',
  combination: 'Joined it with another record',
  erasure: 'Erased it',
}

/** "Opened it", "Saved a section", "Read a list". */
export function didWords({ did, route, subjects, subjectKind }: AccessEntry): string {
  const known = BY_ROUTE[route]
  if (known !== undefined) return known
  if (subjectKind === 'access_log') return 'Read the access log'
  return did === 'consultation' && subjects > 1 ? 'Read a list' : BY_OPERATION[did]
}

const KINDS: Record<AccessEntry['subjectKind'], [one: string, many: string]> = {
  operation: ['operation', 'operations'],
  review: ['review', 'reviews'],
  series: ['series', 'series'],
  person: ['person', 'people'],
  coverage: ['coverage', 'coverage'],
  access_log: ['access log', 'access log'],
}

/** What it was done to, where no single operation is named: "12 operations", "A review", "Coverage". */
export function subjectWords({ subjectKind, subjects }: AccessEntry): string {
  const [one, many] = KINDS[subjectKind]
  if (subjectKind === 'coverage') return 'Coverage'
  if (subjectKind === 'access_log') return 'Access log'
  return subjects === 1 ? `1 ${one}` : count(subjects, one, many)
}
