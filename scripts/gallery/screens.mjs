import { proven, unproven } from './answers.mjs'
import {
  cardio, characters, codes, copies, draft, failed, filesOffer, fontaine, fontaineKine, fontaineParis, fresh, held, history, hold, keys,
  ledger, letterOffer, loading, missing, noSources, nothingFits, own, people, ready, request, said, sealed, sealOffer, settings,
  sources, standing, standingOf,
} from './people.mjs'

const vault = (state, heldDrafts = 2) => ({ state, heldDrafts })
const search = { status: ready, byQuery: { fontaine: { status: ready, boxes: [fontaine, fontaineParis, cardio] } } }
const site = (state, more = {}) => ({ state, site: 'https://webmail.mail.ovh.net', composing: 1, why: '', ...more })
const RULE = 'rule_plaintext_health_data'
const reasons = (key = RULE) => [{ rule: 'plaintext-health-data', severity: 'block', message: key, params: ['Mme Lemoine'], doubt: '', about: 'recipient' }]

const popup = (name, answers, steps = []) => ({
  name: `popup-${name}`, page: 'src/popup/popup.html', size: [380, 600], steps,
  answers: { 'settings': settings, 'vault-status': vault('locked'), 'tab-status': site('on'), 'search': search, 'copies': copies, ...answers },
})
const options = (name, hash, answers = {}, steps = []) => ({
  name: `options-${name}`, page: `src/options/options.html#${hash}`, size: [1120, 900], steps, full: true,
  answers: {
    'settings': settings, 'directory-status': ready, 'directory-sources': sources, 'vault-status': vault('locked'), 'ledger': ledger, 'held-list': held, 'held-read': draft, 'copies': copies, 'secrets': { open: false, standing: [], envelopes: [] }, 'managed': { alwaysSeal: null, sealInside: null, internalDomains: null, thresholds: {}, faults: [] },
    'keys': { open: false, own: [], correspondents: [] }, 'history': { open: false, people: [] }, 'passage-answers': { count: 0, latest: '' }, ...answers,
  },
})
const decision = (name, kind, more = {}, steps = [], decide = 'silence') => ({
  name: `decision-${name}`, page: 'src/decision/decision.html?hold=hold-1', size: [480, 640], steps,
  answers: {
    'decide': decide,
    'decision-context': { live: true, kind, verdict: 'block', rules: ['plaintext-health-data'], recipientDomains: ['gmail.example'], allowed: true, ...more },
  },
})
const unlock = (name, state, answers = {}, steps = []) => ({
  name: `unlock-${name}`, page: 'src/decision/decision.html?unlock=1', size: [480, 640], steps, answers: { 'vault-status': vault(state), ...answers },
})
const secret = (name, told, steps = [], answers = {}) => ({
  name: `secret-${name}`, page: 'src/secret/secret.html?id=s1', size: [560, 760], steps, full: true, answers: { 'settings': settings, 'vault-status': vault('locked'), 'secret-read': told, ...answers },
})
const choose = (name, more = {}, steps = [], answers = {}) => ({
  name: `choose-${name}`, page: 'src/secret/secret.html?choose=r1', size: [560, 760], steps, full: true,
  answers: { 'settings': settings, 'vault-status': vault('locked'), 'secret-request': { ...request, ...more }, 'choose-secret': { accepted: true, why: '' }, ...answers },
})
const answer = (name, file, { found = true, steps = [], answers = {} } = {}) => ({
  name: `answer-${name}`, page: 'src/answer/answer.html', size: [720, 700], full: true, files: { file }, steps: [...(file ? [{ file: 'file' }] : []), ...steps],
  answers: { 'answer-key': found ? { key: file?.key, envelope: codes.envelopes[0], why: '' } : { key: null, envelope: null, why: 'gone' }, 'vault-unlock': { ...vault('locked'), why: '' }, ...answers },
})
const sealing = ['seal', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency']
/** A panel: what the compose view says, in order, and what the practitioner does. */
const panel = (name, view, { says = [], steps = [], matches = [[fontaine]], answers = {} } = {}) => ({
  name: `panel-${name}`, page: 'src/panel/panel.html', size: [440, 868], framed: 'panel', steps,
  says: [{ type: 'show', hold: view }, ...says], answers: { 'find-secure': { matches }, search, ...answers },
})
/** The frame beside a recipient field: a card, or the search. */
const besideField = (name, message, answers = {}, steps = []) => ({
  name: `people-${name}`, page: 'src/people/people.html', size: [400, 640], framed: 'people', steps, says: [message], answers: { search, 'last-use': { used: [] }, ...answers },
})
const card = (name, more, mailbox = { name: '', address: fontaine.address }) =>
  besideField(`card-${name}`, { type: 'card', mailbox }, { 'recipient-card': { former: null, boxes: [], written: null, ...more } })
const question = (rule, params, more = {}) => ({ rule, severity: 'confirm', message: `rule_${rule.replaceAll('-', '_')}`, params, doubt: rule, about: 'recipient', ...more })
const mark = (rule, params) => question(rule, params, { severity: 'advise', doubt: '' })
const GREETED = question('salutation-mismatch', ['Fontaine', 'Dr Hélène d’Arcy'])
/** Somebody else is greeted: what the panel asks inside the secure mailbox. */
const asking = (reasons, more = {}) => hold(reasons, {
  verdict: 'confirm', recipients: [people.radiologist], attachments: [], remedies: ['change-recipient', 'go-back', 'send-as-is', 'emergency'],
  correction: { name: 'Claire FONTAINE', address: fontaine.address, network: 'mssante', box: fontaine, insteadOf: people.radiologist.address, ofQuestion: true }, ...more,
})
const press = (remedy) => ({ press: `[data-remedy="${remedy}"]` })
const outcome = (level, message) => ({ type: 'outcome', level, message, params: [] })
const progress = (message, done) => ({ type: 'progress', message, done, total: 3 })

/** Every screen and state that the practitioner may meet. */
export const screens = [
  panel('held', hold(reasons())),
  panel('seal-openpgp', hold(reasons(), { remedies: ['hand-over', 'seal', 'go-back', 'emergency'], seal: sealOffer(true) }), { steps: [{ press: '[data-remedy="seal"] ~ .button' }] }),
  panel('seal-openpgp-changed', hold(reasons(), { remedies: ['hand-over', 'seal', 'go-back', 'emergency'], seal: sealOffer(false) }), { steps: [{ press: '[data-remedy="seal"] ~ .button' }] }),
  panel('held-all-passages', hold(reasons()), { steps: [{ press: '.passages-more' }] }),
  panel('held-answered', hold(reasons(), { passages: hold([]).passages.slice(0, 4).map((one) => ({ ...one, answered: one.index === 3 })), attachments: [] })),
  panel('held-short', hold(reasons(), { passages: hold([]).passages.slice(1, 2), attachments: [], remedies: ['hand-over', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'] })),
  panel('held-mixed', hold(reasons(), { recipients: Object.values(people), passages: [] })),
  panel('held-no-secure-mailbox', hold(reasons(), { secureAddress: '', remedies: ['hand-over', 'eml', 'go-back', 'send-anyway', 'emergency'], passages: [], attachments: [] })),
  panel('held-already-left', hold(reasons(), { alreadyLeft: ['content_left_server_attachment', 'content_left_saved_draft'], passages: [] })),
  panel('policy-fault', hold(reasons(), { passages: [], attachments: [], policyFault: { message: 'policy_line_other', params: ['2', 'allowSend, severities.homonym'] } }), { steps: [{ scroll: 'end' }] }),
  panel('confirm', hold([{ ...reasons()[0], severity: 'confirm' }], { verdict: 'confirm', passages: [] })),
  panel('files-unread', hold(reasons(), {
    passages: [],
    attachments: [
      { id: 'held-1', name: 'radio.dcm', size: 12_400_000, where: 'held', read: 'unreadable', found: false }, { id: 'held-2', name: 'secret.zip', size: 90_000, where: 'held', read: 'encrypted', found: false },
      { id: 'held-3', name: 'en-cours.pdf', size: 2_000, where: 'held', read: 'pending', found: false }, { id: 'held-4', name: 'scan.pdf', size: 2_100_000, where: 'held', read: 'pending', found: false },
    ],
  }), { says: [{ type: 'reading', file: { id: 'held-4', percent: 64 } }] }),
  panel('file-damaged', hold(reasons(), { passages: [], attachments: [...hold([]).attachments, { id: 'damaged-0', name: 'bilan.pdf', size: 0, where: 'damaged', read: 'unreadable', found: false }, { id: 'damaged-1', name: '', size: 0, where: 'damaged', read: 'unreadable', found: false }] })),
  panel('failure', hold([], { failure: 'content_failure_silent', passages: [], attachments: [], recipients: [], remedies: ['go-back', 'emergency'] })),
  panel('failure-press', hold([], { failure: 'content_failure_press', passages: [], attachments: [], recipients: [], remedies: ['go-back', 'emergency'] })),
  { name: 'badges', page: 'scripts/gallery/badges.html', size: [720, 560], full: true, steps: [] },
  panel('eml', hold(reasons(), { passages: [], attachments: [] }), { says: [{ type: 'eml', name: 'message.eml', bytes: 'X-Unsent: 1' }], steps: [{ scroll: 'end' }] }),
  panel('window-opens', hold(reasons(), { passages: [], attachments: [] }), { steps: [press('send-anyway')] }),
  panel('question', asking([GREETED])),
  panel('question-marks', asking([GREETED, question('missing-attachment', [], { about: 'message' }), mark('first-time-recipient', ['Dr Hélène d’Arcy'])])),
  panel('question-folded', asking([GREETED, mark('first-time-recipient', ['Dr Hélène d’Arcy']), mark('homonym', ['Dr Hélène d’Arcy', 'Hélène D’ARCY, Radio-diagnostic, Lille', 'Hélène DARCY, Pédiatrie, Arras']), mark('many-recipients', ['9'])])),
  panel('question-unfolded', asking([GREETED, mark('first-time-recipient', ['Dr Hélène d’Arcy']), mark('homonym', ['Dr Hélène d’Arcy', 'Hélène D’ARCY, Radio-diagnostic, Lille', 'Hélène DARCY, Pédiatrie, Arras']), mark('many-recipients', ['9'])]), { steps: [{ press: 'summary' }] }),
  panel('question-lookalike', asking([question('lookalike-domain', ['jean.roux@gmial.com', 'gmial.com', 'gmail.com'])], {
    recipients: [{ ...people.claire, name: '', address: 'jean.roux@gmial.com', plan: 'send' }],
    correction: { name: '', address: 'jean.roux@gmail.com', network: 'ordinary', box: null, insteadOf: 'jean.roux@gmial.com', ofQuestion: true },
  })),
  panel('question-copy', asking([question('mentioned-not-addressed', ['Fontaine'], { about: 'message' })], { correction: { name: '', address: fontaine.address, network: 'mssante', box: fontaine, insteadOf: '', ofQuestion: true } })),
  panel('question-alone', asking([question('unknown-address', ['paul.martn@medecin.mssante.fr'])], { correction: null, remedies: ['go-back', 'send-as-is', 'emergency'] })),
  panel('question-attachment', asking([question('missing-attachment', [], { about: 'message' })], { correction: null, remedies: ['attach-file', 'go-back', 'send-as-is', 'emergency'] })),
  panel('question-many', asking([question('many-recipients', ['9'], { about: 'message' })], { correction: null, remedies: ['hide-recipients', 'go-back', 'send-as-is', 'emergency'] })),
  panel('held-insurer', hold([{ ...question('not-entitled', ['MAIF']), severity: 'block', message: 'rule_not_entitled_insurer', doubt: '' }], { correction: null, remedies: ['hand-to-patient', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'] })),
  panel('clear', hold([], { verdict: 'pass', passages: [], attachments: [], remedies: ['send-as-is', 'go-back'], correction: null })),
  panel('held-sends-here', hold(reasons(), { sendsHere: true, passages: [], attachments: [] })),
  panel('hand-over-here', hold(reasons(), { sendsHere: true }), { steps: [press('hand-over')] }),
  panel('hand-over-one', hold(reasons()), { steps: [press('hand-over')] }),
  panel('hand-over-several', hold(reasons()), { matches: [[fontaine, fontaineParis, fontaineKine]], steps: [press('hand-over')] }),
  panel('hand-over-none', hold(reasons()), { matches: [[]], steps: [press('hand-over'), { type: ['[type=search]', 'fontaine'] }] }),
  panel('hand-over-silent', hold(reasons()), { answers: { 'find-secure': 'silence', 'search': 'silence' }, steps: [press('hand-over'), { type: ['[type=search]', 'fontaine'] }] }),
  panel('hand-over-mixed', hold(reasons(), { recipients: Object.values(people) }), { matches: [[fontaine], [], [fontaineParis, fontaineKine]], steps: [press('hand-over')] }),
  panel('hand-over-unset', hold(reasons(), { secureAddress: '' }), { steps: [press('hand-over')] }),
  panel('progress', hold(reasons()), { says: [progress('content_hand_over_filling', 1)] }),
  panel('progress-login', hold(reasons()), { says: [progress('content_hand_over_login', 0)] }),
  panel('done', hold(reasons()), { says: [progress('', 2), outcome('done', 'content_hand_over_sent')] }),
  panel('done-copy', hold(reasons()), { says: [progress('', 2), { ...outcome('done', 'content_hand_over_sent'), copy: sealed().copy }] }),
  panel('doubt', hold(reasons()), { says: [progress('', 2), outcome('doubt', 'content_hand_over_uncertain')] }),
  panel('still-held', hold(reasons()), { says: [outcome('doubt', 'content_still_held')] }),
  panel('failed', hold(reasons()), { says: [progress('', 0), outcome('failed', 'content_hand_over_failed')] }),

  panel('seal-offered', hold(reasons(), { remedies: sealing, seal: letterOffer, passages: [] })),
  panel('seal-files', hold(reasons(), { remedies: sealing, seal: filesOffer, passages: [] }), { steps: [{ press: '.first-remedy .button-quiet' }] }),
  panel('seal-files-answer', hold(reasons(), { remedies: sealing, seal: filesOffer, passages: [] }), { steps: [{ press: '.first-remedy .button-quiet' }, { press: '.tick-lines input' }] }),
  panel('seal-letter', hold(reasons(), { remedies: sealing, seal: letterOffer, passages: [] }), { steps: [{ press: '.first-remedy .button-quiet' }] }),
  panel('seal-nothing-fits', hold(reasons(), { remedies: sealing, seal: nothingFits, passages: [] }), { steps: [press('seal')] }),
  panel('sealing', hold(reasons()), { says: [{ ...progress('content_sealing', 1), cancellable: true }] }),
  panel('seal-choosing', hold(reasons()), { says: [{ ...progress('content_seal_choose', 0), total: 0, cancellable: true }] }),
  panel('sealed', hold(reasons()), { says: [{ type: 'sealed', sealed: sealed({ beside: ['radio-ancienne.pdf'] }) }] }),
  panel('sealed-letter', hold(reasons()), { says: [{ type: 'sealed', sealed: sealed({ scope: 'message', format: 'html', files: [{ name: 'document.html', size: 65_000 }], notes: [], wantsAnswer: true }) }] }),
  panel('seal-locked-pdf', hold(reasons()), { says: [progress('content_sealing', 1), outcome('failed', 'envelope_pdf_locked')] }),
  panel('seal-cancelled', hold(reasons()), { says: [progress('content_sealing', 1), outcome('stopped', 'envelope_cancelled')] }),

  card('known', { standing: standingOf({ box: fontaine, statements: [said('mssante-file', fontaine), said('rpps-file', fontaine)] }), boxes: [fontaineParis], written: { times: 4, last: '2026-11-12' } }),
  card('disagree', { standing: standingOf({ box: fontaine, statements: [said('mssante-file', fontaine), said('rpps-file', { ...fontaine, city: 'Arras', organisation: 'Maison de santé du Parc' }, '2026-10-02')] }) }),
  card('gone', { standing: standingOf({ lastSeen: '2026-10-30' }), former: fontaine, boxes: [fontaineParis] }),
  card('unlisted', { standing: standingOf({}) }),
  card('apicrypt', { standing: standingOf({ address: 'jeanne.durand@medical38.apicrypt.org', network: 'apicrypt', statements: [said('correspondence', { ...fontaine, address: 'jeanne.durand@medical38.apicrypt.org', civility: '', givenName: 'Jeanne', familyName: 'DURAND', profession: '', specialty: '', organisation: '', postcode: '', city: '', phone: '' }, '2026-11-12')] }), written: { times: 4, last: '2026-11-12' } }, { name: '', address: 'jeanne.durand@medical38.apicrypt.org' }),
  besideField('card-online', { type: 'card', mailbox: { name: '', address: fontaine.address } }, {
    'recipient-card': { standing: standingOf({}), former: null, boxes: [], written: null },
    'look-up-online': { found: [{ statement: said('tabular', fontaineParis, '2026-11-26T10:00:00Z'), known: false, differs: [] }], error: '', errorParams: [] },
  }, [{ press: 'button[aria-expanded]' }, { press: 'button[aria-expanded] ~ *, div[id] .button' }]),
  card('ordinary', { standing: standingOf({ address: 'claire.fontaine@gmail.example', network: 'ordinary' }), boxes: [fontaine, fontaineParis] }, { name: 'Claire Fontaine', address: 'claire.fontaine@gmail.example' }),
  card('unknown', { standing: standingOf({ address: '', network: 'unresolved' }) }, { name: 'Dr Bertrand', address: '' }),
  card('citizen', { standing: standingOf({ address: '279023512345678@patient.mssante.fr', network: 'citizen' }) }, { name: '', address: '279023512345678@patient.mssante.fr' }),
  besideField('card-silent', { type: 'card', mailbox: { name: 'Claire Fontaine', address: fontaine.address } }, { 'recipient-card': 'silence' }),
  besideField('search', { type: 'search', field: 'to', typed: 'fontaine', letter: '' }, {}, [{ key: 'ArrowDown' }]),
  besideField('search-none', { type: 'search', field: 'bcc', typed: 'zzz', letter: '' }),

  popup('on', {}),
  popup('search', { 'vault-status': vault('unlocked', 1) }, [{ type: ['[type=search]', 'fontaine'] }, { key: 'ArrowDown' }]),
  popup('search-none', {}, [{ type: ['[type=search]', 'zzz'] }]),
  popup('available', { 'tab-status': site('available', { site: 'https://mail.cabinet.example' }), 'vault-status': vault('locked', 0) }),
  popup('general', { 'tab-status': site('on', { site: 'https://webmail.chu.example', general: true }) }),
  popup('lost', { 'tab-status': site('lost', { why: 'content_orphaned' }) }),
  popup('first-run', { 'tab-status': site('unsupported', { site: '', composing: 0 }), 'settings': fresh, 'vault-status': vault('absent', 0) }),
  popup('unlock', {}, [{ press: '[aria-labelledby=held] .button' }]),
  popup('silent', { 'tab-status': 'silence', 'settings': 'silence', 'vault-status': 'silence' }),

  options('welcome', 'bienvenue', { 'settings': fresh, 'directory-status': loading, 'vault-status': vault('absent', 0), 'ledger': { lines: [] }, 'held-list': { held: [] } }),
  options('set-up', 'profils'),
  options('profile-faults', 'profils', { 'settings': fresh }, [{ type: ['[name=secureAddress]', 'lea@gmail.example'] }, { type: ['[name=secureWebmail]', 'ftp://x'] }, { press: '#profils [type=submit]' }]),
  options('profile-remove', 'profils', {}, [{ press: '#profils li:first-child .button-quiet' }]),
  options('practice', 'cabinet'),
  options('practice-fault', 'cabinet', { 'settings': { ...settings, internalDomains: [], sealInside: false } }, [{ type: ['[name=domain]', 'lea@orange.fr'] }, { press: '#cabinet [type=submit]' }]),
  options('thresholds', 'seuils', { 'passage-answers': { count: 12, latest: '2026-11-20T09:00:00Z' } }),
  options('thresholds-fixed', 'seuils', { 'managed': { alwaysSeal: null, sealInside: null, internalDomains: null, thresholds: { 'unreadable-file': 'block' }, faults: [] } }),
  options('policy-faults', 'bienvenue', { 'managed': { alwaysSeal: null, sealInside: null, internalDomains: null, thresholds: {}, faults: [{ message: 'policy_fault_key', params: ['allowSend'] }, { message: 'policy_fault_choice', params: ['severities.homonym', 'block, confirm, advise, off'] }] } }),
  options('practice-fixed', 'cabinet', { 'managed': { alwaysSeal: null, sealInside: true, internalDomains: ['chu-invente.example'], thresholds: {}, faults: [] } }),
  options('history', 'correspondants', { 'vault-status': vault('unlocked'), 'history': history }, [{ type: ['#history-find', 'martin'] }]),
  options('history-none', 'correspondants', { 'vault-status': vault('unlocked'), 'history': { open: true, people: [] } }),
  options('history-closed', 'correspondants'),
  options('history-forget', 'correspondants', { 'vault-status': vault('unlocked'), 'history': history }, [{ press: '#correspondants > .row .button-quiet' }]),
  options('directory', 'annuaire', {}, [{ press: '#annuaire summary' }]),
  options('directory-failed', 'annuaire', { 'directory-status': failed }),
  options('directory-missing', 'annuaire', { 'directory-status': missing, 'directory-sources': noSources }),
  options('directory-loading', 'annuaire', { 'directory-status': loading, 'directory-sources': noSources }),
  options('directory-online', 'annuaire', {
    'look-up-online': {
      found: [
        { statement: { source: 'tabular', date: '2026-11-26T10:00:00Z', box: fontaine }, known: true, differs: ['city'] },
        { statement: { source: 'fhir', date: '2026-11-26T10:00:00Z', box: fontaineParis }, known: false, differs: [] },
      ], error: '', errorParams: [],
    },
  }, [{ type: ['[name=online-family]', 'Fontaine'] }, { press: '#annuaire li.box-lines .button' }]),
  options('vault-unlocked', 'coffre', { 'vault-status': vault('unlocked') }, [{ press: '#coffre li:first-child .button' }]),
  options('vault-locked', 'coffre', { 'copies': { copies: copies.copies.map((copy) => ({ ...copy, about: null })) } }),
  options('vault-weak', 'coffre', { 'vault-status': vault('absent') }, [{ type: ['#coffre [type=password]', 'cheval bleu'] }, { press: '#coffre [type=submit]' }]),
  options('ledger-clear', 'journal', {}, [{ press: '#journal .button-quiet' }]),
  { ...options('sites-waiting', 'sites'), refused: ['https://webmail.gandi.net'] },
  options('silent', 'bienvenue', Object.fromEntries(['settings', 'directory-status', 'vault-status', 'ledger', 'held-list'].map((kind) => [kind, 'silence']))),

  options('codes', 'codes', { 'vault-status': vault('unlocked'), 'secrets': codes }),
  options('codes-edit', 'codes', { 'vault-status': vault('unlocked'), 'secrets': codes }, [{ press: '#codes li:first-child .found-bare .button-quiet' }]),
  options('codes-new-faults', 'codes', { 'vault-status': vault('unlocked'), 'secrets': { ...codes, standing: [], envelopes: [] } }, [
    { press: '#codes .stack-tight > div > .button' }, { type: ['#codes [name=addresses]', 'anna@'] }, { type: ['#codes [name=phone]', '01 42 00 00 00'] }, { press: '#codes [type=submit]' },
  ]),
  options('codes-replace', 'codes', { 'vault-status': vault('unlocked'), 'secrets': codes }, [{ press: '#codes li:first-child .found-bare .row .button:nth-child(2)' }]),
  options('codes-closed', 'codes'),
  options('codes-always', 'codes', { 'settings': { ...settings, alwaysSeal: true } }),
  options('codes-always-fixed', 'codes', { 'managed': { alwaysSeal: true, sealInside: null, internalDomains: null, thresholds: {}, faults: [] } }),

  answer('choose', null),
  answer('opened', proven),
  answer('unproven', unproven),
  answer('locked', proven, { answers: { 'answer-key': { key: null, envelope: null, why: 'locked' } } }),
  answer('unknown', proven, { found: false }),
  answer('altered', { ...proven, base64: proven.base64.slice(0, -8) }),
  answer('foreign', { ...proven, name: 'bilan.pdf', base64: 'JVBERi0xLjc=' }),
  options('keys-closed', 'cles'),
  options('keys-none', 'cles', { 'vault-status': vault('unlocked'), 'keys': { open: true, own: [], correspondents: [] } }),
  options('keys-absent', 'cles', { 'vault-status': vault('absent', 0), 'keys': { open: true, own: [], correspondents: [] } }),
  options('keys-make', 'cles', { 'vault-status': vault('unlocked'), 'keys': { open: true, own: [], correspondents: [] } }, [{ press: '#cles section:nth-of-type(2) .row .button:nth-child(1)' }, { press: '#cles [type=submit]' }]),
  options('keys-import', 'cles', { 'vault-status': vault('unlocked'), 'keys': { open: true, own: [], correspondents: [] } }, [{ press: '#cles section:nth-of-type(1) .row .button:nth-child(2)' }]),
  options('keys', 'cles', { 'vault-status': vault('unlocked'), 'keys': keys }),
  options('keys-export', 'cles', { 'vault-status': vault('unlocked'), 'keys': keys, 'key-read': { key: null, why: 'gone' } }, [{ press: '#cles section:nth-of-type(2) li:first-child .row .button:nth-child(2)' }]),
  options('keys-revoke', 'cles', { 'vault-status': vault('unlocked'), 'keys': keys }, [{ press: '#cles section:nth-of-type(1) li:first-child .row .button-quiet' }]),
  options('keys-look-up-fault', 'cles', { 'vault-status': vault('unlocked'), 'keys': keys }, [{ type: ['#cles [name=looked-up]', 'sophie'] }, { press: '#cles .card.stack ul li:nth-child(1) .button' }]),

  secret('words', standing),
  secret('words-spelled', standing, [{ press: '[aria-labelledby=dictate-title] .button' }]),
  secret('characters', characters),
  secret('own', own, [{ press: '[aria-labelledby=dictate-title] .button' }]),
  secret('sms', standing, [{ press: '[aria-controls=way]' }, { scroll: 'end' }]),
  secret('sms-fault', characters, [{ press: '[aria-controls=way]' }, { type: ['[type=tel]', '01 42 00 00 00'] }, { press: '[type=submit]' }]),
  secret('copy', standing, [{ press: '[aria-labelledby=ways-title] > .no-print:last-child .button' }]),
  secret('card', standing, [{ press: '[aria-controls=way]:nth-child(2)' }, { press: '.tick input' }]),
  secret('card-characters', characters, [{ press: '[aria-controls=way]:nth-child(2)' }]),
  secret('locked', { told: null, why: 'locked' }),
  secret('gone', { told: null, why: 'gone' }),
  secret('silent', 'silence'),
  choose('standing'),
  choose('words', { standing: null }, [{ press: '.tick input' }]),
  choose('own-weak', { standing: null }, [{ press: '[value=chosen]' }, { type: ['.own', 'Quillevere1961'] }, { wait: 1500 }]),
  choose('own-strong', { standing: null }, [{ press: '[value=chosen]' }, { type: ['.own', 'girafe-tambour-nuage-cuillere-brochet'] }, { wait: 1500 }]),
  choose('closed', { standing: null, vaultOpen: false }),
  choose('taken', { standing: null }, [{ press: '[type=submit]' }]),
  choose('gone', { asked: null }),

  decision('anyway', 'send-anyway'),
  decision('anyway-no-reason', 'send-anyway', {}, [{ press: '.button-wax' }]),
  decision('anyway-refused', 'send-anyway', { allowed: false }),
  decision('emergency', 'emergency'),
  decision('hidden', 'hidden'),
  decision('gone', 'send-anyway', { live: false }),
  decision('changed', 'emergency', {}, [{ press: '.button-wax' }], { sent: false, why: 'decision_changed' }),
  decision('unsure', 'emergency', {}, [{ press: '.button-wax' }]),
  unlock('locked', 'locked'),
  unlock('wrong', 'locked', { 'vault-unlock': { ...vault('locked'), why: '' } }, [{ type: ['[type=password]', 'pas la bonne'] }, { press: '[type=submit]' }]),
  unlock('create', 'absent', {}, [{ type: ['[type=password]', 'cheval tracteur nuage citron'] }]),
]
