/**
 * A queue of its own: what is done in it begins once everything before it has ended, well or not. For what reads, changes
 * and writes back: two that overlap would each undo what the other wrote.
 */
export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work, work)
    last = done.catch(() => undefined)
    return done
  }
}
