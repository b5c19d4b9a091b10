import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const INITIAL_LIMIT = 160_000

/** Fails the build when the scripts of the first page weigh more than the limit, gzipped, in bytes. */
function weighFirstPage(limit: number): Plugin {
  return {
    name: 'weigh-first-page',
    apply: 'build',
    generateBundle(_options, bundle) {
      const wanted = new Set<string>()
      const add = (fileName: string): void => {
        const chunk = bundle[fileName]
        if (chunk?.type !== 'chunk' || wanted.has(fileName)) return
        wanted.add(fileName)
        chunk.imports.forEach(add)
      }
      for (const item of Object.values(bundle)) if (item.type === 'chunk' && item.isEntry) add(item.fileName)
      const weights = [...wanted].map((name) => {
        const chunk = bundle[name]
        return chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0
      })
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      this.info(`scripts of the first page: ${total} bytes gzipped, ${limit} allowed`)
      if (total > limit)
        this.error(`The first page's scripts weigh ${total} bytes gzipped; ${limit} are allowed.`)
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), weighFirstPage(INITIAL_LIMIT)],
  // Not all of /api: the folder of that name is served there. The origin stays, or the service refuses every change.
  server: {
    proxy: { '/api/v1': { target: `http://127.0.0.1:${process.env.PORT ?? 3000}`, changeOrigin: false } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Vite's own CSS minifier stops at a media query of govuk-frontend; Sass compresses instead.
    cssMinify: false,
    // A font written into the style sheet would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One chunk, so that zod is told to make no code of text before any chunk of ours makes a schema.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|client\/api\/no-eval/ }] },
      },
    },
  },
  css: { preprocessorOptions: { scss: { style: 'compressed', quietDeps: true } } },
})
