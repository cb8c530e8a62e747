// Invented persons, and the drafts, holds and records that the gallery shows.
const box = (kind, civility, givenName, familyName, profession, specialty, city, postcode, address, more = {}) => ({
  kind, civility, givenName, familyName, profession, specialty, city, postcode, address, organisation: '', service: '', nationalId: '', phone: '', ...more,
})

export const fontaine = box('PER', 'Dr', 'Claire', 'FONTAINE', 'Médecin', 'Cardiologie et maladies vasculaires', 'Lille', '59000', 'claire.fontaine@medecin.mssante.fr')
export const fontaineParis = box('PER', 'Dr', 'Claire', 'FONTAINE', 'Médecin', 'Médecine générale', 'Paris', '75011', 'c.fontaine@paris11.mssante.fr')
export const fontaineKine = box('PER', 'Mme', 'Claire', 'FONTAINE', 'Masseur-kinésithérapeute', '', 'Arras', '62000', 'claire.fontaine@kine.mssante.fr')
export const cardio = box('ORG', '', '', '', '', '', 'Lille', '59037', 'secretariat.cardio@chu-invente.mssante.fr', { organisation: 'CHU inventé', service: 'Secrétariat de cardiologie' })

const to = (name, address, network, plan, more = {}) => ({ field: 'to', name, address, network, box: null, plan, ...more })
const passage = (index, part, before, text, after, role = 'identity', file = '') => ({ index, part, file, role, before, passage: text, after, key: text.startsWith('2 79') ? '' : `key ${index}`, answered: false })
const reason = (message, severity = 'block', ...params) => ({ rule: 'plaintext-health-data', severity, message, params, doubt: '', about: 'recipient' })

export const people = {
  radiologist: to('Dr Hélène d’Arcy', 'helene.darcy@ch-invente.mssante.fr', 'mssante', 'send', { box: box('PER', 'Dr', 'Hélène', 'D’ARCY', 'Médecin', 'Radio-diagnostic', 'Lille', '59000', 'helene.darcy@ch-invente.mssante.fr') }),
  claire: to('Claire Fontaine', 'claire.fontaine@gmail.example', 'ordinary', 'find-secure'),
  marc: to('Marc Delannoy', 'marc.delannoy@orange.example', 'ordinary', 'find-secure', { field: 'cc' }),
  cardio: to('', 'secretariat.cardio@chu-invente.mssante.fr', 'mssante', 'hand-over', { box: cardio }),
  patient: to('Jeanne Lemoine', '279023512345678@patient.mssante.fr', 'citizen', 'hand-over', { field: 'bcc' }),
  unknown: to('Dr Bertrand', 'Dr Bertrand', 'unresolved', 'find-secure'),
  intern: to('Accueil', 'accueil@cabinet-invente.example', 'internal', 'send'),
}

const passages = [
  passage(0, 'subject', 'Résultats de ', 'Mme Jeanne LEMOINE', ''),
  passage(1, 'body', 'je te confie ', 'Mme Jeanne LEMOINE, née le 12/02/1979', ', adressée pour une dyspnée d’effort'),
  passage(2, 'body', 'numéro de sécurité sociale ', '2 79 02 35 123 456 78', ', suivie au cabinet depuis 2011'),
  passage(3, 'quoted', 'La biologie de mardi montre ', 'BNP 840 ng/L', ' et une créatinine stable.', 'health'),
  passage(4, 'quoted', 'Traitement actuel : ', 'bisoprolol 2,5 mg', ', furosémide 40 mg le matin', 'health'),
  passage(5, 'attachment-name', '', 'CR_LEMOINE_Jeanne', '.pdf', 'identity', 'CR_LEMOINE_Jeanne.pdf'),
  passage(6, 'attachment', 'Conclusion : ', 'insuffisance cardiaque à FEVG altérée', ', contrôle dans trois mois', 'health', 'CR_LEMOINE_Jeanne.pdf'),
  passage(7, 'attachment', 'Née le ', '12/02/1979', ' à Lens', 'identity', 'CR_LEMOINE_Jeanne.pdf'),
]

