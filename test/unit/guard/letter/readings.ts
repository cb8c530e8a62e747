import { expect, it } from 'vitest'

/** What is read of each text, and texts of which nothing is. Every table of wordings ends here. */
export function readings<T>(read: (text: string) => T, { said, silent, nothing }: {
  readonly said: readonly (readonly [text: string, expected: T])[]
  readonly silent: readonly string[]
  /** What a silent text is read as. */
  readonly nothing: T
}): void {
  it.each(said)('reads %j as %j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each(silent)('reads nothing in %j', (text) => {
    expect(read(text)).toEqual(nothing)
  })
}
