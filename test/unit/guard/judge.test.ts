import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/detection/index.ts'
import { DEFAULT_THRESHOLDS, FINDING_CLASSES, type FindingClass, judge, type Level, recipientsOf, type RemedyKind, THRESHOLD_CHOICES, type Verdict } from '../../../src/guard/index.ts'
import { reachOf } from '../../../src/guard/reach.ts'
import { LEVELS } from '../../../src/guard/verdict.ts'
import { judgeByHand } from './scenarios/judge-by-hand.ts'
import { ADDRESS, attached, evidenceOf, type Given, INTERNAL, ORDINARY, POLICY, SECURE, to } from './cases.ts'

const judged = (given: Given): Verdict => judge(evidenceOf(given))
const kinds = ({ remedies }: Verdict): RemedyKind[] => remedies.map(({ kind }) => kind)
const planOf = ({ plans }: Verdict, address: string) => plans.filter((one) => one.address === address).map(({ plan }) => plan)

describe('sender x recipient', () => {
  const recipients = ['mssante', 'citizen', 'apicrypt', 'ordinary', 'internal', 'unresolved'] as const

  it.each([
    ['ordinary', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
    ['mssante', ['entitled', 'entitled', 'refused', 'refused', 'refused', 'unknown']],
    ['internal', ['refused', 'refused', 'refused', 'outside', 'entitled', 'unknown']],
    ['apicrypt', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
    ['unresolved', ['refused', 'refused', 'refused', 'outside', 'outside', 'unknown']],
  ] as const)('from %s', (sender, expected) => {
    expect(recipients.map((recipient) => reachOf(sender, recipient))).toEqual(expected)
  })
})

describe('verdict on health data of an identifiable person', () => {
  it.each([
    [ORDINARY, 'mssante', 'block', 'hand-over'], [ORDINARY, 'citizen', 'block', 'hand-over'], [ORDINARY, 'apicrypt', 'block', 'find-secure'],
    [ORDINARY, 'ordinary', 'block', 'find-secure'], [ORDINARY, 'internal', 'block', 'find-secure'], [ORDINARY, 'nobody', 'block', 'find-secure'],
    [SECURE, 'mssante', 'pass', 'send'], [SECURE, 'citizen', 'pass', 'send'], [SECURE, 'apicrypt', 'block', 'find-secure'],
    [SECURE, 'ordinary', 'block', 'find-secure'], [SECURE, 'internal', 'block', 'find-secure'], [SECURE, 'wrongKey', 'block', 'send'],
    [INTERNAL, 'internal', 'pass', 'send'], [INTERNAL, 'ordinary', 'block', 'find-secure'], [INTERNAL, 'mssante', 'block', 'hand-over'],
  ] as const)('from %s to %s: %s, %s', (from, recipient, level, plan) => {
    const verdict = judged({ from, to: [to(ADDRESS[recipient])] })
    expect(verdict).toMatchObject({ verdict: level, plans: [{ field: 'to', plan }] })
  })

  it('on a harmless message: it goes where it arrives, and advises where it does not', () => {
    expect(judged({ conclusion: 'none', to: [to(ADDRESS.ordinary)] })).toEqual({
      verdict: 'pass', reasons: [], remedies: [], plans: [{ address: ADDRESS.ordinary, field: 'to', plan: 'send' }],
    })
    expect(judged({ conclusion: 'none', to: [to(ADDRESS.mssante)] })).toMatchObject({
      verdict: 'advise', remedies: [{ kind: 'hand-over', recipients: [ADDRESS.mssante] }],
    })
  })

  it('follows the policy on which domains are internal', () => {
    const given = { from: INTERNAL, to: [to(ADDRESS.internal)] }
    expect(judged(given).verdict).toBe('pass')
    expect(judged({ ...given, policy: { ...POLICY, internalDomains: [] } }).verdict).toBe('block')
  })
})

describe('mixed recipients', () => {
  const mixed = judged({
    from: SECURE, to: [to(ADDRESS.mssante), to(ADDRESS.ordinary)], cc: [to(ADDRESS.ordinary.toUpperCase()), to('', 'Marie')],
    bcc: [to(ADDRESS.apicrypt), to(ADDRESS.mssante)],
  })

  it('get one plan each, under the field that names them first', () => {
    expect(mixed.plans).toEqual([
      { address: ADDRESS.mssante, field: 'to', plan: 'send' },
      { address: ADDRESS.ordinary, field: 'to', plan: 'find-secure' },
      { address: '', field: 'cc', plan: 'find-secure' },
      { address: ADDRESS.apicrypt, field: 'bcc', plan: 'find-secure' },
    ])
  })

  it('are each explained, hidden ones too, and those entitled are not', () => {
    expect(mixed.reasons.map(({ rule, recipient }) => [rule, recipient])).toEqual([
      ['plaintext-health-data', ADDRESS.ordinary], ['plaintext-health-data', ADDRESS.apicrypt], ['unresolved-recipient', ''],
    ])
  })

  it('are handed over together, but for those whom mail reaches from here', () => {
    const verdict = judged({ from: INTERNAL, to: [to(ADDRESS.internal), to(ADDRESS.mssante), to(ADDRESS.ordinary)] })
    expect(planOf(verdict, ADDRESS.internal)).toEqual(['send'])
    expect(verdict.remedies.find(({ kind }) => kind === 'hand-over')?.recipients).toEqual([ADDRESS.mssante, ADDRESS.ordinary])
  })
})

describe('remedies of a stop', () => {
  const stopped: Given = { to: [to(ADDRESS.ordinary)] }

  it('are best first, and an emergency can always go', () => {
    expect(kinds(judged(stopped))).toEqual(['hand-over', 'seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
  })

  it('leave out "send anyway" where the policy forbids it, never the emergency', () => {
    const offered = kinds(judged({ ...stopped, policy: { ...POLICY, allowSendAnyway: false } }))
    expect(offered).not.toContain('send-anyway')
    expect(offered).toContain('emergency')
  })

  it('inside the secure mailbox do not lead into it', () => {
    expect(kinds(judged({ ...stopped, from: SECURE }))).toEqual(['remove-passages', 'go-back', 'send-anyway', 'emergency'])
  })

  it('offer to answer without the history exactly when that settles the matter', () => {
    const answering = { ...stopped, quoted: '> Mme Durand, INR 5,8' }
    const offers = (given: Given): boolean => kinds(judged(given)).includes('answer-without-history')
    expect(offers({ ...answering, withoutHistory: 'none' })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'health-unidentified' })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'identifiable' })).toBe(false)
    expect(offers(answering)).toBe(false)
    expect(offers({ ...answering, quoted: ' ', withoutHistory: 'none' })).toBe(false)
    expect(offers({ ...answering, withoutHistory: 'none', attachments: [attached('unreadable')] })).toBe(false)
    expect(offers({ ...answering, withoutHistory: 'none', attachments: [attached('read'), attached('encrypted', 'b.zip')] })).toBe(true)
    expect(offers({ ...answering, withoutHistory: 'none', to: [to(ADDRESS.wrongKey)] })).toBe(false)
  })

  it('hand a file over that nobody could read', () => {
    const verdict = judged({ ...stopped, conclusion: 'none', attachments: [attached('unreadable')] })
    expect(verdict).toMatchObject({ verdict: 'confirm', plans: [{ plan: 'find-secure' }] })
    expect(kinds(verdict)).toEqual(['hand-over', 'seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
  })
})

const address = fc.constantFrom(...Object.values(ADDRESS), ADDRESS.ordinary.toUpperCase(), 'marie@medecin.mssante.fr', 'x@orange.fr')
const mailbox = fc.record({ address, name: fc.constantFrom('', 'Paul', 'Marie', ADDRESS.citizen, `Joséphine (${ADDRESS.citizen})`, ADDRESS.wrongKey.slice(0, 15)) })
const given: fc.Arbitrary<Given> = fc.record({
  from: fc.constantFrom(ORDINARY, SECURE, INTERNAL), to: fc.array(mailbox, { minLength: 1, maxLength: 4 }), cc: fc.array(mailbox, { maxLength: 3 }),
  bcc: fc.array(mailbox, { maxLength: 3 }), conclusion: fc.constantFrom('identifiable', 'health-unidentified', 'identity-only', 'none'),
  withoutHistory: fc.constantFrom('identifiable', 'none'), quoted: fc.constantFrom('', '> texte'),
  attachments: fc.array(fc.constantFrom('read', 'pending', 'unreadable', 'encrypted').map((state) => attached(state)), { maxLength: 2 }),
})

describe('the policy on severities', () => {
  const doubted: Given = { to: [to(ADDRESS.ordinary)] }
  const withSeverities = (severities: NonNullable<typeof POLICY.severities>): Verdict => judged({ ...doubted, policy: { ...POLICY, severities } })

  it('softens, hardens and silences a rule', () => {
    expect(withSeverities({ 'plaintext-health-data': 'advise' }).verdict).toBe('advise')
    expect(withSeverities({ 'plaintext-health-data': 'off' })).toMatchObject({ verdict: 'pass', reasons: [] })
    expect(judged({ conclusion: 'health-unidentified', ...doubted, policy: { ...POLICY, severities: { 'health-without-identity': 'block' } } }).verdict).toBe('block')
  })
})

describe('thresholds by class of what was found', () => {
  const CLASSES: Readonly<Record<string, Given>> = {
    'identifiable': { conclusion: 'identifiable' }, 'health-unidentified': { conclusion: 'health-unidentified' }, 'identity-only': { conclusion: 'identity-only' },
    'unreadable-file': { conclusion: 'none', attachments: [attached('unreadable')] }, 'encrypted-file': { conclusion: 'none', attachments: [attached('encrypted')] },
  }
  const NUMBER: Finding = { kind: 'identity-number', role: 'identity', strength: 'certain', place: { part: 'body', start: 0, end: 15 }, excerpt: '285057800608441', recognizer: 'identity-number' }
  const verdictOf = (given: Given, severities: NonNullable<typeof POLICY.severities>, findings: readonly Finding[] = []): Level => {
    const evidence = evidenceOf({ to: [to(ADDRESS.ordinary)], ...given, policy: { ...POLICY, severities } })
    return judge({ ...evidence, detection: { ...evidence.detection, findings: [...evidence.detection.findings, ...findings] } }).verdict
  }

  it.each(Object.keys(CLASSES) as FindingClass[])('what is %s is treated as the policy says, and only that', (name) => {
    for (const wanted of ['block', 'confirm', 'advise'] as const) expect(verdictOf(CLASSES[name] ?? {}, { [name]: wanted })).toBe(wanted)
    expect(verdictOf(CLASSES[name] ?? {}, { [name]: 'off' })).toBe('pass')
    const others = Object.fromEntries(Object.keys(CLASSES).filter((other) => other !== name).map((other) => [other, 'off']))
    const own = DEFAULT_THRESHOLDS[name]
    expect(verdictOf(CLASSES[name] ?? {}, others)).toBe(own === 'off' ? 'pass' : own)
  })

  it('a checked number is never less than a question, whoever wrote the policy, and is not what merely names somebody', () => {
    expect(verdictOf({}, {}, [NUMBER])).toBe('block')
    expect(verdictOf({}, { 'identifiable': 'advise' }, [NUMBER])).toBe('block')
    for (const severities of [{ 'identity-number': 'off' }, { 'identity-number': 'advise' }, { 'identity-number': 'confirm' }, { 'plaintext-health-data': 'off' }] as const) expect(verdictOf({}, severities, [NUMBER])).toBe('confirm')
  })

  it('the class says more than its rule', () => {
    expect(verdictOf({}, { 'plaintext-health-data': 'advise', 'identifiable': 'confirm' })).toBe('confirm')
  })

  it('the choices of a practitioner hold each default and never silence what names a patient', () => {
    for (const name of FINDING_CLASSES) expect(THRESHOLD_CHOICES[name]).toContain(DEFAULT_THRESHOLDS[name])
    for (const name of ['identity-number', 'identifiable'] as const) expect(THRESHOLD_CHOICES[name]).toEqual(['block', 'confirm'])
  })
})

describe('the order of reasons', () => {
  const SICK = 'Mme Zélie CANARIOT, née le 03/04/1951, a une insuffisance cardiaque, INR à 5,8.'

  it('puts the question of the send first', async () => {
    const { reasons, verdict } = await judgeByHand({ from: 'accueil@cabinet-lilas.fr', to: ['Dr Thomas Petit <thomas.petit@medecin-mssante.fr>'], text: `Chère Marie,\n\nCi-joint le bilan. ${SICK}`, expected: '' })
    expect(verdict).toBe('block')
    expect(reasons.map(({ severity }) => severity)).toEqual([...reasons.map(({ severity }) => severity)].sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a)))
    expect(reasons[0]?.rule).toBe('lookalike-domain')
  })

  it('leaves a first letter unsaid where a graver doubt names the recipient', async () => {
    const { reasons } = await judgeByHand({ to: ['Dr Marie Caron <thomas.petit@medecin.mssante.fr>'], text: SICK, known: ['x@free.fr'], expected: '' })
    expect(reasons.map(({ rule }) => rule)).toEqual(['name-mismatch'])
  })
})

