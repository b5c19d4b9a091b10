import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'

/** A page at an address, loaded when it is first opened: the component that its file exports under this name. */
export function page<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): RouteObject {
  return { path, lazy: { Component: async () => (await load())[name] } }
}

/** The same, for people who are not signed in. */
export function openPage<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): RouteObject {
  return { ...page(path, load, name), handle: { open: true } }
}
