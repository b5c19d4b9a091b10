import type { RouteObject } from 'react-router'
import { NotFound, PageFailure } from './frame/failure.tsx'
import { Layout } from './frame/layout.tsx'
import { LoadingFrame, WholeFailure } from './frame/loading-frame.tsx'

/** Every address of the service. Pages are loaded when they are first opened. */
export const routes: RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: WholeFailure,
    HydrateFallback: LoadingFrame,
    children: [{ ErrorBoundary: PageFailure, children: [{ path: '*', Component: NotFound }] }],
  },
]
