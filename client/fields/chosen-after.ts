type Offer = { options: readonly { id: string }[]; exclusive?: string | undefined }

/** What is chosen after ticking or unticking one option, in the order offered. An exclusive option stands alone. */
export function chosenAfter(
  chosen: readonly string[],
  ticked: string,
  { options, exclusive }: Offer,
): string[] {
  if (chosen.includes(ticked)) return chosen.filter((id) => id !== ticked)
  if (ticked === exclusive) return [ticked]
  const next = new Set([...chosen.filter((id) => id !== exclusive), ticked])
  return options.filter(({ id }) => next.has(id)).map(({ id }) => id)
}
