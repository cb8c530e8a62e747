import { AUTOSAVE_SECONDS } from './servers.ts'

/** Time that really has to pass: for what should never come. What should come is waited for by its sign instead. */
export const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Time in which the webmail would have saved by itself so many times. */
export const autosaves = (times: number): Promise<void> => pass((AUTOSAVE_SECONDS * times + 0.5) * 1000)

/** What a page answers, or this after so long: one that is on its way elsewhere may never answer its driver. */
export const within = <T>(milliseconds: number, answer: Promise<T>, otherwise: T): Promise<T> => Promise.race([answer.catch(() => otherwise), pass(milliseconds).then(() => otherwise)])

/** What should come at once, with a limit of its own: a browser that never answers its driver would use up the whole test, and nobody would know where. */
export async function answerOf<T>(what: string, answer: Promise<T>, seconds = 30): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waiting failed: ${what} came to no end in ${seconds} s`)), seconds * 1000)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
