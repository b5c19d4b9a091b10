import { visibleParts } from '#shared/form/visible-text.ts'

/** What somebody typed, with every invisible or direction-turning character shown by name instead of obeyed. */
export function VisibleText({ text }: { text: string }) {
  return visibleParts(text).map((part, at) =>
    part.hidden ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span className="app-character" key={at}>
        {part.text}
      </span>
    ) : (
      part.text
    ),
  )
}
