const CONTROL = 'input, select, textarea, button, a[href]'

/**
 * Moves focus to what a link names: a control, else the first control in it, else the place itself. `question`
 * scrolls so that its words can be read above it; `near` scrolls no more than is needed. False where there is no such
 * place.
 */
export function focusPlace(id: string, scroll: 'question' | 'near' = 'question'): boolean {
  const place = document.getElementById(id)
  if (!place) return false
  // What is folded away cannot take focus.
  place.closest('details')?.setAttribute('open', '')
  const control = place.matches(CONTROL) ? place : place.querySelector<HTMLElement>(CONTROL)
  if (!control) place.tabIndex = -1
  const target = control ?? place
  const question = place.closest('.govuk-form-group, tr, fieldset, section') ?? place
  if (scroll === 'question') question.scrollIntoView({ block: 'start' })
  else target.scrollIntoView({ block: 'nearest' })
  target.focus({ preventScroll: true })
  return true
}
