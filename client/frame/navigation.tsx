import { useEffect, useId, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { personName } from '#client/words/people.ts'
import type { ViewerReply } from '#shared/api/session.ts'
import { standing } from './header.tsx'
import { currentWord, type NavigationWord, navigationFor } from './navigation-words.ts'
import { SignOut } from './sign-out.tsx'

function Item({ item, current, exact }: { item: NavigationWord; current: boolean; exact: boolean }) {
  const active = current ? ' govuk-service-navigation__item--active' : ''
  return (
    <li className={`govuk-service-navigation__item${active}`}>
      <Link
        className="govuk-service-navigation__link"
        to={item.to}
        aria-current={current ? (exact ? 'page' : 'true') : undefined}
      >
        {current ? (
          <strong className="govuk-service-navigation__active-fallback">{item.word}</strong>
        ) : (
          item.word
        )}
      </Link>
    </li>
  )
}

/** The words of the service by role. On a phone they fold behind one button, with the person and the way out. */
export function Navigation({ viewer }: { viewer: ViewerReply }) {
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const listId = useId()
  const words = navigationFor(viewer.roles)
  const current = currentWord(words, pathname)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page folds the menu
  useEffect(() => setOpen(false), [pathname])

  return (
    <div className="govuk-service-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav
            aria-label="Menu"
            className={`govuk-service-navigation__wrapper app-nav${open ? ' app-nav--open' : ''}`}
          >
            <button
              type="button"
              className="govuk-service-navigation__toggle app-nav-toggle"
              aria-controls={listId}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              Menu
            </button>
            <ul className="govuk-service-navigation__list" id={listId}>
              {words.map((item) => (
                <Item key={item.to} item={item} current={item === current} exact={item.to === pathname} />
              ))}
              <li className="govuk-service-navigation__item app-phone">
                <Link className="govuk-link" to="/account">
                  {personName(viewer)}
                </Link>
                <span className="app-cell-note">{standing(viewer)}</span>
                <SignOut className="app-link-button" />
              </li>
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}
