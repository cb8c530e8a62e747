import { domainOf } from '../directory/index.ts'
import { plain } from './letter/plain.ts'
import type { Mailbox } from './draft.ts'

/** Institutions that care gives no title to a patient's health data. */
export type Institution = 'insurer' | 'employer' | 'school' | 'bank' | 'lawyer' | 'press' | 'landlord' | 'club' | 'childminder' | 'authority'

/** Words that stand alone in a name, an address or a domain. */
const WORDS: Readonly<Record<Institution, RegExp>> = {
  insurer: /(?<![a-z])(?:assurances?|assureurs?|assur|claims?|mutuelles?|prevoyance|sinistres?|indemnisation|axa|maif|macif|matmut|mgen|maaf|mma|gmf|groupama|allianz|generali|swisslife|aviva|abeille|april|cnp|pacifica|malakoff|humanis|ag2r|alan|harmonie|pro-?btp|klesia|apicil|smacl|mnt|mgefi|uneo|courtiers?|courtage|emprunteur|macsf|aesio|interiale|ociane|verspieren|henner|cardif|predica|suravenir|metlife|afi-esca|assur[eo]\w*|vie-?prevoyance)(?![a-z])|(?<![a-z])(?:assurance|mutuelle|assur-)|(?:assurances?|mutuelle)(?![a-z])/,
  employer: /(?<![a-z])(?:rh|drh|ressources[ ._-]?humaines|employeurs?|paies?|paye|recrutement|human[ ._-]?resources|hr|(?:service|direction|bureau|chef|cheffe|responsable)[ ._-]?du[ ._-]?personnel|capital[ ._-]humain|chef[ ._-]?d[ ._-]?atelier|chef[ ._-]de[ ._-]chantier|chantier|usine|interim|cse)(?![a-z])/,
  school: /(?<![a-z])(?:ecoles?|colleges?|lycees?|scolarite|vie[ ._-]?scolaire|cpe|proviseur|principal|instituteurs?|institutrice|maitresse|creches?|garderie|rectorat|academie|education-?nationale|school|campus|crous|periscolaire|centre[ ._-]?aere|centre[ ._-]?de[ ._-]?loisirs|accueil[ ._-]?de[ ._-]?loisirs|cfa|iut|auto[ ._-]?ecole|professeur[ ._-]des[ ._-]ecoles|enseignante?)(?![a-z])|@(?:[a-z-]+\.)*ac-[a-z-]+\.fr$/,
  bank: /(?<![a-z])(?:banques?|bank|credit[ ._-]?(?:agricole|mutuel|lyonnais|du[ ._-]?nord|cooperatif)|caisse[ ._-]?d[ ._-]?epargne|bnp|bnpparibas|lcl|societe[ ._-]?generale|socgen|boursorama|bred|prets?|la[ ._-]?banque[ ._-]?postale|hello[ ._-]?bank|fortuneo|monabanq|credit[ ._-]foncier|cetelem|cofidis|sofinco)(?![a-z])|(?<![a-z])(?:banque)/,
  lawyer: /(?<![a-z])(?:avocats?|avocates?|notaires?|huissiers?|etude|maitre|barreau|juridique|contentieux|notarial|maitres|lawyers?|solicitors?)(?![a-z])|(?:avocats?|notaires?)(?![a-z])/,
  press: /(?<![a-z])(?:redaction|journalistes?|presse|press|journal)(?![a-z])/,
  landlord: /(?<![a-z])(?:bailleur|syndic|agence[ ._-]immobiliere|immobilier|immo|proprietaire|regie|foncia|nexity|citya|orpi|laforet|hlm|habitat|logements?|logis|locations?|locatif|locative|gestion[ ._-]locative|bailleurs|oph|opac|copropriete|gerance|colocation|century[ ._-]?21|guy[ ._-]?hoquet|square[ ._-]habitat|loueur|loueuse)(?![a-z])|(?<![a-z])(?:immobili|logirep|habitat-)|(?:habitat|immobilier)(?![a-z])/,
  club: /(?<![a-z])(?:club|fc|football|foot|rugby|handball|basket|volley|tennis|judo|karate|athletisme|natation|gym|gymnastique|danse|equitation|sports?|sportive?s?|fitness|crossfit|entraineur|scouts?|colonie|loisirs|paroisse)(?![a-z])/,
  childminder: /(?<![a-z])(?:nounous?|assistante?s?[ ._-]?maternelle?s?|ass?[ ._-]?mat|baby[ ._-]?sitters?)(?![a-z])/,
  authority: /(?<![a-z])(?:mairie|prefecture|sous-prefecture|gendarmerie|police|commissariat|tribunal|parquet|procureur|huissier|france[ ._-]?travail|pole[ ._-]?emploi|impots)(?![a-z])|@(?:[a-z-]+\.)*(?:interieur|justice)\.gouv\.fr$/,
}

