import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'
import { Face } from './face.ts'

const require = createRequire(import.meta.url)

function parse(file: string): Face {
  // The last glyph of this file is empty, and the parser reads the ten bytes of its box all the same.
  const font = create(Buffer.concat([readFileSync(require.resolve(file)), Buffer.alloc(16)]))
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds more than one font`)
  return new Face(font)
}

/** IBM Plex, parsed once a process: parsing it for each document would cost ten times the document. */
export const FACES = {
  regular: parse('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'),
  bold: parse('@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'),
  mono: parse('@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf'),
}
export type FontName = keyof typeof FACES

/** True where the paper's fonts can draw the character; the narrow one draws digests only. */
export function canDraw(codePoint: number): boolean {
  const words = [FACES.regular, FACES.bold]
  return codePoint <= 0xffff && words.every(({ font }) => font.hasGlyphForCodePoint(codePoint))
}
