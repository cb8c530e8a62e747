import { expect, it } from 'vitest'
import { detect } from '../../../src/detection/index.ts'
import type { Standing } from '../../../src/directory/index.ts'
import { DEFAULT_POLICY, type Draft, judge } from '../../../src/guard/index.ts'

const BODY = 'Je vous adresse Mme Hélène Faugère, née le 04/05/1961, suivie pour un cancer du sein.'

// With a comparison of each with each it took more than a minute; the bound leaves a busy machine ten times the time it takes.
it('judges a letter to five thousand recipients, each at a domain of its own, in a few seconds', () => {
  const to = Array.from({ length: 5000 }, (_, number) => ({ name: `Personne ${number}`, address: `p${number}@domaine-${number}.test` }))
  const draft: Draft = { from: null, to, cc: [], bcc: [], subject: 'Avis', body: BODY, quoted: '', attachments: [], inReplyTo: null }
  const standings = new Map(to.map(({ address }): [string, Standing] => [address, { address, network: 'ordinary', box: null, sources: [] } as unknown as Standing]))
  const from = performance.now()
  const { verdict, plans } = judge({ draft, detection: detect([{ part: 'body', text: BODY }], to), standings, policy: DEFAULT_POLICY })
  // Three seconds of processor time; a busy machine takes several times as long by the clock.
  expect(performance.now() - from).toBeLessThan(20_000)
  expect([verdict, plans.length]).toEqual(['block', 5000])
}, 60_000)