/** What the letter calls the one whom it speaks of, to the institution that it writes to. */
const YOURS: Readonly<Partial<Record<Institution, RegExp>>> = {
  employer: /(?<!\p{L})(?:(?:votre|vos|ton|ta|tes) (?:ancienn?e? |jeune |futur(?:e)? )?(?:salariee?s?|employee?s?|collaborat(?:eur|rice)s?|ouvri(?:er|ere)s?|apprentie?s?|agente?s? (?:de|technique|d'entretien)|subordonnee?s?|vendeu(?:r|se)|serveu(?:r|se)|interimaire)|en tant qu'employeu(?:r|se)|votre entreprise|que (?:vous employez|tu emploies)|(?:employee?|embauchee?|salariee?) chez (?:vous|toi)|travaille chez (?:vous|toi) (?:depuis|comme))(?!\p{L})/u,
  school: /(?<!\p{L})(?:(?:votre|vos|ton|ta|tes) (?:(?:jeune|petite?) )?(?:eleves?|etudiante?s?|classe|etablissement scolaire)|scolarisee? chez vous|(?:vous etes|en tant que) (?:son |sa )?(?:maitresse|maitre d'ecole|institut(?:eur|rice)|enseignante?|professeure?(?: d'eps| de sport| principale?)?)|(?:monsieur|madame) (?:le |la )?(?:proviseure?|principale?|cpe|directrice d'ecole|directeur d'ecole))(?!\p{L})/u,
  insurer: /(?<!\p{L})(?:(?:votre|vos) (?:assuree?s?|adherente?s?|societaires?|expert)|en tant qu'assureur|(?:numero|n°|dossier|votre) (?:de )?sinistre)(?!\p{L})/u,
  lawyer: /(?:^|\n)[ \t]*(?:(?:bonjour|cher|chere) )?maitre(?: [\p{L}-]+)?[ \t]*,/u,
  club: /(?<!\p{L})(?:(?:votre|vos|ton|ta|tes) (?:joueu(?:r|se)s?|licenciee?s?|athletes?|gardien de but|equipe de (?:foot|rugby|hand|basket)\p{L}*))(?!\p{L})/u,
  childminder: /(?<!\p{L})(?:que (?:vous gardez|tu gardes) (?:le|la|les|chez|depuis|en|tous)|(?:vous etes|tu es|en tant que) (?:sa |son |leur )?(?:nounou|assistante? maternelle))(?!\p{L})/u,
  authority: /(?<!\p{L})(?:votre administree?|(?:monsieur|madame) (?:le |la )?(?:maire|prefete?|procureure?|commissaire))(?!\p{L})/u,
  bank: /(?<!\p{L})(?:(?:votre|vos) emprunteu(?:r|se)s?|(?:credit|pret|emprunt) (?:immobilier |auto )?(?:contracte|souscrit|qu'(?:il|elle) (?:a|rembourse)[^.\n]{0,20}) chez vous|(?:echeances|mensualites) (?:de|du) (?:son |leur )?(?:pret|credit|emprunt))(?!\p{L})/u,
  landlord: /(?<!\p{L})(?:(?:votre|vos|ton|ta|tes) (?:ancienn?e? )?(?:locataires?|colocataires?)|(?:resili(?:er|ez|e|ation|iez)|rompre|reprendre|transferer|signer|prolonger|mettre fin a|fin|preavis|cotitulaire|titulaire) (?:le |du |son |au |de son )?(?:contrat de )?(?:bail|location)|(?:le|son|du|au|un) bail(?: (?:de|d'|du) ?\p{L}+)?|(?:que|qu'|dont) (?:vous|tu) (?:lui )?(?:louez|loues|etes (?:le |la )?proprietaire|es (?:le |la )?proprietaire)|(?:en tant que|comme|vous etes (?:son|sa)) (?:bailleur|proprietaire|logeuse|logeur)|(?:arrieres?|impayes?|dette|retards?) de loyers?|loyers? impayes?|etat des lieux)(?!\p{L})/u,
}

/** Those among them whose task is care, or whom the law lets read: school and occupational health, advisers of the health insurance. */
const EXCEPTIONS = /(?<![a-z])(?:infirmi\w*|medecin\w*|medical\w*|medicaux|sante|hopital|hopitaux|clinique|ch|chu|mutualistes?|psy\w*|kine\w*|ssiad|had|ehpad|centre[ ._-]?de[ ._-]?soins|dentaire|pharmacie|mdph|cpam|ameli|msa|assurance[ ._-]?maladie|ars|ime|itep|samsah|pmi|creche-hopital|hospitali\w*|soins|docteur|dr|ide|crip|camsp|cmp|cmpp|sessad|faculte|fac|univ\w*|ifsi|internat|ccas|medico\w*|imagerie|irm|radiolog\w*|ergo\w*|osteo\w*|podo\w*|ortho\w*|sage[ ._-]?femme|ambulances?)(?![a-z])/

/** Houses of care, which an insurer or a bank may run or be named with. */
const HOUSES = /(?<![a-z])(?:hopital|hopitaux|hospitali\w*|clinique|ch|chu|mutualistes?|mutualite|centre[ ._-]?(?:de[ ._-]?)?(?:soins|sante)|pole[ ._-]?(?:de[ ._-]?)?sante|maison[ ._-]?(?:de[ ._-]?)?sante|msp|dentaire|pharmacie|ehpad|ssiad|had|mdph|cpam|ameli|msa|ars|optique|audition)(?![a-z])/

/** What kind of institution a letter to an ordinary address takes its reader for: "votre salarié"; `null` for none. */
export const institutionAddressed = (prose: string, mailbox: Mailbox): Institution | null => {
  const text = plain(prose)
  if (isInCare(spelt(mailbox))) return null
  return (Object.keys(YOURS) as Institution[]).find((kind) => YOURS[kind]?.test(text)) ?? null
}

/** What a court or the police may order a doctor to tell. */
const ORDERED = /(?<!\p{L})(?:requisitions?|requise? par|expertise judiciaire|commissionnee?|juge des tutelles|tutelle|curatelle|certificat de deces)(?!\p{L})/u
export const isOrdered = (prose: string): boolean => ORDERED.test(plain(prose))

/** Whether a mailbox is in care, for all that its name may say. */
const isInCare = (text: string): boolean => EXCEPTIONS.test(text.replace(/assurance-?maladie/g, ' cpam ').replace(/medical[ ._-]?claims?/g, ' claims '))

/** "Mme Police" is a person, and "aline.police@" her address. */
const NAMED = /^(?:mme|mlle|mr?|madame|monsieur)\.? (?!l[ae]s? |l'|de |du )([a-z'-]+)(?= |$)/

function spelt({ name, address }: Mailbox): string {
  const said = plain(name)
  const family = NAMED.exec(said)?.[1]
  const local = plain(address.split('@')[0] ?? '')
  const rest = family === undefined ? local : local.split(/([._-])/).filter((word) => word !== family).join('')
  return `${said.replace(NAMED, '')} ${rest}@${domainOf(address)}`
}

/** What kind of institution a mailbox belongs to, told by its domain, its address and its name; `null` for others. */
export function institutionOf(mailbox: Mailbox): Institution | null {
  const text = spelt(mailbox)
  // "medical.pret@banque.fr", "sante@mutuelle.fr": the domain says more than what a bank or an insurer calls its desk.
  const house = HOUSES.test(text.replace(/assurance-?maladie/g, ' cpam ')) ? undefined : (['insurer', 'bank'] as const).find((kind) => WORDS[kind].test(domainOf(mailbox.address)))
  if (house) return house
  if (isInCare(text)) return null
  return (Object.keys(WORDS) as Institution[]).find((kind) => WORDS[kind].test(text)) ?? null
}
