/**
 * What a check of one force's records came to: how much was looked at, what a reader has to know although it is no
 * fault, and everything that is wrong, worst first.
 */
export type Findings = { counted: Record<string, number>; notes: string[]; faults: Fault[] }

/** One thing that is wrong: the row, by its table and key, and what about it. */
export type Fault = { where: string; what: string }
