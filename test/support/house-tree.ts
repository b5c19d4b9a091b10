import { globSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** One import of a source file. `target` is the file in this tree, or undefined for a package. */
type Import = { from: string; target: string | undefined; typeOnly: boolean }

export type Source = { path: string; text: string; imports: Import[]; hasDefaultExport: boolean }

/** A project as the house rules see it: every file it keeps, and what its TypeScript imports. */
export type Tree = { root: string; files: string[]; sources: Source[] }

const NOT_OURS = new Set(['node_modules', '.git', 'client/dist', 'data', 'test/results'])

/** Reads a project's files. The parser is the builder's own, so that types and JSX are understood. */
export function readTree(root: string): Tree {
  const found = globSync(['**', '.*', '.*/**'], { cwd: root, exclude: (path) => NOT_OURS.has(path) })
  const files = [...new Set(found)].filter((path) => statSync(join(root, path)).isFile()).sort()
  const sources = files.filter((path) => /\.tsx?$/.test(path)).map((path) => readSource(root, path))
  return { root, files, sources }
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { module, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`)
  const imports = module.staticImports.map((one) => ({
    from: one.moduleRequest.value,
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }))
  const exports = module.staticExports.flatMap((one) => one.entries)
  const passedOn = exports.flatMap((entry) =>
    entry.moduleRequest ? [{ from: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
  )
  const later = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const written = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    return written?.[2] ? [{ from: written[2], typeOnly: false }] : []
  })
  return {
    path,
    text,
    imports: [...imports, ...passedOn, ...later].map((one) => ({ ...one, target: targetOf(path, one.from) })),
    hasDefaultExport: exports.some((entry) => entry.exportName.kind === 'Default'),
  }
}

function targetOf(path: string, from: string): string | undefined {
  if (from.startsWith('#')) return from.slice(1)
  if (from.startsWith('.')) return posix.join(posix.dirname(path), from)
  return undefined
}

/** A file that only tests read: it may import what ships to nobody. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.test\.tsx?$/.test(path)
}
