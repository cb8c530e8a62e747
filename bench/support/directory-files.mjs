// The two public files at real size, invented from first to last row:  node bench/support/directory-files.mjs FOLDER [ROWS]
//   Extraction_Correspondance_MSSante_202611260830.txt         31 columns, 536,000 rows; persons without town and telephone, as published
//   PS_LibreAcces_Personne_activite_202611260830.txt           56 columns and a last `|`, 2.2 million rows: one to three for each person of the
//                                                              first file, the rest for practitioners who have no secure mailbox
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { COLUMNS } from '../../demo/directory-file.mjs'
import { random } from '../../demo/random.mjs'
import { directoryRows, REAL_SIZE } from './directory-rows.mjs'

const ACTIVITIES_PER_BOX = 2_200_000 / REAL_SIZE
const AT_ONCE = 5000

/** Header of PS_LibreAcces_Personne_activite (ANS). */
const ACTIVITY_COLUMNS = `Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. Structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code département (coord. structure)|Libellé département (coord. structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code fonction|Libellé fonction|Code genre d'activité|Libellé genre d'activité`.split('|')

const line = (columns, values, end = '') => columns.map((column) => values[column] ?? '').join('|') + end

function mailboxRow(box) {
  const isPerson = box.kind === 'PER'
  return line(COLUMNS, {
    'Type de BAL': box.kind, 'Adresse BAL': box.address, 'Dématérialisation': 'O', 'Service de rattachement': box.service,
    ...(isPerson ? {
      'Type Identifiant PP': '8', 'Identifiant PP': box.nationalId.slice(1), 'Identification nationale PP': box.nationalId, "Civilité d'exercice": box.civility,
      "Nom d'exercice": box.familyName, "Prénom d'exercice": box.givenName, 'Catégorie profession': 'C', 'Libellé de catégorie profession': 'Civil',
      'Libellé Profession': box.profession, 'Libellé savoir-faire': box.specialty,
    } : {
      'Type identifiant structure': '1', 'Raison Sociale structure BAL': box.organisation, 'L6LIGNEACHEMINEMENT structure BAL': `${box.postcode} ${box.city}`,
      'Code postal structure BAL': box.postcode, 'Département structure BAL': box.postcode.slice(0, 2), 'Pays structure BAL': 'France',
    }),
  })
}

const activityRow = (box, isFirst) => line(ACTIVITY_COLUMNS, {
  "Type d'identifiant PP": '8', 'Identifiant PP': box.nationalId.slice(1), 'Identification nationale PP': box.nationalId, 'Libellé civilité exercice': box.civility,
  "Nom d'exercice": box.familyName, "Prénom d'exercice": box.givenName, 'Libellé profession': box.profession, 'Code catégorie professionnelle': 'C',
  'Libellé catégorie professionnelle': 'Civil', 'Libellé savoir-faire': box.specialty, 'Libellé mode exercice': isFirst ? 'Libéral' : 'Salarié',
  ...(isFirst ? {
    'Raison sociale site': box.organisation, 'Bureau cedex (coord. structure)': `${box.postcode} ${box.city}`, 'Code postal (coord. structure)': box.postcode,
    'Libellé commune (coord. structure)': box.city, 'Téléphone (coord. structure)': box.phone, 'Adresse e-mail (coord. structure)': 'contact@exemple.fr',
  } : {}),
}, '|')

async function write(path, rows) {
  const out = createWriteStream(path)
  let waiting = []
  for (const row of rows) {
    if (waiting.push(row) < AT_ONCE) continue
    if (!out.write(`${waiting.join('\n')}\n`)) await new Promise((resolve) => out.once('drain', resolve))
    waiting = []
  }
  out.end(waiting.length > 0 ? `${waiting.join('\n')}\n` : '')
  await finished(out)
  return path
}

function* mailboxes(count) {
  yield COLUMNS.join('|')
  for (const box of directoryRows(count)) yield mailboxRow(box)
}

function* activities(count) {
  yield `${ACTIVITY_COLUMNS.join('|')}|`
  const next = random(5)
  let left = Math.round(count * ACTIVITIES_PER_BOX)
  let other = 0
  for (const box of directoryRows(count)) {
    if (box.kind !== 'PER') continue
    const own = Math.min(left, 1 + Math.floor(next() * next() * 3))
    for (let at = 0; at < own; at++) yield activityRow(box, at === 0)
    left -= own
    // Practitioners without a secure mailbox stand between them.
    for (let at = 0; at < 3 && left > count; at++, left--) yield activityRow({ ...box, nationalId: `8109${String(other++).padStart(8, '0')}` }, true)
  }
  for (const box of directoryRows(Math.max(left, 1))) if (left-- > 0) yield activityRow({ ...box, nationalId: `8109${String(other++).padStart(8, '0')}` }, true)
}

/** @returns paths of the two files. */
export async function writeDirectoryFiles(folder, count = REAL_SIZE) {
  return [
    await write(join(folder, 'Extraction_Correspondance_MSSante_202611260830.txt'), mailboxes(count)),
    await write(join(folder, 'PS_LibreAcces_Personne_activite_202611260830.txt'), activities(count)),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count] = process.argv.slice(2)
  for (const path of await writeDirectoryFiles(folder, count ? Number(count) : undefined)) console.log(path)
}
