import { useEffect, useState } from 'preact/hooks'

const SHOWN = 4000

export interface Copy {
  /** The text that was copied last, for a while; empty otherwise. */
  readonly copied: string
  /** The text that the browser refused to copy. */
  readonly refused: string
  readonly copy: (text: string) => void
}

/** Puts a text on the clipboard and says so for a few seconds. */
export function useCopy(): Copy {
  const [{ copied, refused }, setState] = useState({ copied: '', refused: '' })
  useEffect(() => {
    if (copied === '') return
    const timer = setTimeout(() => setState({ copied: '', refused: '' }), SHOWN)
    return () => clearTimeout(timer)
  }, [copied])
  return {
    copied,
    refused,
    copy: (text) => void navigator.clipboard.writeText(text).then(
      () => setState({ copied: text, refused: '' }),
      () => setState({ copied: '', refused: text }),
    ),
  }
}