export const hold = (reasons, more = {}) => ({
  holdId: 'hold-1', verdict: 'block', failure: '', secureAddress: 'lea.moreau@medecin.mssante.fr', alreadyLeft: [], correction: null,
  reasons: reasons.map((each) => (typeof each === 'string' ? reason(each) : each)),
  passages,
  recipients: [people.claire],
  attachments: [
    { id: 'held-1', name: 'CR_LEMOINE_Jeanne.pdf', size: 184_320, where: 'held', read: 'read', found: true },
    { id: 'server-1', name: 'plan d’accès au cabinet.pdf', size: 62_000, where: 'handed', read: 'read', found: false },
  ],
  remedies: ['hand-over', 'answer-without-history', 'remove-passages', 'eml', 'go-back', 'send-anyway', 'emergency'],
  ...more,
})

export const ready = { state: 'ready', size: 535_928, date: '2026-11-23', progress: 1, error: '', errorParams: [] }
export const loading = { state: 'loading', size: 0, date: '', progress: 0.42, error: '', errorParams: [] }
export const missing = { ...loading, state: 'missing', progress: 0 }
export const failed = { ...missing, state: 'failed', error: 'directory_shrunk', errorParams: ['210 412', '535 928'] }
const source = (from, rows, bytes, date = '2026-11-23') => ({ from, rows, bytes, date })
export const sources = {
  mailboxes: source('https://www.data.gouv.fr/api/1/datasets/r/afe01105-d9a1-41fe-921f-e40ea48b2ba6', 535_928, 89_300_000), register: source('PS_LibreAcces_Personne_activite_202611010815.txt', 451_220, 912_000_000, '2026-11-01'),
  domains: null, contacts: source('contacts.vcf', 214, 0, '2026-10-02'), checkedAt: '2026-11-24T08:15:00Z', untrusted: 3, fault: null, hasKey: true, vaultLocked: true, waitsForNetwork: false,
}
export const noSources = { ...sources, mailboxes: null, register: null, contacts: null, checkedAt: '', untrusted: 0, hasKey: false, vaultLocked: false, waitsForNetwork: true }

const lea = { id: 'p1', name: 'Dr Léa Moreau', secureAddress: 'lea.moreau@medecin.mssante.fr', secureWebmail: 'https://webmail.operateur.example/' }
export const settings = {
  profiles: [lea, { id: 'p2', name: 'Secrétariat', secureAddress: '', secureWebmail: '' }],
  activeProfile: 'p1', directoryUrl: 'https://www.data.gouv.fr/api/1/datasets/r/afe01105-d9a1-41fe-921f-e40ea48b2ba6', registerUrl: 'https://register.example/', directoryRegister: false, directoryOnMetered: false, lockAfterMinutes: 15, secretDays: 30,
  alwaysSeal: false, sealInside: true, internalDomains: ['cabinet-moreau.example', 'msp-des-tilleuls.example'], sites: ['https://webmail.mail.ovh.net', 'https://mail.cabinet.example'],
}
export const fresh = { ...settings, profiles: [], activeProfile: '', sites: [] }

const line = (date, action, more = {}) => ({
  date: `2026-11-${date}:00Z`, profile: 'Dr Léa Moreau', action, rules: ['plaintext-health-data'], recipientDomains: ['gmail.example'], reason: '', ...more,
})
export const ledger = {
  lines: [
    line('24T09:12', 'held'), line('24T09:14', 'handed-over'),
    line('23T17:40', 'sent-anyway', { reason: 'patient-informed', recipientDomains: ['orange.example', 'laposte.example'] }),
    line('23T11:05', 'attachment-held', { profile: 'Secrétariat' }), line('20T08:30', 'sent-in-emergency', { recipientDomains: ['chu-invente.example'] }),
  ],
}
export const held = {
  held: [
    { id: 'h1', site: 'https://webmail.mail.ovh.net', composeKey: 'k1', heldAt: '2026-11-24T09:12:00Z', attachments: 2 },
    { id: 'h2', site: 'https://webmail.gandi.net', composeKey: 'k2', heldAt: '2026-11-22T18:03:00Z', attachments: 0 },
  ],
}
export const copies = {
  copies: [
    { id: 'c1', keptAt: Date.parse('2026-11-25T16:40:00Z'), sentAt: Date.parse('2026-11-25T16:41:00Z'), size: 412_000, about: { recipients: ['anna.lemaire@gmail.example'], subject: 'Vos résultats' } },
    { id: 'c2', keptAt: Date.parse('2026-11-24T09:12:00Z'), sentAt: 0, size: 41_000, about: { recipients: ['claire.fontaine@medecin.mssante.fr'], subject: '' } },
  ],
}
export const draft = {
  draft: {
    from: 'lea.moreau@cabinet.example', to: 'claire.fontaine@gmail.example', cc: '', bcc: '', subject: 'Avis cardiologique', isHtml: true,
    content: '<p>Chère Claire,</p><p>Peux-tu voir cette patiente&nbsp;?</p><p>Merci,<br>Léa</p>',
  },
  why: '',
}

