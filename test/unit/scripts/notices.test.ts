import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { notices } from '../../../scripts/notices-plugin.ts'

it('brings the licence of everything that is shipped, and of nothing that only builds it', () => {
  const text = notices()
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  for (const [name, version] of Object.entries(dependencies)) expect(text).toContain(`${name} ${version} (`)
  for (const name of Object.keys(devDependencies)) expect(text).not.toMatch(new RegExp(`^${name} \\d`, 'm'))
  expect(text).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
  expect(text).toContain('Permission is hereby granted, free of charge')
})
