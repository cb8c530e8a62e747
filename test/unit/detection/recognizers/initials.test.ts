import { describe, expect, it } from 'vitest'
import { initials } from '../../../../src/detection/recognizers/initials.ts'
import { passages } from '../recognise.ts'

describe('initials', () => {
  it.each(['R.L. (1939)', 'L.T., 15 ans', 'LM (née 03/1966)'])('sees somebody in %s', (text) => {
    expect(passages(initials, `Vu ${text} hier`)).toHaveLength(1)
  })

  it.each(['la HAS (2019)', 'en 2019, 15 ans', 'TVA 20', 'l.t. 15'])('sees nobody in %s', (text) => {
    expect(passages(initials, text)).toEqual([])
  })
})
