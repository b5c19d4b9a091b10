import type { Role } from '#shared/workflow/states.ts'

export type NavigationWord = { to: string; word: string; roles: readonly Role[] }

const MOST = 5

/** In the order they are shown. Someone with several roles sees the first five that any of them opens. */
const WORDS: readonly NavigationWord[] = [
  { to: '/', word: 'Your work', roles: ['debrief_lead', 'contributor'] },
  { to: '/sign-off', word: 'To sign', roles: ['gold_commander'] },
  { to: '/inbox', word: 'Inbox', roles: ['recipient_officer'] },
  { to: '/coverage', word: 'Coverage', roles: ['auditor', 'recipient_officer'] },
  {
    to: '/operations',
    word: 'Operations',
    roles: ['debrief_lead', 'contributor', 'gold_commander', 'force_administrator'],
  },
  { to: '/admin', word: 'People', roles: ['force_administrator'] },
  {
    to: '/rule',
    word: 'The rule',
    roles: [
      'debrief_lead',
      'contributor',
      'gold_commander',
      'force_administrator',
      'auditor',
      'recipient_officer',
    ],
  },
]

/** At most five words; none before sign-in. */
export function navigationFor(roles: readonly Role[]): NavigationWord[] {
  const mine = WORDS.filter((word) => word.roles.some((role) => roles.includes(role)))
  return mine.filter((word, at) => mine.findIndex(({ to }) => to === word.to) === at).slice(0, MOST)
}

/** Where `/` leads: the first thing that someone with these roles comes to do. */
export function homeOf(roles: readonly Role[]): string {
  return navigationFor(roles)[0]?.to ?? '/rule'
}

/** A review is part of one's work, a series of the operations: neither has a word of its own. */
const ALSO: Readonly<Record<string, string>> = { '/': '/reviews/', '/operations': '/series' }

/** The word that covers an address: the longest one that it starts with. */
export function currentWord(words: readonly NavigationWord[], pathname: string): NavigationWord | undefined {
  const covers = ({ to }: NavigationWord) => {
    const also = ALSO[to]
    const below = to !== '/' && pathname.startsWith(`${to}/`)
    return pathname === to || below || (also !== undefined && pathname.startsWith(also))
  }
  return words.filter(covers).toSorted((a, b) => b.to.length - a.to.length)[0]
}
