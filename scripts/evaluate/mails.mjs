// Labelled mails from files: JSON lines, or the readable form of test/fixtures/mails.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const person = (text) => {
  const [, name, address] = /^(.*?)\s*<(.+)>$/.exec(text.trim()) ?? [null, '', text.trim()]
  return { name, address: address.includes('@') ? address : '' }
}

/** "## label | genre | from | to | subject" and the body below. */
function readable(text, prefix) {
  return text.split(/^## /m).slice(1).map((block, index) => {
    const end = block.indexOf('\n')
    const [label, genre, from, to, subject] = block.slice(0, end).split('|').map((field) => field.trim())
    return { id: `${prefix}-${index + 1}`, label, genre, from: person(from), to: to.split(/,\s+(?=[^,]*@)/).map(person), cc: [], subject, text: block.slice(end + 1).trim() }
  })
}

/** Texts of one file: {id,label,genre?,subject?,text,from?,to?,cc?}; plain corpora have the labels 0 and 1. */
export function readMails(file) {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.txt')) return readable(text, basename(file, '.txt'))
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}
