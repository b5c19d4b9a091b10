const CONTROL = 'input, select, textarea, button, a[href]'

/**
 * Moves focus to what a link names: a control, else the first control in it, else the place itself, and scrolls so
 * that its question can be read. False where there is no such place.
 */
export function focusPlace(id: string): boolean {
  const place = document.getElementById(id)
  if (!place) return false
  const control = place.matches(CONTROL) ? place : place.querySelector<HTMLElement>(CONTROL)
  if (!control) place.tabIndex = -1
  const question = place.closest('.govuk-form-group, tr, fieldset, section') ?? place
  question.scrollIntoView({ block: 'start' })
  ;(control ?? place).focus({ preventScroll: true })
  return true
}
