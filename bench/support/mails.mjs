// Mails of a wanted length, always the same ones.

const HARMLESS = [
  'Bonjour, merci pour votre retour rapide au sujet de la réunion de jeudi prochain.',
  'Je vous propose de nous retrouver à 18 h 30 dans la salle du premier étage, comme la dernière fois.',
  'Le compte rendu de notre dernière rencontre est en ligne, dites-moi si quelque chose y manque.',
  'Pourriez-vous aussi prévenir le fournisseur que la livraison des cartons peut attendre le mois suivant ?',
  "L'imprimante de l'accueil est réparée ; la facture suit par courrier, avec le bon de commande signé.",
  'Pour le planning des congés, chacun peut encore noter ses souhaits dans le tableau partagé avant lundi soir.',
  'Le parking sera fermé mardi matin pour travaux : pensez à venir par la rue de derrière ou en tramway.',
  'Nous avons reçu trois devis pour la peinture ; le second me paraît le plus raisonnable, à vous de voir.',
  'Bonne fin de semaine à toute l\'équipe, et encore merci pour le café offert hier.',
  'Cordialement,',
]

const CLINICAL = [
  "Je vous remercie de recevoir Mme Joséphine Quillévéré, née le 17/03/1954, pour avis sur l'équilibre de son diabète.",
  'HbA1c 9,2 %, créatinine 112 µmol/L, albuminurie 48 mg/L, TA 152/88 mmHg au cabinet.',
  'Traitement en cours : metformine 1000 mg matin et soir, gliclazide 60 mg, ramipril 5 mg, atorvastatine 20 mg.',
  'Antécédents : hypertension artérielle, cholécystectomie en 2009, rétinopathie non proliférante suivie chaque année.',
  'Elle décrit une dyspnée d\'effort depuis trois semaines, sans douleur thoracique ni œdème des membres inférieurs.',
]

/** A sentence chosen by a small generator, so that one seed gives one text. */
function* sentences(list, seed) {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield list[Math.floor((state / 2 ** 32) * list.length)]
  }
}

function written(list, bytes, seed) {
  let text = ''
  for (const sentence of sentences(list, seed)) {
    if (Buffer.byteLength(text) + Buffer.byteLength(sentence) >= bytes) return text
    text += `${sentence}${text.length % 3 === 0 ? '\n' : ' '}`
  }
}

/** Nothing about anybody. */
export const harmless = (bytes, seed = 1) => written(HARMLESS, bytes, seed)
/** Every fifth sentence or so about a patient. */
export const clinical = (bytes, seed = 1) => written([...HARMLESS, ...CLINICAL], bytes, seed)
/** An answer whose quoted thread holds most of the text. */
export function answered(bytes, seed = 1) {
  const thread = clinical(bytes - 400, seed).split('\n').map((line) => `> ${line}`).join('\n')
  return `${harmless(300, seed)}\n\nLe 3 mars, Paul Martin a écrit :\n${thread}`
}
