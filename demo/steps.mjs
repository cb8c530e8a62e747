// A scenario that is printed while it is played: numbered steps, and under each what was checked, with a mark.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Thrown to end a scenario whose next steps would make no sense. */
class StepFailed extends Error {}

/**
 * @param {{pictures:string, onFailure:()=>Promise<void>, say?:(line:string)=>void}} options
 *   `pictures`: folder, emptied first; `onFailure`: called when a step could not be played to its end.
 */
export function scenario({ pictures, onFailure, say = console.log }) {
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  let steps = 0
  let taken = 0
  const counts = { held: 0, failed: 0 }

  /** Prints whether something is as it should be; `found` says what was there instead. */
  function check(words, holds, found = '') {
    counts[holds ? 'held' : 'failed'] += 1
    say(`   ${holds ? '✓' : '✗'} ${words}${!holds && found !== '' ? `\n     instead: ${found}` : ''}`)
    return holds
  }

  return {
    counts,
    check,
    /** Plays one step and gives what it gives; one that throws is printed and ends the scenario. */
    async step(title, play) {
      steps += 1
      say(`\n${steps}. ${title}`)
      try {
        return await play()
      } catch (error) {
        check('this step came to its end', false, error instanceof Error ? error.message : String(error))
        await onFailure().catch((cause) => say(`     no picture: ${cause.message}`))
        throw new StepFailed()
      }
    },
    /** Saves what a tab shows; also to `copy` where that is given. */
    async picture(page, name, copy) {
      taken += 1
      const path = join(pictures, `${String(taken).padStart(2, '0')}-${name}.png`)
      await page.screenshot({ path })
      if (copy) copyFileSync(path, copy)
    },
    /** Plays all steps, or those until one fails. */
    async play(steps) {
      try {
        await steps()
      } catch (error) {
        if (!(error instanceof StepFailed)) throw error
      }
      return counts.failed === 0
    },
  }
}
