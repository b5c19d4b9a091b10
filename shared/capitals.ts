/** "level one" at the head of a line: "Level one". */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "Due date" inside a sentence is "due date"; "NPoCC" stays. */
export function inSentence(words: string): string {
  const [first = '', second = ''] = words
  return second === second.toLowerCase() ? first.toLowerCase() + words.slice(1) : words
}