const SECRET = 'girafe-tambour-nuage-vitrail-citron-pelote-rivage-moulin'
const anna = { id: 's1', label: 'Mme Anna Quillévéré', addresses: ['anna.quillevere@mail.example'], phone: '+33612345678', kind: 'words', madeAt: '2026-03-03T09:00:00Z' }
const bilan = { id: 'e1', fileName: 'compte rendu.pdf', format: 'pdf', recipients: ['anna.quillevere@mail.example'], kind: 'words', sealedAt: '2026-11-24T09:14:00Z' }
export const standing = { told: { of: 'standing', standing: anna, secret: SECRET, kind: 'words' }, why: '' }
export const characters = { told: { of: 'envelope', envelope: { ...bilan, kind: 'characters' }, secret: 'k7ma-3xwd-96fh-jk22-8rry', kind: 'characters' }, why: '' }
export const own = { told: { of: 'envelope', envelope: { ...bilan, kind: 'chosen' }, secret: 'sept Orages violets sous le pressoir !', kind: 'chosen' }, why: '' }
export const codes = {
  open: true,
  standing: [anna, { ...anna, id: 's2', label: 'Dr Paul Arzel (kinésithérapeute)', addresses: ['p.arzel@kine.example', 'secretariat@kine.example'], phone: '', madeAt: '2025-02-01T09:00:00Z' }],
  envelopes: [bilan, { ...bilan, id: 'e2', fileName: 'radios.zip', format: 'zip', sealedAt: '2026-11-22T18:03:00Z' }],
}
const offer = (format, proposed, reasons, wireSize, wireLimit = 10_485_760) => ({ format, proposed, reasons, wireSize, wireLimit })
/** What sealing the files of a draft would do; the archive is too big for the recipient's provider. */
export const filesOffer = {
  scope: 'attachments', answer: 'possible',
  formats: [
    offer('pdf', true, ['envelope_format_pdf_usual'], 271_000), offer('html', true, ['envelope_format_html_files', 'envelope_format_html_filters'], 540_000),
    offer('zip', false, ['envelope_format_zip_nested', 'envelope_format_too_big'], 14_300_000),
  ],
}
export const letterOffer = {
  scope: 'message', answer: 'asked',
  formats: [
    offer('html', true, ['envelope_format_html_answer', 'envelope_format_html_filters'], 540_000), offer('zip', true, ['envelope_format_zip_tool'], 290_000),
    offer('pdf', false, ['envelope_format_pdf_letter', 'envelope_format_pdf_answer'], 271_000),
  ],
}
export const nothingFits = { ...filesOffer, formats: ['pdf', 'html', 'zip'].map((format) => offer(format, false, ['envelope_format_too_big'], 24_000_000)) }
export const sealed = (more = {}) => ({
  scope: 'attachments', format: 'pdf', files: [{ name: 'document-1.pdf', size: 188_400 }, { name: 'document-2.pdf', size: 2_412_000 }],
  notes: [{ key: 'envelope_pdf_note_signed', params: [] }, { key: 'envelope_metadata_photo', params: ['{envelope_field_place}, {envelope_field_camera}'] }],
  beside: [], wantsAnswer: false, copy: { name: 'message.eml', bytes: 'X-Unsent: 1'.padEnd(41_000), kept: true }, ...more,
})

