/** Replies that were begun and not sent, by comment id: they outlive a visit to the section they are about. */
const begun = new Map<string, string>()

export function unsentReply(commentId: string): string {
  return begun.get(commentId) ?? ''
}

export function keepUnsentReply(commentId: string, words: string): void {
  if (words === '') begun.delete(commentId)
  else begun.set(commentId, words)
}
