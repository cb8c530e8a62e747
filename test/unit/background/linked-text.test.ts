import { describe, expect, it } from 'vitest'
import { linkedTextOf, linkRules } from '../../../src/background/linked-text.ts'

const MAIL = 'https://webmail.example/?_task=mail&_action=compose'
const encoded = (link: string): string => `${MAIL}&_to=${encodeURIComponent(link)}`

/** What is left of an address by the rules, as browsers apply them. */
function left(address: string): string {
  return linkRules(['webmail.example']).reduce((now, { condition, action }) => {
    const filter = new RegExp(condition.regexFilter!)
    const { regexSubstitution, transform } = action.redirect as { regexSubstitution?: string; transform?: { queryTransform: { removeParams: string[] } } }
    if (!filter.test(now)) return now
    if (regexSubstitution !== undefined) return now.replace(filter, '$1')
    const url = new URL(now)
    for (const name of transform!.queryTransform.removeParams) url.searchParams.delete(name)
    return url.href
  }, address)
}

describe('what a mailto link says', () => {
  it.each([
    ['as a browser hands it to Roundcube', encoded('mailto:paul@example.fr?subject=Mme Kéqi&body=Sarcoïdose,\r\nstade 2 + suivi&cc=anne@example.fr')],
    ['without mailto:', encoded('paul@example.fr?subject=Mme Kéqi&body=Sarcoïdose,\r\nstade 2 + suivi&cc=anne@example.fr')],
    ['with the fields before the action', `https://webmail.example/?_subject=Mme+K%C3%A9qi&_body=Sarco%C3%AFdose%2C%0D%0Astade+2+%2B+suivi&_task=mail&_action=compose&_to=${encodeURIComponent('paul@example.fr?cc=anne@example.fr')}`],
  ])('is taken out of the address and kept, %s', (_, address) => {
    expect(linkedTextOf(address)).toEqual({ subject: 'Mme Kéqi', body: 'Sarcoïdose,\nstade 2 + suivi', cc: 'anne@example.fr', bcc: '' })
    const page = decodeURIComponent(left(address))
    expect(page).toContain('paul@example.fr')
    expect(page).toContain('_action=compose')
    expect(page).not.toMatch(/Mme|Sarco|stade|anne/)
    expect(linkedTextOf(left(address))).toBeNull()
  })

  it.each([
    MAIL, encoded('mailto:paul@example.fr'), `${MAIL}&_id=12&_reply_uid=4&_mbox=INBOX`, `${MAIL}&_to=paul%40example.fr&_subject=`,
    'https://webmail.example/?_task=mail&_action=list&_subject=Mme', 'https://webmail.example/search?body=x', 'not an address',
  ])('is nothing in %s', (address) => {
    expect(linkedTextOf(address)).toBeNull()
    if (URL.canParse(address)) expect(left(address)).toBe(address)
  })

  it('has no rule where Sceau is for no site', () => {
    expect(linkRules([])).toEqual([])
  })
})
