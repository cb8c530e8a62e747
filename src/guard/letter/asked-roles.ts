import { remember } from '../remember.ts'
import { blocksOf } from './blocks.ts'
import { plain, undotted } from './plain.ts'
import { mayNameRole, type Role, rolesIn } from './roles.ts'

const NAME = "([a-z][a-z'-]{2,24}(?:[ -](?:et (?:de |d')?|de |a )?[a-z][a-z'-]{2,24})?)"
const WORD = "([a-z][a-z'-]{2,24})"
const WITHIN = '[^.;!?\\n]{0,110}?'
const OF = "(?:de |d'|du |en |a visee )?(?:la |l')?"
const CARE = '(?:avis|consultations?|consult|cs|prise en charge|suivi|bilan|expertise|evaluation|seances|soins|reeducation|examen|rendez-vous|rdv|point)'
export const PLEASE = "(?:pouvez-vous|pourriez-vous|pourrais-tu|peux-tu|merci de(?: bien vouloir)?|merci d'|accepteriez-vous|(?:vous|te) serait-il possible d(?:e |')|auriez-vous|aurais-tu|avez-vous|as-tu|possible d(?:e |')|je vous (?:prie|remercie|saurais gre) de(?: bien vouloir)?)"
/** "En tant que gériatre, je pense" is said of the writer. */
const NOT_I = "(?![^.;!?\\n]{0,30}, (?:je|j'|moi|nous|i)(?![a-z]))"
/** What asks the reader, and nobody else, for a specialty. */
const ADDRESSED: readonly RegExp[] = [
  new RegExp(`(?:votre|ton|ta|vos|tes) (?:\\w+ )?(?:position|eclairage|point de vue|lecture|relecture|appreciation|analyse|interpretation|sentiment|vacations?|avis|expertise|consultation|soins|seances|passages|service|equipe|unite|regard|opinion|evaluation|cabinet|guichet|comptoir|oeil|lumieres|competences?|conseils?) (?:medical |specialise )?${OF}${NAME}`, 'g'),
  // Sent to the reader for it.
  new RegExp(`(?:je|nous) (?:vous|te|t') ?(?:l'|le |la |les )?(?:adresse|confie|envoie|adressons|confions|oriente|orientons)${WITHIN}(?:pour|en|a visee|aux fins d[e']) ?(?:la suite de |la poursuite de )?(?:un |une |votre |ton |son |sa |ses |la |le )?(?:\\w+ )?(?:${CARE}|probleme|partie|versant|volet) (?:specialisee? )?${OF}${NAME}`, 'g'),
  new RegExp(`(?:je |j'|nous )(?:vous |te |t')?(?:ai besoin d'|aurais besoin d'|avons besoin d'|aurions besoin d'|cherche|cherchons|recherche|sollicite|souhaiterais|souhaite|voudrais|aimerais|sollicitons|souhaitons|demande|requiers)(?: aupres de vous)?(?: avoir| obtenir| recueillir)? ?(?:un |une |votre |ton )?(?:\\w+ )?(?:avis|consultation|expertise|evaluation) (?:specialise )?${OF}${NAME}(?![^\\n]{0,80}(?:connai|connaitr|conseill|un nom|le nom|adresser ou))`, 'g'),
  new RegExp(`(?:je |j'|nous )(?:vous )?(?:sollicite|sollicitons|cherche|cherchons|recherche|recherchons)(?: aupres de vous)? (?:un |une |des )?(?:\\w+ )?(?:suivi|prise en charge|bilan|seances|reeducation|relais) ${OF}${NAME}(?![^\\n]{0,80}(?:connai|connaitr|conseill|un nom|le nom|adresser ou))`, 'g'),
  new RegExp(`(?:en tant qu(?:e|')|vous qui etes|toi qui es|a l'attention (?:du|de la|de l') ?(?:service|secretariat|equipe)?(?: de| d')?|aux? (?:bons soins du service|service) (?:de|d')) ?${NAME}(?=[^a-z])${NOT_I}`, 'g'),
  new RegExp(`(?<![a-z])en (?:votre |ta )?qualite d(?:e |')${NAME}`, 'g'),
  // Said of the reader: what they are, and what they do.
  new RegExp(`(?:m'adresse|nous adressons|adresse cette demande|me tourne|ecris|ecrivons|viens|sollicite|sollicitons|contacte)[^.;!?\\n]{0,25}?(?:vous|toi|t'ecris)?,? comme (?:a (?:un |une )?|au |a la )?${NAME}`, 'g'),
  new RegExp(`(?:vous|tu) (?:exercez|exerces|pratiquez|pratiques|etes specialisee? en|es specialisee? en) (?:bien |toujours |aussi |comme |en |la |l')*${NAME}`, 'g'),
  new RegExp(`(?:vous etes|tu es|vous etiez|tu etais|etant) (?:bien |le |la |un |une |son |sa |mon |notre )?${NAME}${NOT_I}`, 'g'),
  new RegExp(`(?:le|la|l') ?${WORD} en (?:toi|vous)(?![a-z])`, 'g'), new RegExp(`(?:toi|vous),? (?:le|la|l'|les) ?${WORD}(?= ?[,?!])`, 'g'),
  new RegExp(`(?:vous faites|tu fais|vous proposez|tu proposes) (?:toujours |aussi |bien |encore )*(?:des? |du |de la |de l')(?:consultations? d[e'] ?)?${NAME}`, 'g'),
  new RegExp(`(?:service|unite|equipe|pole|departement) (?:de |d')${NAME} (?:que vous (?:dirigez|encadrez|animez)|dont vous)`, 'g'), new RegExp(`(?<![a-z])(?:un|ton|votre) (?:petit )?oeil de ${NAME}`, 'g'), new RegExp(`besoin d'une? ${WORD} ?[:,] ?(?:tu|vous|peux|pouvez|pourr)`, 'g'),
  new RegExp(`(?:passe|laisse|cede|passons|laissons) (?:la main|le relais|le soin) (?:pour|sur) (?:le |la |l'|son |sa )?(?:cote|volet|versant|partie|${CARE}) ${OF}${NAME}`, 'g'),
  new RegExp(`(?:votre|ton|ta|tes|vos) (?:[a-z'-]+ ){1,3}?(?:de |d')(?:bon |bonne |vieux |vieille |jeune |simple )?([a-z-]*(?:logue|iatre|logiste|chirurgien|chirurgienne|kinesitherapeute|kine|infirmiere?|pharmacien|pharmacienne|generaliste|anesthesiste|dentiste|orthophoniste|interniste|obstetricien|sage-femme))(?![a-z])`, 'g'),
  new RegExp(`(?:vous|tu) (?:la |le |l'|les )?(?:voyez|vois|verrez|verras|recevez|recevrez|suivez|suivrez|suis|hospitalisez)[^.;!?\\n]{0,25} en (?:consultation (?:de |d'))?${NAME}`, 'g'),
  new RegExp(`chez (?:vous|toi),? en (?:consultation (?:de |d'))?${NAME}`, 'g'), new RegExp(`(?:^|[.\\n] ?)(?:une |petite )*question (?:pour (?:le |la |un |une |l')|au |a la |a l'|de |d')?${WORD}(?= ?[:,?.]|$)`, 'g'),
  new RegExp(`votre (pharmacie|officine)(?![a-z])`, 'g'),
  new RegExp(`(?:oriente|orientons|adresse|adressons|envoie|confie|dirige) (?:[^.;!?\\n]{0,40} )?(?:vers|a) (?:vous|toi) (?:pour|en|afin)${WITHIN}${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:vue?|recue?|examinee?|suivie?|prise? en charge|hospitalisee?|convoquee?) (?:par (?:vous|toi|votre (?:equipe|service))|chez (?:vous|toi)|dans votre service) (?:en|pour) (?:${CARE} ${OF})?${NAME}`, 'g'),
  new RegExp(`(?:^|[:.!?\\n(] ?)(?:un |petit |un petit )?avis (?:specialise |urgent )?${OF}${WORD} (?:en urgence|urgent|rapide|possible)`, 'g'),
  new RegExp(`(?:^|[.!?\\n] ?)as an? ${NAME},? (?:what|how|would|do|could|can)(?![a-z])`, 'g'),
  new RegExp(`votre (?:exercice|pratique|specialite|activite|formation|experience) (?:de |d'|en |est )(?:la |l')?${NAME}`, 'g'),
  new RegExp(`a l'attention (?:de |du )(?:dr|docteur|pr|professeur|mme|m\\.|madame|monsieur) [^,.;\\n]{2,40}, ${NAME}`, 'g'),
  new RegExp(`(?:au|a la|a l'|le|la|l'|du) ?${WORD} que (?:vous etes|tu es)`, 'g'), new RegExp(`(?:que|a) (?:vous|toi), (?:son|sa|leur) ${NAME},`, 'g'),
  // Asked of the reader: to see, to admit, to treat.
  new RegExp(`(?:${PLEASE}|pouvez|pourriez|pourrais|peux)[^.;!?\\n]{0,40}(?:recevoir|voir|convoquer|prendre|examiner|proposer|donner|organiser|admettre|hospitaliser|accueillir|fixer|accorder|aider|trouver|caser|reserver|suivre)(?! avec)(?<!faire (?:voir|recevoir|examiner))${WITHIN}(?:en(?! (?:charge|urgence))|de|sur le plan|pour (?:un |une )?${CARE}) (?:consultation (?:de |d'|en ))?${NAME}`, 'g'),
  new RegExp(`${PLEASE} ?(?![^.;!?\\n]{0,25}faire (?:faire|pratiquer|realiser|effectuer))[^.;!?\\n]{0,25}?(?:effectuer|realiser|pratiquer|assurer|debuter|commencer|poursuivre|reprendre|prevoir|faire|dispenser) (?:un |une |les |des |la |le |l'|\\d+ )?(?:\\w+ )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:je|nous) (?:me permets de |nous permettons de )?(?:(?:vous|te|t') ?(?:sollicite[rz]?|sollicitons|contacte[r]?|contactons|ecris)|(?:re)?viens vers (?:vous|toi)|me tourne vers (?:vous|toi)) pour (?:un |une |votre |ton )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:seriez-vous|serais-tu|etes-vous|es-tu) [^.;!?\\n]{0,25} pour (?:un |une )?${CARE} ${OF}${NAME}`, 'g'),
  new RegExp(`(?:auriez-vous|avez-vous|aurais-tu|as-tu) (?:une (?:place|disponibilite)|des disponibilites|un (?:creneau|rendez-vous|rdv|lit))(?: rapide| rapidement| possible)? (?:en|d[e']|dans votre (?:unite|service) d[e']) ?${NAME}`, 'g'),
  new RegExp(`(?<!(?:votre|ta) )demande d(?:e |')(?:avis|consultation|hospitalisation|rendez-vous|rdv|admission|prise en charge) (?:specialisee? )?${OF}${NAME}`, 'g'),
  new RegExp(`(?:avis|consultation) ${OF}${WORD} (?:svp|stp|s'il (?:vous|te) plait)`, 'g'), new RegExp(`passer[^.;!?\\n]{0,25} pour les soins ${WORD}`, 'g'),
  new RegExp(`(?:avis|consultation|rendez-vous|rdv) ${OF}${NAME} (?:de ta part|de votre part|chez vous|chez toi|aupres de vous)`, 'g'),
  new RegExp(`(?:que penses-tu|qu'en penses-tu|que pensez-vous|qu'en pensez-vous)[^.;!?\\n]{0,15}(?:sur le plan|d'un point de vue|du point de vue|au plan) ${NAME}`, 'g'),
  new RegExp(`(?:as an?|your) ${NAME} (?:opinion|advice|clinic|department|review)`, 'g'), new RegExp(`your (?:advice|opinion|expertise|view) as an? ${NAME}`, 'g'),
  new RegExp(`(?:could you|please|appreciate|grateful for|refer)[^.;!?\\n]{0,40} an? ${WORD} (?:opinion|review|assessment|consultation)`, 'g'),
]
/** Somebody sent the patient to the writer, or the passage is about what was done. */
const NOT_ASKED = /(?:(?:m'|d')avoir|m'avez|m'as|nous avoir|nous avez|de l'avoir|compte[- ]rendu|resultats?|courrier d[eu']|vue? (?:ce jour )?(?:en|pour)|suivie? (?:en|par)|deja (?:vue?|fait))/

