import type { Page } from '@playwright/test'

/** The places where a browser can keep what a page gave it, each with all that is in it, as text. */
export type Stores = Record<'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches', string>

/** All that the browser keeps of this page's site. */
export function readStores(page: Page): Promise<Stores> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const ofDatabase = async ({ name = '' }: IDBDatabaseInfo) => {
      const database = await done(indexedDB.open(name))
      const tables = [...database.objectStoreNames].map(async (table) => {
        const rows = database.transaction(table).objectStore(table)
        return [table, await done(rows.getAllKeys()), await done(rows.getAll())]
      })
      const held = await Promise.all(tables)
      database.close()
      return [name, held]
    }
    const ofCache = async (name: string) => {
      const cache = await caches.open(name)
      const kept = (await cache.keys()).map(async (request) => {
        return [request.url, await (await cache.match(request))?.text()]
      })
      return [name, await Promise.all(kept)]
    }
    return {
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(sessionStorage),
      indexedDB: JSON.stringify(await Promise.all((await indexedDB.databases()).map(ofDatabase))),
      caches: JSON.stringify(await Promise.all((await caches.keys()).map(ofCache))),
    }
  })
}

/** Puts a text into every one of them, as a careless page might. */
export function plantInStores(page: Page, text: string): Promise<void> {
  return page.evaluate(async (planted) => {
    localStorage.setItem('planted', planted)
    sessionStorage.setItem('planted', planted)
    const opening = indexedDB.open('planted')
    opening.onupgradeneeded = () => opening.result.createObjectStore('drafts').put({ planted }, 1)
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = reject
    })
    opening.result.close()
    await (await caches.open('planted')).put('/planted', new Response(planted))
  }, text)
}

/** All that can be read from a page: its text, what its fields hold, its markup, address, title and history entry. */
export function readPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')]
    const typed = fields.map((field) => (field as HTMLInputElement).value)
    const { href } = window.location
    return JSON.stringify([
      document.documentElement.outerHTML,
      document.body.innerText,
      typed,
      href,
      document.title,
      history.state,
    ])
  })
}
