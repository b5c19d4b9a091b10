/** In the address of a section: who opened it from the check of the answers goes back there. */
export const FROM = 'from'
export const FROM_CHECK = 'check'

/** The place of an answer, opened from the check of the answers: "Save and continue" leads back to it. */
export function fromCheck(fieldPlace: string): string {
  const [path, place] = fieldPlace.split('#')
  return `${path}?${FROM}=${FROM_CHECK}#${place}`
}
