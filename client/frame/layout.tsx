import { Suspense } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router'
import { useSession } from '#client/api/session.ts'
import { ArrivalProvider } from './arrival.tsx'
import { DemonstrationBanner } from './demonstration.tsx'
import { useFocusInSight } from './focus-in-sight.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { MarkingProvider, MarkingStrip } from './marking.tsx'
import { Navigation } from './navigation.tsx'
import { SessionWatch } from './session-watch.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { useViewerIfAny, ViewerProvider } from './viewer.tsx'
import { NextPageComing, Waiting } from './waiting.tsx'

/** Set on the routes that anyone may open without signing in. */
type RouteHandle = { open?: true }

function SkipLink() {
  return (
    <a href="#main" className="govuk-skip-link">
      Skip to main content
    </a>
  )
}

function Contents() {
  const { pathname, search, hash } = useLocation()
  const viewer = useViewerIfAny()
  const open = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.open)
  if (!viewer && !open) {
    const back = encodeURIComponent(`${pathname}${search}${hash}`)
    return <Navigate to={`/sign-in?return=${back}`} replace />
  }
  return (
    <Suspense key={pathname} fallback={<Waiting />}>
      <Outlet />
    </Suspense>
  )
}

function Frame() {
  const { demonstration, viewer: signedIn, another } = useSession()
  const viewer = useViewerIfAny()
  useFocusInSight()
  return (
    <>
      <SkipLink />
      <header>
        <MarkingStrip />
        <Header viewer={viewer} />
        {viewer && <Navigation viewer={viewer} />}
      </header>
      {demonstration && <DemonstrationBanner />}
      <div className="govuk-width-container">
        <NextPageComing />
        <Contents />
      </div>
      <Footer demonstration={demonstration} />
      {viewer && !signedIn && <SignInAgain key={another?.personId} name={viewer.name} another={another} />}
      <SessionWatch />
      <ScrollRestoration />
    </>
  )
}

/** The frame around every page, and what it needs: who is asking, the marking, where focus goes on arrival. */
export function Layout() {
  return (
    <MarkingProvider>
      <ViewerProvider session={useSession()}>
        <ArrivalProvider>
          <Frame />
        </ArrivalProvider>
      </ViewerProvider>
    </MarkingProvider>
  )
}
