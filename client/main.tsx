import './api/no-eval.ts'
import './styles/main.scss'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/query-client.ts'
import { LoadingFrame } from './frame/loading-frame.tsx'
import { routes } from './routes.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place to start in')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={<LoadingFrame />}>
        <RouterProvider router={createBrowserRouter(routes)} />
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
)
