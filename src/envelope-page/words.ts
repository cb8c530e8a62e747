/** Sentences of the recipient's page. The extension's catalogue is not there, and this page has to stay small. */
const french = {
  title: 'Pli chiffré',
  sealed: 'Un pli confidentiel vous attend',
  ask: 'Écrivez le code secret que l’expéditeur vous a donné par un autre moyen\u00a0: téléphone, SMS ou de vive voix.',
  secret: 'Code secret',
  forgiving: 'Pour un code en plusieurs mots, les majuscules, les accents et les espaces ne comptent pas.',
  show: 'Montrer le code',
  open: 'Ouvrir le pli',
  here: 'Tout se passe sur cet appareil, même sans connexion. Rien n’est envoyé, aucun compte n’est demandé.',
  empty: 'Écrivez d’abord le code secret.',
  wrong: 'Ce code n’ouvre pas le pli. Vérifiez-le, mot par mot, puis réessayez.',
  checking: 'Vérification du code…',
  loading: 'Le code est bon. Lecture du fichier…',
  opened: 'Le pli est ouvert.',
  broken: 'Ce pli ne peut pas être ouvert',
  cut: 'La fin du fichier manque\u00a0: il n’a sans doute pas été reçu en entier.',
  altered: 'Le fichier a été modifié ou abîmé en chemin.',
  newer: 'Ce fichier vient d’une version plus récente que cette page.',
  nothing: 'Par sûreté, rien n’en est montré. Demandez à l’expéditeur un nouvel envoi.',
  letter: 'Lettre',
  untitled: 'Pli ouvert',
  from: 'De',
  when: 'Scellé le',
  files_one: '1 fichier',
  files: '$1 fichiers',
  view: 'Voir',
  view_of: 'Voir $1, dans un nouvel onglet',
  save: 'Enregistrer',
  save_of: 'Enregistrer $1',
  save_all: 'Tout enregistrer',
  saved: 'Enregistrement demandé\u00a0: $1',
  unshown: 'Cette image ne peut pas être affichée ici.',
  print: 'Imprimer',
  close: 'Refermer le pli',
  answer: 'Répondre en sécurité',
  answer_about: 'Votre réponse est chiffrée ici, pour l’expéditeur seul. Vous obtenez un fichier à lui renvoyer par courriel ordinaire.',
  answer_text: 'Votre réponse',
  answer_files: 'Fichiers à joindre',
  answer_seal: 'Sceller la réponse',
  answer_empty: 'Écrivez une réponse ou choisissez un fichier.',
  answer_working: 'Scellement de la réponse…',
  answer_failed: 'La réponse n’a pas pu être scellée. Vérifiez que les fichiers choisis existent toujours, puis réessayez.',
  answer_done: 'Réponse scellée\u00a0: $1',
  answer_next: 'Joignez ce fichier, sans le renommer, à un courriel adressé à l’expéditeur. Lui seul peut l’ouvrir.',
  answer_again: 'Enregistrer encore une fois',
  b: '$1 octets', kb: '$1 ko', mb: '$1 Mo',
  languages: 'Langue',
}

const english: Record<Word, string> = {
  title: 'Encrypted envelope',
  sealed: 'A confidential envelope is waiting for you',
  ask: 'Enter the secret code that the sender gave you by another way: telephone, text message or in person.',
  secret: 'Secret code',
  forgiving: 'For a code of several words, capitals, accents and spaces do not matter.',
  show: 'Show the code',
  open: 'Open the envelope',
  here: 'Everything happens on this device, even without a connection. Nothing is sent, no account is asked for.',
  empty: 'Enter the secret code first.',
  wrong: 'This code does not open the envelope. Check it word by word, then try again.',
  checking: 'Checking the code…',
  loading: 'The code is right. Reading the file…',
  opened: 'The envelope is open.',
  broken: 'This envelope cannot be opened',
  cut: 'The end of the file is missing: it probably did not arrive whole.',
  altered: 'The file was changed or damaged on its way.',
  newer: 'This file comes from a newer version than this page.',
  nothing: 'To be safe, nothing of it is shown. Ask the sender to send it again.',
  letter: 'Letter',
  untitled: 'Opened envelope',
  from: 'From',
  when: 'Sealed on',
  files_one: '1 file',
  files: '$1 files',
  view: 'View',
  view_of: 'View $1, in a new tab',
  save: 'Save',
  save_of: 'Save $1',
  save_all: 'Save all',
  saved: 'Saving was asked for: $1',
  unshown: 'This picture cannot be shown here.',
  print: 'Print',
  close: 'Close the envelope',
  answer: 'Answer securely',
  answer_about: 'Your answer is encrypted here, for the sender only. You get one file to send back by ordinary mail.',
  answer_text: 'Your answer',
  answer_files: 'Files to attach',
  answer_seal: 'Seal the answer',
  answer_empty: 'Write an answer or choose a file.',
  answer_working: 'Sealing the answer…',
  answer_failed: 'The answer could not be sealed. Check that the chosen files still exist, then try again.',
  answer_done: 'Answer sealed: $1',
  answer_next: 'Attach this file, without renaming it, to a mail to the sender. Nobody else can open it.',
  answer_again: 'Save once more',
  b: '$1 bytes', kb: '$1 KB', mb: '$1 MB',
  languages: 'Language',
}

export type Word = keyof typeof french
export type Language = 'fr' | 'en'

const words = { fr: french, en: english }
let language: Language = 'fr'

export const spoken = (): Language => language
export const say = (word: Word, value = ''): string => words[language][word].replace('$1', () => value)

/** The browser's first language that we speak, else the sender's. */
export function firstLanguage(preferred: readonly string[], sender: string): Language {
  const known = [...preferred.slice(0, 1), sender].map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'fr' || tag === 'en')
  return known === 'en' ? 'en' : 'fr'
}

/** Changes the language of the whole page, of what stands there already too. */
export function speak(next: Language): void {
  language = next
  document.documentElement.lang = next
  for (const element of document.querySelectorAll<HTMLElement>('[data-word],[data-label],[data-size],[data-date]')) translate(element)
  for (const button of document.querySelectorAll('#languages button')) button.setAttribute('aria-pressed', String(button.getAttribute('lang') === next))
}

/** Fills an element from its `data-word`, `data-label` (for assistive technology), `data-size` or `data-date`. */
export function translate(element: HTMLElement): void {
  const { word, label, value = '', size, date } = element.dataset
  if (word !== undefined) element.textContent = say(word as Word, value)
  if (label !== undefined) element.setAttribute(element.tagName === 'IFRAME' ? 'title' : 'aria-label', say(label as Word, value))
  if (size !== undefined) element.textContent = saySize(Number(size))
  if (date !== undefined) element.textContent = new Date(date).toLocaleString(language === 'en' ? 'en-GB' : 'fr-FR', { dateStyle: 'long', timeStyle: 'short' })
}

function saySize(bytes: number): string {
  const [unit, amount]: [Word, number] = bytes < 1000 ? ['b', bytes] : bytes < 1e6 ? ['kb', bytes / 1e3] : ['mb', bytes / 1e6]
  return say(unit, amount.toLocaleString(language, { maximumFractionDigits: amount < 10 && unit !== 'b' ? 1 : 0 }))
}