/** A sentence that speaks to its reader, and one that asks something of them. */
export const READER = /(?<![a-z])(?:vous|tu|te|toi|votre|vos|ton|ta|tes|t'|you|your)(?![a-z])|merci d[e']|svp|stp|s'il (?:vous|te) plait/
const ASKS = new RegExp(`(?:${READER.source})[^?]*\\?|\\?$|${PLEASE}|(?:je|nous) (?:vous|te|t') ?(?:laisse|laissons|demande|demandons|prie|serais|saurais|serions)|merci d[e'] ?(?:votre|ton|bien vouloir|m'aider|nous aider)|(?:votre|ton) (?:aide|avis|concours)|(?:selon|d'apres) (?:vous|toi)|(?<![a-z])a (?:vous|toi) d(?:e |')|qu'en (?:pensez|penses|dites|dis|diriez|dirais)`)
/** Whoever bears the name of a trade in full: "en cardiologue", where "en cardio" is a place. */
const TRADE = "([a-z-]*(?:logue|iatre|logiste|chirurgien(?:ne)?|kinesitherapeute|infirmiere?|pharmacienn?e?|generaliste|anesthesiste|dentiste|orthophoniste|interniste|geneticienn?e?|opticienn?e?|audioprothesiste|osteopathe|obstetricien(?:ne)?|sage-femme|ergotherapeute|psychomotricienn?e?|dieteticienn?e?|orthoptiste|reeducateur|urgentiste|reanimateur|podologue|orl|kine))(?![a-z])"
const SIGHT = "(?:avis|regard|oeil|coup d'oeil|conseils?|eclairage|point de vue|expertise|lumieres|consultation|consult|creneau|place|lit|rendez-vous|rdv)"
const PLANE = "(?:sur le (?:plan|versant|volet)|(?<![a-z])cote(?! d[eu] )|d'un point de vue|du point de vue|au plan|pour (?:la partie|le versant|le volet|le cote)|au niveau)"
/** Where the reader takes somebody in. */
const TAKES = "(?:chez (?:vous|toi)|avec (?:vous|toi)|par vos soins|dans (?:votre|ton|ta)|a (?:votre|ta|ton) (?:cabinet|consult)|de la place|(?:la|le|l'|les|en) ?(?:prendre|prendriez|recevoir|recevriez|recevez|recois|voir|verriez|charger|caser|suivre)|dispo|disponibilite|tu peux|vous pouvez|peux-tu|pouvez-vous|(?:t'|vous )en (?:occuper|charger))"

