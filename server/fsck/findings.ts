/** What a check of one force's records came to: how much was looked at, and everything that is wrong, worst first. */
export type Findings = { counted: Record<string, number>; faults: Fault[] }

/** One thing that is wrong: the row, by its table and key, and what about it. */
export type Fault = { where: string; what: string }
