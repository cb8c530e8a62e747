import { describe, expect, it } from 'vitest'
import { droppedFiles } from '../../../src/content/sentinel/dropped-files.ts'

const file = (name: string): FileSystemEntry => ({
  isFile: true, isDirectory: false, name, file: (done: (file: File) => void) => done(new File([name], name)),
}) as unknown as FileSystemEntry

/** A folder whose reader gives two children at a time, as browsers give a hundred. */
const folder = (...children: readonly FileSystemEntry[]): FileSystemEntry => ({
  isFile: false, isDirectory: true,
  createReader: () => {
    const left = [...children]
    return { readEntries: (done: (entries: FileSystemEntry[]) => void) => done(left.splice(0, 2)) }
  },
}) as unknown as FileSystemEntry

const drop = (...entries: readonly FileSystemEntry[]): DataTransfer => ({
  items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
  files: entries.map((entry) => new File([''], entry.name)),
}) as unknown as DataTransfer

const names = async (data: DataTransfer): Promise<string[]> => ((await droppedFiles(data)) ?? []).map(({ name }) => name).sort()

describe('what is dropped', () => {
  it('is taken as it is when it is files', async () => {
    expect(await names(drop(file('a.pdf'), file('b.pdf')))).toEqual(['a.pdf', 'b.pdf'])
  })

  it('gives every file of its folders, however deep and however many', async () => {
    const deep = folder(file('a.pdf'), file('b.pdf'), file('c.pdf'), folder(folder(file('d.pdf'))), folder())
    expect(await names(drop(deep, file('e.pdf')))).toEqual(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf'])
  })

  it('is none of it when it is too much: part of a folder would look like all of it', async () => {
    const crowd = (files: number): FileSystemEntry => folder(...Array.from({ length: files }, (_, index) => file(`${index}.txt`)))
    expect(await names(drop(crowd(500)))).toHaveLength(500)
    expect(await droppedFiles(drop(crowd(501)))).toBeNull()
    expect(await droppedFiles(drop(crowd(300), crowd(300), file('a.pdf')))).toBeNull()
  })
})
