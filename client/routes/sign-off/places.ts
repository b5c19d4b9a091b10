/** Ids of places in the printed review, for links to them. */
export const sectionId = (section: string): string => `s-${section}`
export const entryId = (section: string, field: string): string => `e-${section}-${field}`

export const CHANGED_ID = 'changed'
export const LATE_ID = 'late-facts'
export const DECIDE_ID = 'decide'
