/** Answers kept: one for each recipient of a mail to very many. */
const MOST = 1000

/** A pure function of a text that keeps its answers: the same names and addresses are asked about at each key, hundreds of them in a mail to many. */
export function remember<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const fresh = answer(text)
    if (kept.size >= MOST) kept.clear()
    kept.set(text, fresh)
    return fresh
  }
}

/** The same for whole letters, of which only the last is kept: its greeting is asked for by the question to the directory and by the rules. */
export function rememberLast<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let kept: { readonly text: string; readonly answer: Answer } | null = null
  return (text) => {
    if (kept?.text !== text) kept = { text, answer: answer(text) }
    return kept.answer
  }
}