/** A form of words, and the sentence in which it asks the reader. */
interface Spoken { readonly said: RegExp, readonly where: RegExp }

/** What says which specialty the reader is taken for, whatever else the sentence speaks of. */
const TAKEN_FOR: readonly Spoken[] = [
  { said: new RegExp(`(?<!(?:travaille|exerce|exercait|installee?|embauchee?|employee?|connue?|aussi|bien) )(?:comme|en(?: tant que)?) (?:bon |bonne |vrai |fin |grande? )?${TRADE}${NOT_I}(?! (?:a|de) (?:la|le)(?![a-z])| (?:l'|nous |me )?(?:a|avait|est|etait|disait|dit|pense)(?![a-z]))`, 'g'), where: READER },
  { said: new RegExp(`(?:toi|vous) qui (?:fais|faites|connais|connaissez|maitrises|maitrisez) (?:bien |aussi |de |du |de la |de l'|la |le |l')*${NAME}`, 'g'), where: READER },
  { said: new RegExp(`${TRADE} (?:comme|tel que|telle que) (?:vous|toi)(?![a-z])`, 'g'), where: READER },
  { said: new RegExp(`(?:a|vers) (?:toi|vous),? (?:le |la |notre |mon |ma )?(?:meilleure? |cher |chere )?([a-z-]{4,24}) (?:prefere|attitre|de service|du coin|de garde)e?`, 'g'), where: READER },
  { said: new RegExp(`(?:cas|histoire|souci|question|probleme|dossier|colle|enigme|sujet)s? (?:purement |typiquement )?(?:de |d'|pour (?:le |la |un |une |l'))?(?:la |l')?${WORD} (?:pour|a) (?:toi|vous)(?![a-z])`, 'g'), where: READER },
  { said: new RegExp(`c'est (?:bien |donc )?(?:a la |au |a l'|a une? )${NAME} que (?:j'|je |nous )`, 'g'), where: /(?:)/ },
]

