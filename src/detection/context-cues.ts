/** Words that tell about one person in care. */
const PERSONAL = /(?<!\p{L})(?:(?:ma|mon|notre|nos|votre|ton|ta|cette?|la|le) (?:patiente?|résidente?)|je (?:vous|t.?) ?(?:r?adresse|confie|transmets)|n[ée]{1,2}e? (?:le|en)|\d{1,3} ?ans(?! de)|\d{1,2} ?mois|suivie? (?:pour|par|en|chez)|hospitalis[ée]e?|op[ée]r[ée]e?|adress[ée]e?|sort(?:i|ie)|(?:sa|son|ses) (?:m[èe]re|fille|famille|mari|femme|fils|p[èe]re|traitement|dossier|ordonnance|s(?:œ|oe)ur|ant[ée]c[ée]dents|dossier|pansement|mari)|(?:il|elle|qui) (?:est|a|va|prend|se|s.|refuse|pr[ée]sente|souffre|vient|marche|dort)|(?:her|his) (?:\p{L}+)|she|he (?:is|has|was)|pour (?:lui|elle))(?!\p{L})/iu

/** Words of teaching, meetings, trade and letters, where names are those of speakers and illness is a subject. */
const GENERAL = /(?<!\p{L})(?:jury|m[ée]moire de|soutenance|th[èe]se|congr[èe]s|session|ateliers?|programme|inscriptions?|conf[ée]rences?|webinaire|expos[ée]|potager|candidature|formation|annuaire|associations?|article|[ée]pisode|roman|sc[ée]nario|livre|pl[ée]ni[èe]re|table ronde|pause|d[ée]jeuner|propri[ée]taire|stand|budget|cours|s[ée]ance \d|protocole de recherche|chers (?:patients|parents)|affiche|salle d.attente|promoteur|objectifs|ordre du jour|compte rendu de (?:la )?r[ée]union)(?!\p{L})/giu

/** A veterinary's patient has an owner. */
const ANIMAL = /(?<!\p{L})(?:propri[ée]taire|castr[ée]e?|st[ée]rilis[ée]e|m[âa]le|femelle|v[ée]t[ée]rinaire|chien|chienne|chatte?|canin|f[ée]lin|boxer|golden|labrador|berger|europ[ée]enne|lapin|jument|cheval|hongre|poulain|vaches?|bovins?|[ée]levage|laiti[èe]res?|boulets?|jarrets?|SIRE|ASV)(?!\p{L})/giu
const ANIMAL_WORDS = 2

/** Whether the surroundings of an identity speak of one person in care. */
export const isPersonal = (around: string): boolean => PERSONAL.test(around)

/** Whether they speak of teaching, a meeting, a book: several such words. */
export const isGeneral = (around: string): boolean => [...around.matchAll(GENERAL)].length > 0

/** Whether a text is about an animal. */
export const isAnimal = (text: string): boolean => new Set([...text.matchAll(ANIMAL)].map(([word]) => word.toLowerCase())).size >= ANIMAL_WORDS
