// A seeded generator of attachments: node scripts/attachment-generator/generate.mjs FOLDER [--seed=1] [--count=360]
// Writes the files and `manifest.jsonl`, one {file,label,genre,format} a line. All people are invented.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FORMATS } from './formats.mjs'
import { GENRES } from './genres.mjs'
import { Chance } from './random.mjs'

function formatFor(text, chance) {
  const possible = Object.entries(FORMATS).filter(([, { tables }]) => !tables || text.rows)
  let at = chance.next() * possible.reduce((sum, [, { weight }]) => sum + weight, 0)
  return possible.find(([, { weight }]) => (at -= weight) < 0) ?? possible[0]
}

/** Writes `count` files, genre after genre. Returns what the manifest says. */
export async function generate(folder, { seed, count }) {
  mkdirSync(folder, { recursive: true })
  const chance = new Chance(seed)
  const names = Object.keys(GENRES)
  const manifest = []
  for (let index = 0; index < count; index += 1) {
    const genre = names[index % names.length]
    const { label, make } = GENRES[genre]
    const text = make(chance)
    const [format, { write }] = formatFor(text, chance)
    // A neutral name: what is measured is what the file says.
    const file = `${String(index).padStart(4, '0')}.${format}`
    writeFileSync(join(folder, file), await write(text, chance))
    manifest.push({ file, label, genre, format })
  }
  writeFileSync(join(folder, 'manifest.jsonl'), manifest.map((line) => JSON.stringify(line)).join('\n'))
  return manifest
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name, otherwise) => Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise)
  const folder = process.argv[2]
  if (!folder || folder.startsWith('--')) {
    console.error('usage: node scripts/attachment-generator/generate.mjs FOLDER [--seed=1] [--count=360]')
    process.exit(2)
  }
  await generate(folder, { seed: option('seed', 1), count: option('count', 360) })
}
