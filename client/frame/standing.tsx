import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from 'react-router'
import { operationQuery } from '#client/api/operations.ts'
import { useViewerIfAny, ViewerAs } from './viewer.tsx'

const OF_OPERATION = /^\/operations\/([0-9a-f-]{36})(?:\/|$)/

/**
 * On the pages of an operation that another force leads, the viewer holds no role: it is read there and nothing can be
 * done about it, whoever they are in their own force.
 */
export function Standing() {
  const { pathname } = useLocation()
  const viewer = useViewerIfAny()
  const id = OF_OPERATION.exec(pathname)?.[1] ?? ''
  // The page itself asks for the operation; this only looks at what came.
  const { data: operation } = useQuery({ ...operationQuery(id), enabled: false })
  const others = viewer !== null && operation !== undefined && operation.forceId !== viewer.organisation.id
  return (
    <ViewerAs viewer={others ? { ...viewer, roles: [] } : viewer}>
      <Outlet />
    </ViewerAs>
  )
}
