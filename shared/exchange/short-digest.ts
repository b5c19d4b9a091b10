/** The first 16 characters of a digest in groups of four: "30dc d2ec afa2 93a8", as on the first page of the PDF. */
export function shortDigest(digest: string): string {
  return (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}
