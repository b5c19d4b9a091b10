/** The strong entity tag of a revision: its number and its envelope's digest. */
export function tagOf(revision: { number: number; digest: string }): string {
  return `"${revision.number}-${revision.digest}"`
}
