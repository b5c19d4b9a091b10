/** Police ranks in full (Police Regulations 2003, regulation 4, and the detectives' names), as forces shorten them. */
const SHORT_RANKS: Readonly<Record<string, string>> = {
  Constable: 'PC',
  'Detective Constable': 'DC',
  Sergeant: 'Sgt',
  'Detective Sergeant': 'DS',
  Inspector: 'Insp',
  'Detective Inspector': 'DI',
  'Chief Inspector': 'Ch Insp',
  'Detective Chief Inspector': 'DCI',
  Superintendent: 'Supt',
  'Detective Superintendent': 'Det Supt',
  'Chief Superintendent': 'Ch Supt',
  'Detective Chief Superintendent': 'Det Ch Supt',
  Commander: 'Cmdr',
  'Assistant Chief Constable': 'ACC',
  'Deputy Chief Constable': 'DCC',
  'Chief Constable': 'CC',
}

/** Held for a time; written before the short rank, as in "T/Supt". */
const FOR_A_TIME: Readonly<Record<string, string>> = { temporary: 'T/', acting: 'A/' }

const byName = new Map(
  Object.entries(SHORT_RANKS).flatMap(([rank, short]) => [
    [rank.toLowerCase(), short] as const,
    [short.toLowerCase(), short] as const,
  ]),
)

/** A rank as it is written before a name: "Supt" for "superintendent". Null where it is none of the known ones. */
export function shortRankOf(rank: string): string | null {
  const words = rank
    .trim()
    .toLowerCase()
    .replace(/^police /, '')
    .split(/\s+/)
  const before = FOR_A_TIME[words[0] ?? '']
  const short = byName.get((before === undefined ? words : words.slice(1)).join(' '))
  return short === undefined ? null : `${before ?? ''}${short}`
}

/** The rank in full behind a short one; the short one itself where it is none of the known ones. */
export function fullRankOf(short: string): string {
  return Object.entries(SHORT_RANKS).find(([, known]) => known === short)?.[0] ?? short
}
