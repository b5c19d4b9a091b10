import { vi } from 'vitest'

// The statements that are compiled once for the process are noted as they are compiled, so none may have been yet.
vi.resetModules()
await import('./repository-statements.ts')