export const request = {
  asked: { requestId: 'r1', recipients: ['anna.quillevere@mail.example'], fileName: 'compte rendu.pdf', format: 'pdf' }, standing: anna, vaultOpen: true, practice: 'Dr Léa Moreau',
}

// Keys. The fingerprints are invented; `LETTERS` stands where a page only shows that there is a text.
const YEAR = 365 * 24 * 3600 * 1000
const MADE = Date.parse('2026-11-02T09:00:00Z')
const LETTERS = '-----BEGIN PGP PUBLIC KEY BLOCK-----'
const ownKey = (id, role, name, address, fingerprint, more = {}) => ({
  id, role, profile: '', name, address, fingerprint, publicKey: LETTERS, created: MADE, expires: MADE + 2 * YEAR, use: 'current', members: [], ...more,
})
const knownKey = (address, fingerprint, more = {}) => ({
  address, fingerprint, publicKey: LETTERS, source: 'file', firstMet: MADE, lastMet: MADE, confirmed: null, expires: null, revoked: false, offered: null, refused: [], ...more,
})
export const keys = {
  open: true,
  own: [
    ownKey('k1', 'own', 'Dr Léa Moreau', 'lea.moreau@cabinet-moreau.example', '6F0A93D1C27B45E8801D5B3C9AE47F62D0B81C35', { expires: MADE + YEAR / 4 }),
    ownKey('k2', 'group', 'Cabinet Moreau et Arzel', 'contact@cabinet-moreau.example', '1B7E40C95D2F8A633C90E16B7F54A8D20E9B63C7', { members: ['lea.moreau@cabinet-moreau.example', 'paul.arzel@cabinet-moreau.example', 'secretariat@cabinet-moreau.example'] }),
    ownKey('k3', 'group', 'Cabinet Moreau et Arzel', 'contact@cabinet-moreau.example', '93C5D07E61A84F2BB7103E5C8D29F6A40C7E1B58', { use: 'former' }),
  ],
  correspondents: [
    knownKey('anne.leroy@labo.example', '0C4D7A91E36F58B2A17D4C90E5F3826B9A0D51E7', { confirmed: MADE, source: 'web-key-directory' }),
    knownKey('marc.delannoy@orange.example', '5A2E81C70F9D46B3E8054D7A1C92F6B30E57A8D4', { source: 'autocrypt', mails: { lastSeen: MADE, autocryptTimestamp: MADE, preferEncrypt: 'mutual' } }),
    knownKey('sophie.garnier@mail.example', 'E71B05C93A4D82F6570E9B1C6D38A4F2C05B7E19', {
      confirmed: MADE, offered: { fingerprint: '28D6F0B7945C3E1AA0C7154E8B9F3D62F7A0C5B4', publicKey: LETTERS, expires: null, met: MADE, source: 'autocrypt' },
    }),
  ],
}

const size = { wireSize: 420_000, wireLimit: 10_485_760 }
/** What the panel offers for a recipient with a key: one that was confirmed, or one that has changed since. */
export const sealOffer = (confirmed) => {
  const openpgp = confirmed
    ? { format: 'openpgp', proposed: true, reasons: ['envelope_format_openpgp_key'], ...size }
    : { format: 'openpgp', proposed: false, reasons: [], said: [{ key: 'envelope_key_changed', params: ['claire.fontaine@gmail.example'] }], ...size }
  const page = { format: 'html', proposed: true, reasons: ['envelope_format_html_letter', 'envelope_format_html_filters'], ...size }
  return { scope: 'message', formats: confirmed ? [openpgp, page] : [page, openpgp] }
}

export const standingOf = (more) => ({ address: fontaine.address, network: 'mssante', box: null, asOf: '2026-11-23', statements: [], lastSeen: '', ...more })
export const said = (source, box, date = '2026-11-23') => ({ source, date, box })
export const history = {
  open: true,
  people: [
    { address: 'paul.martin@medecin.mssante.fr', times: 12, last: '2026-11-24' }, { address: 'secretariat.cardiologie@ch-invente.mssante.fr', times: 1, last: '2026-11-20' },
    ...Array.from({ length: 60 }, (_, at) => ({ address: `marie.martin${at}@exemple.example`, times: at + 1, last: '2026-10-02' })),
  ],
}
