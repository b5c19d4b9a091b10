import { z } from 'zod'

// Zod compiles its parsers with `new Function`, which the content security policy refuses. Imported before any schema.
z.config({ jitless: true })