/** "Prise de sang lundi, cher infirmier." */
const CALLED = new RegExp(`(?:^|[,.:;!?\\n] ?)(?:mon |ma |mes )?(?:chers?|cheres?) (?:(?:confrere|consoeur|collegue|amie?)s? )?${TRADE}s?(?= ?(?:[,.:;!?\\n]|$))`, 'g')

/** What asks the reader for a specialty only in a sentence that speaks to them, or asks. */
const SPOKEN: readonly Spoken[] = [
  // Needed, and the reader is the one who would give it.
  { said: new RegExp(`(?:il (?:me|nous) (?:faut|faudrait) |(?:j'ai|j'aurais|on a|on aurait|nous avons|nous aurions) (?:grand |bien )?besoin d(?:e |'))(?:un |une |l')?(?:petite? )?${SIGHT} ${OF}(?:d'un |d'une )?${NAME}(?![^\\n]{0,80}(?:connai|conseill|un nom|le nom|adresser ou))`, 'g'), where: /(?:)/ },
  { said: new RegExp(`(?:^|[.!?\\n,] ?)(?:un|votre|ton|l')(?: petit)? ?(?:avis|regard|oeil|coup d'oeil|conseil|eclairage|point de vue|mot) (?:de |d'|d'un |d'une )${TRADE},? (?:me |nous |lui )?(?:serait|sera|est|m'|nous|s'il|svp|stp)`, 'g'), where: /(?:)/ },
  { said: new RegExp(`qu'en (?:dirait|penserait|ferait) (?:l'oeil |l'avis |le regard )?(?:du |de la |de l'|d'un |d'une |le |la |l'|un |une )?${NAME}(?! (?:du|de la|de l'|des|d[e'])(?![a-z]))`, 'g'), where: /(?:)/ },
  { said: new RegExp(`(?:donner|donne|jeter|jette|jetez|donnez|porter) (?:un |ton |votre )?(?:petit )?(?:coup d'oeil|oeil|regard|avis) ${OF}(?:d'un |d'une )?${NAME}`, 'g'), where: ASKS },
  { said: new RegExp(`(?:je|nous|j'en|j') ?(?:fais appel|faisons appel|appelle|m'en remets|m'adresse|nous adressons) (?:donc )?(?:au |a la |a l'|a une? |aux )${TRADE}`, 'g'), where: /(?:)/ },
  { said: new RegExp(`(?:c'est |et |a |que )(?:vous|toi),? (?:les |le |la |l')?${TRADE.replace(')(?!', ')s?(?!')},? (?:de |d'|qui |que )`, 'g'), where: READER },
  { said: new RegExp(`(?:d'etre|de devenir|etes|es|serez|seras|soyez|sois) (?:son |sa |leur |notre )(?:nouve(?:au|lle) |futur(?:e)? )?${TRADE}`, 'g'), where: READER },
  { said: new RegExp(`question (?:d'ordre|de nature|purement|un peu|tres) ${WORD}`, 'g'), where: READER },
  // Seen from a specialty's side.
  { said: new RegExp(`${PLANE} ${NAME}`, 'g'), where: ASKS },
  { said: new RegExp(`(?:^|[.!?\\n] ?)en ${NAME}, (?:[a-z]+-(?:vous|tu)|qu'en|que (?:feriez|ferais|proposez|proposes))(?![a-z])`, 'g'), where: READER },
  { said: new RegExp(`(?:conduite(?: a tenir)?|traitement|strategie|surveillance|geste|suivi|bilan|prise en charge|rythme de surveillance) ${WORD} (?:preconis|recommand|conseill|propos|feri|ferai)(?:ez|es|iez|ais)[- ](?:vous|tu)`, 'g'), where: ASKS },
  { said: new RegExp(`(?:${PLEASE}|pourriez|pouvez),? en ${NAME},`, 'g'), where: READER },
  // Taken in for it.
  { said: new RegExp(`(?:tu|vous) (?:ne )?(?:prends|prenez|prendriez|prendrais|recois|recevez|vois|voyez|acceptez|acceptes|hospitalises|hospitalisez|accueilles|accueillez)[^.;!?]{0,40} en (?:${CARE} (?:de |d')?)?${NAME}`, 'g'), where: READER },
  { said: new RegExp(`(?:te|vous) (?:la |le |les |l')?(?:confier|adresser|envoyer|orienter|presenter)[^.;!?]{0,25} (?:en|pour) (?:un |une |sa |son )?(?:${CARE} (?:de |d'|en )?)?${NAME}`, 'g'), where: READER },
  { said: new RegExp(`(?:besoin d(?:e |')|necessite|justifie|faut|faudrait|lui faudrait) (?:une? |des )?(?:${CARE}) ${OF}${NAME}`, 'g'), where: /(?:je|nous) (?:vous|te|t') ?(?:l'|le |la |les )?(?:adresse|confie|envoie|adressons|confions)|je (?:pense|songe) a (?:vous|toi)|j'ai (?:tout de suite )?pense a (?:vous|toi)/ },
  { said: new RegExp(`que (?:tu|vous) (?:lui |le |la |l'|les )?(?:fass|assur|prenn|repren|poursuiv|debut|organis)(?:es|iez) (?:une? |son |sa |ses |le |la |les |des )?(?:${CARE}) ${OF}${NAME}`, 'g'), where: READER },
  { said: new RegExp(`(?:prendre|accueillir|recevoir) (?:en (?:${CARE}) (?:de |d')?|au cabinet (?:de |d')?|en )${NAME}`, 'g'), where: new RegExp(`(?:vous|tu) (?:avez|as) [^.;!?]{0,25}accept|${PLEASE}`) },
  { said: new RegExp(`(?:pour|a visee) (?:sa |son |ses |de la |du |des |une? |la |le |l')?(?:(?:explorations?|traitement|soins|chirurgie|geste|seances?|${CARE}) ${OF})?${NAME}`, 'g'), where: new RegExp(`(?:je|nous) (?:vous|te|t') ?(?:l'|le |la |les )?(?:adresse|confie|envoie|adressons|confions)|${PLEASE}[^.;!?]{0,12}(?:prendre|recevoir|accueillir|voir)(?! avec)`) },
  { said: new RegExp(`(?:bilan|consultations?|prise en charge|suivi|seances?|creneau|place|lit|soins|reeducation|visite|passage) ${OF}${NAME}`, 'g'), where: new RegExp(`(?:${TAKES})[^.]*\\?|\\?[^.]*${TAKES}|(?:je|nous) (?:vous|te) laiss(?:e|ons) (?:le |la |les |l')?(?:organiser|planifier|debuter|prevoir|assurer|realiser|faire)`) },
  { said: new RegExp(`(?:releve|du ressort|dans le champ|du domaine|dans le domaine) (?:de |du |d')(?:vos |tes |votre |ta )?(?:la |l')?${NAME}`, 'g'), where: new RegExp(TAKES) },
  { said: new RegExp(`(?:votre|ton|ta|vos|tes) (?:[a-z'-]+ )?(?:consult|liste|file active|planning|agenda|lits?|plateau|places?|creneaux?|permanence|astreinte|garde|filiere|pole|hopital de jour|hdj|centre|cellule|equipe mobile|programme|activite|salle|bloc|file|secretariat)(?: de patients)? ${OF}${NAME}`, 'g'), where: READER },
]
/** Somebody else is asked, or it is about what was done, or what is to be ordered, fetched or chosen elsewhere. */
const ELSEWHERE = /(?:(?:m'|nous |d')avoir|prescri|ordonnan|demander|voir avec|joindre|faxer|lui rappeler|renouvel|compte[- ]rendu|resultat|lettre|courrier|connai(?:s|tr)|un nom|le nom d|(?:faut-il|dois-je|faudra-t-il)[^?]{0,40}(?:demander|prevoir|avis|adresser)|apres (?:la |le |l'|son |sa |un |une )|avant (?:la |le |l'|son |sa |un |une |votre )|a (?:deja )?(?:ete|vu)|faire (?:voir|pratiquer|faire)|programmer|prendre (?:un )?(?:rendez-vous|rdv)|en lien|relais|attend|je (?:garde|gere|m'occupe)|je l'y)/

const told = (words: string): readonly (readonly [Role, string])[] => [...rolesIn(words)].map((role) => [role, words.trim()])

const spokenIn = (sentence: string): RegExpExecArray[] =>
  [...TAKEN_FOR, ...(ELSEWHERE.test(sentence) ? [] : SPOKEN)].flatMap(({ said, where }) => (where.test(sentence) ? [...sentence.matchAll(said)] : []))

/** What one block asks for, with its words. */
const asked = remember((block): readonly (readonly [Role, string])[] => {
  const folded = plain(block)
  if (!mayNameRole(folded)) return []
  const text = undotted(folded).replace(/\s{2,}|[^\S ]/g, (blank) => (blank.split('\n').length > 2 ? '\n' : ' '))
  const strict = [...ADDRESSED, CALLED].flatMap((pattern) => [...text.matchAll(pattern)]).filter(({ 0: whole }) => !NOT_ASKED.test(whole))
  const spoken = text.split(/(?<=[.!?\n])/).flatMap((sentence) => (mayNameRole(sentence) ? spokenIn(sentence) : []))
  return [...strict, ...spoken].flatMap((match) => told(match[1] ?? ''))
})

/** The specialties and professions that the letter asks of its reader ("votre avis cardiologique", "Cher confrère cardiologue"), each with the words that say so. */
export function rolesAddressed(greeting: string, prose: string): ReadonlyMap<Role, string> {
  return new Map([...told(greeting), ...blocksOf(prose).flatMap(asked)])
}
