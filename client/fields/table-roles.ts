/**
 * What the parts of a table are, said in so many words: where its rows are laid out as cards or one by one, some browsers
 * no longer tell a screen reader that it is a table.
 */
export const AS_TABLE = { role: 'table' }
export const AS_ROWS = { role: 'rowgroup' }
export const AS_ROW = { role: 'row' }
export const AS_CELL = { role: 'cell' }
export const AS_COLUMN_NAME = { role: 'columnheader' }
export const AS_ROW_NAME = { role: 'rowheader' }
