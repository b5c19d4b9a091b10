import { fileURLToPath } from 'node:url'
import { checkDocuments } from './house-documents.ts'
import { checkFiles } from './house-files.ts'
import { checkImports, type Finding } from './house-imports.ts'
import { readTree } from './house-tree.ts'

/** Every breach of the house rules in a project, file by file. */
export function checkHouse(root: string): Finding[] {
  const tree = readTree(root)
  return [...checkImports(tree), ...checkFiles(tree), ...checkDocuments(tree)].sort((a, b) =>
    a.path < b.path ? -1 : Number(a.path > b.path),
  )
}

if (import.meta.main) {
  const found = checkHouse(fileURLToPath(new URL('../..', import.meta.url)))
  for (const { path, message } of found) console.error(`${path} ${message}`)
  console.log(found.length === 0 ? 'The house rules hold.' : `Breaches of the house rules: ${found.length}.`)
  process.exitCode = found.length === 0 ? 0 : 1
}
