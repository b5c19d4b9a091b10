type Named = { name: string; rankShort: string | null }

/** "Insp Rowan Hale"; the name alone where there is no rank. */
export function personName({ name, rankShort }: Named): string {
  return rankShort === null ? name : `${rankShort} ${name}`
}
