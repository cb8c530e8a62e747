// What the processes of a browser hold, from /proc: no browser tells an extension.
import { readdirSync, readFileSync } from 'node:fs'

const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** A process and all that it started. */
function family(pid) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The name in brackets may hold anything.
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found = [pid]
  for (const each of found) found.push(...(children.get(each) ?? []))
  return found
}

/** Bytes of its own and shared with others, without program files. */
function bytesOf(pid) {
  const status = read(`/proc/${pid}/status`)
  return ['RssAnon', 'RssShmem'].reduce((sum, name) => sum + Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024, 0)
}

/**
 * How much a browser's processes grew while `work` ran, each at its own peak: `all` of them at one moment, and `one`, the process of a page
 * or of an extension that grew most. Looks every 20 ms, so that a shorter peak may be missed.
 */
export async function growth(pid, work) {
  const processes = family(pid).map((each) => ({ pid: each, before: bytesOf(each), most: 0 }))
  let all = 0
  const look = () => {
    let sum = 0
    for (const each of processes) {
      const grown = bytesOf(each.pid) - each.before
      each.most = Math.max(each.most, grown)
      sum += grown
    }
    all = Math.max(all, sum)
  }
  const timer = setInterval(look, 20)
  try {
    const given = await work()
    return { given, all, one: Math.max(...processes.filter((each) => each.pid !== pid).map(({ most }) => most)) }
  } finally {
    clearInterval(timer)
  }
}
