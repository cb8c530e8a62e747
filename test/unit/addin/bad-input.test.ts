import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the table of what goes wrong names tests that there are', () => {
  const page = readFileSync('docs/addins/bad-input.md', 'utf8')
  const named = [...page.matchAll(/`(test\/[^`]+)`((?:[,;]? ?«[^»]+»)*)/g)].flatMap(([, file = '', titles = '']) => [...titles.matchAll(/«([^»]+)»/g)].map(([, title = '']) => ({ file, title })))
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter(({ file, title }) => !readFileSync(file, 'utf8').includes(title))).toEqual([])
})
