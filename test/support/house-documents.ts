import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './house-imports.ts'
import type { Tree } from './house-tree.ts'

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md']

/** What the documents promise is there, and what the lockfile records can be installed again. */
export function checkDocuments(tree: Tree): Finding[] {
  return [
    ...DOCUMENTS.filter((path) => tree.files.includes(path)).flatMap((path) => checkDocument(tree, path)),
    ...checkLockfile(tree),
  ]
}

function checkDocument(tree: Tree, path: string): Finding[] {
  const text = readFileSync(join(tree.root, path), 'utf8')
  const scripts = readScripts(tree.root)
  const absentScripts = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
    .map(([, run, short]) => run ?? short ?? '')
    .filter((name) => !scripts.has(name))
    .map((name) => ({ path, message: `names npm run ${name}, which is no script` }))
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '')
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => link ?? '')
  const absentFiles = [
    ...spans.filter((span) => looksLikeFile(tree, span)),
    ...links.filter((link) => !link.includes(':')),
  ]
    .filter((name) => !existsSync(join(tree.root, name)))
    .map((name) => ({ path, message: `names ${name}, which is not there` }))
  return [...absentScripts, ...absentFiles]
}

// A path of this project begins with one of its folders, or is a file name with an ending of ours.
function looksLikeFile(tree: Tree, span: string): boolean {
  if (!/^[\w.-]+(\/[\w.@-]+)*\/?$/.test(span)) return false
  const top = span.split('/')[0] ?? ''
  const isFolder = tree.files.some((path) => path.startsWith(`${top}/`))
  return span.includes('/') ? isFolder : /\.(tsx?|mjs|md|json|ya?ml|sql)$/.test(span)
}

function readScripts(root: string): Set<string> {
  const file = join(root, 'package.json')
  if (!existsSync(file)) return new Set()
  const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'))
  return new Set(Object.keys(scripts))
}

type Locked = { resolved?: string; optionalDependencies?: Record<string, string> }

/** npm drops a platform's package that was not served and then rejects its own lockfile: found here first. */
function checkLockfile(tree: Tree): Finding[] {
  const path = 'package-lock.json'
  if (!tree.files.includes(path)) return []
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(tree.root, path), 'utf8'),
  )
  const present = new Set(Object.keys(packages).map((key) => key.replace(/^.*node_modules\//, '')))
  return Object.entries(packages).flatMap(([key, { resolved, optionalDependencies = {} }]) => [
    ...Object.keys(optionalDependencies)
      .filter((name) => !present.has(name))
      .map((name) => ({ path, message: `lacks ${name}, which ${key || 'the project'} wants` })),
    ...(/^https?:/.test(resolved ?? '')
      ? [{ path, message: `records where ${key} was downloaded from` }]
      : []),
  ])
}
