import type { Role } from '#shared/workflow/states.ts'

/** A kind of person that the policy tells apart, seen from a record of the person's own organisation. */
export type UserKind = {
  readonly kind: string
  /** For people who read the policy. */
  readonly words: string
  /** False: nobody is signed in, or every role has ended, which comes to the same at the next request. */
  readonly signedIn: boolean
  readonly roles: readonly Role[]
  /** Stands in for a gold in the operation asked about. */
  readonly actsAsGold?: true
  /** Once saved an answer in the review asked about, whatever they hold now. */
  readonly isAuthor?: true
  /** Was asked to write the section that the request names. */
  readonly sectionGiven?: true
  /** Belongs to a body to which no force's records are its own: for this person every record is another's. */
  readonly ownsNothing?: true
}

const member = (kind: string, words: string, roles: readonly Role[], more: Partial<UserKind> = {}) => ({
  kind,
  words,
  signedIn: true,
  roles,
  ...more,
})
const outside = (kind: string, words: string) => ({ kind, words, signedIn: false, roles: [] })

/** Everyone that the policy is written out for. */
export const userKinds: readonly UserKind[] = [
  outside('nobody', 'Nobody signed in'),
  outside('roles_ended', 'Someone whose roles have all ended'),
  member('debrief_lead', 'Debrief lead', ['debrief_lead']),
  member('contributor_given', 'Contributor asked to write this section', ['contributor'], {
    sectionGiven: true,
  }),
  member('contributor_not_given', 'Contributor not asked to write this section', ['contributor']),
  member('gold_commander', 'Gold commander', ['gold_commander']),
  member('acting_gold', 'Contributor acting as gold here', ['contributor'], { actsAsGold: true }),
  member('gold_author', 'Gold commander who wrote part of the review', ['gold_commander'], {
    isAuthor: true,
  }),
  member('force_administrator', 'Force administrator', ['force_administrator']),
  member('auditor', 'Auditor of the force’s oversight body', ['auditor']),
  member('other_auditor', 'Auditor of another body', ['auditor'], { ownsNothing: true }),
  member('recipient_officer', 'Recipient officer', ['recipient_officer']),
]

/** The roles that count for this person in the operation asked about. */
export function rolesOf({ roles, actsAsGold }: UserKind): readonly Role[] {
  return actsAsGold ? [...roles, 'gold_commander'] : roles
}