describe('the correction of a wrong recipient', () => {
  const SICK = 'Mme Zélie CANARIOT, née le 03/04/1951, a une insuffisance cardiaque, INR à 5,8.'
  it.each([
    ['the lookalike’s real domain', 'Thomas Petit <thomas.petit@medecin-mssante.fr>', SICK, 'thomas.petit@medecin.mssante.fr'],
    ['the person’s own box', 'Dr Thomas Petit <thomas.petit@medecin2.mssante.fr>', SICK, 'thomas.petit@medecin.mssante.fr'],
    ['the box of the one displayed', 'Dr Marie Caron <thomas.petit@medecin.mssante.fr>', SICK, 'marie.caron@medecin.mssante.fr'],
    ['the box of the one greeted', 'Thomas Petit <thomas.petit@medecin.mssante.fr>', `Chère Dr Caron,\n${SICK}`, 'marie.caron@medecin.mssante.fr'],
    ['the box of the one said to be in copy', 'Thomas Petit <thomas.petit@medecin.mssante.fr>', `Cher Thomas,\n${SICK}\nCopie au Dr Marie Caron.`, 'marie.caron@medecin.mssante.fr'],
  ])('is %s', async (_, recipient, text, address) => {
    const { reasons, remedies } = await judgeByHand({ to: [recipient], text, expected: '' })
    expect(reasons.map(({ correction }) => correction?.address)).toContain(address)
    expect(remedies[0]?.kind).toBe('change-recipient')
  })

  it('comes without a way round: nobody seals or hands over to one who is not meant', async () => {
    const { remedies } = await judgeByHand({ from: 'accueil@cabinet-lilas.fr', to: ['MAIF <gestion@maif.fr>'], text: SICK, expected: '' })
    expect(remedies.map(({ kind }) => kind)).toEqual(['hand-to-patient', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'])
    expect(remedies[0]?.recipients).toEqual(['gestion@maif.fr'])
  })
})

describe('for any draft', () => {
  it('every recipient has exactly one plan', () => {
    fc.assert(fc.property(given, (one) => {
      const { draft } = evidenceOf(one)
      const everyone = [...draft.to, ...draft.cc, ...draft.bcc].map(({ address: at, name }) => at.toLowerCase() || name)
      expect(recipientsOf(draft).map(({ address: at, name }) => at.toLowerCase() || name)).toEqual([...new Set(everyone)])
      expect(judged(one).plans.map((plan) => plan.address)).toEqual(recipientsOf(draft).map((recipient) => recipient.address))
    }))
  })

  // One more recipient may be the one whom the greeting or the copy names: those doubts rightly end.
  it('one more recipient never takes a reason of network away', () => {
    const networks = (verdict: Verdict): string[] => verdict.reasons.filter(({ rule }) => ['plaintext-health-data', 'unresolved-recipient', 'refused-by-network', 'invalid-identity-number'].includes(rule))
      .map(({ rule, recipient }) => `${rule} ${recipient?.trim().toLowerCase() ?? ''}`)
    fc.assert(fc.property(given, mailbox, fc.constantFrom('to', 'cc', 'bcc'), (one, more, field) => {
      const before = networks(judged(one))
      expect(networks(judged({ ...one, [field]: [more, ...(one[field] ?? [])] }))).toEqual(expect.arrayContaining(before))
    }))
  })

  it('the verdict is the gravest of its reasons, and nothing is offered for a pass', () => {
    fc.assert(fc.property(given, (one) => {
      const { verdict, reasons, remedies } = judged(one)
      expect(verdict).toBe(reasons.map(({ severity }) => severity).sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0] ?? 'pass')
      expect(remedies.length > 0 && verdict === 'pass').toBe(false)
      if (verdict === 'block' || verdict === 'confirm') expect(remedies.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['go-back', 'emergency']))
    }))
  })

  it('no sentence shows the number of a citizen mailbox', () => {
    fc.assert(fc.property(given, (one) => {
      const shown = judged(one).reasons.flatMap(({ params }) => params).join('\n')
      for (const hidden of [ADDRESS.citizen, ADDRESS.wrongKey]) expect(shown).not.toContain(hidden.slice(0, 15))
    }))
  })
})
