type Helped = { help?: string | undefined; requiredIf?: { because: string } | undefined }

/** The help of a field, and why it is asked where that depends on something. */
export function hintOf({ help, requiredIf }: Helped): string | undefined {
  const because = requiredIf && `Asked because ${requiredIf.because}.`
  const words = [help, because].filter((part) => part !== undefined)
  return words.length === 0 ? undefined : words.join(' ')
}
