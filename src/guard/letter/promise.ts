import { remember } from '../remember.ts'
import { blocksOf } from './blocks.ts'
import { plain, undotted } from './plain.ts'

/** What travels as a file. */
const DOCUMENT = '(?:photos?|images?|cliches?|comptes?[- ]rendus?|cro?|crh|courriers?|ordonnances?|ordos?|resultats?|bilans?|bio(?:logie)?|documents?|docs?|dossiers?|fiches?|formulaires?|certificats?|attestations?|lettres?|ecg|eeg|emg|efr|irm|scanners?|tdm|radios?|radiographies?|echo(?:graphie)?s?'
  + '|dopplers?|anapath|retro-?alveolaires?|panoramiques?|panos?|cbct|cone[- ]?beams?|bitewings?|examens?|pdf|scans?|rapports?|traces?|courbes?|tableaux?|protocoles?|questionnaires?|devis|factures?|conventions?|contrats?|audiogrammes?|bulletins?)'
const REPORT_EN = '(?:report|summary|letter|results?|scan|ecg|mri|ct|x-?rays?|prescription|form|images?|files?|documents?|bloods)'
/** Papers that are asked for too, so that only "joint" right beside them says that they come. */
const PAPER = `(?:${DOCUMENT}|carnets?|directives|feuilles?|demandes?|bons?|plans?|fichiers?|versions?|listes?|plannings?|calendriers?|programmes?|invitations?|statuts|avenants?|modeles?|trames?|chartes?|procedures?|grilles?|affiches?|flyers?|plaquettes?|presentations?|diapos?|diaporamas?|articles?|memoires?|cv|rib|releves?|justificatifs?|captures?|videos?|enregistrements?|brouillons?|projets?|ebauches?|maquettes?|brochures?|notices?|annexes?|schemas?|prescriptions?|syntheses?|observations?|imprimes?|papiers?|constantes|ecrits?|textes?)`
const OWN = "(?:(?:le|la|les|un|une|mon|ma|mes|son|sa|ses|notre|nos|leurs?|quelques|deux|trois|copie d[eu]|une copie d[eu]|ci-apres) (?:la |l')?|l'|d')"
const MAIL = '(?:mail|message|courriel|courrier|envoi|e-mail|mel|lettre|pli|reponse)'
const FILES = '(?:pj|p\\.j\\.|pieces?[- ]jointes?|(?:fichiers?|documents?|docs?|scans?|courriers?) (?:joints?|attaches?)|pieces? attachees?|annexes?)'

/** Words that say by themselves that a file comes with this very message. */
const SURE = new RegExp([
  'ci-?\\s?(?:joint|inclus|annexe|attache)(?:e?s?)',
  `(?:en|dans l[ae]s?) (?:${FILES}|attache(?:ment)?)`,
  `(?:voir|voyez|vois|cf\\.?|regardez?|regarder|consultez|lire|lisez|ouvrez?) (?:(?:le|la|les|ma|mes) )?${FILES}`,
  '(?:pj|p\\.j\\.|pieces?(?:\\(s\\))?[- ]jointes?(?:\\(s\\))?)\\s?(?:[:=]|\\(\\d)', '\\d (?:pj|pieces? jointes?)',
  `(?:je|nous|on) (?:(?:vous|te|t'|lui|leur)\\s?)?(?:la |le |les |l')?(?:joins|joint|joignons)(?! (?:par|au|mes (?:amities|voeux|remerciements|salutations)|a (?:vous|toi|lui|elle|eux|sa|leur|la famille))(?!\\p{L})|[^.,\\n]{0,25}(?:telephon|demain|ce soir|au plus vite|au \\d))`,
  "j'(?:attache|annexe|inclus)(?= )", "j'ai (?:attache|annexe|insere)(?= )", "(?:je|nous|on) (?:vous |t')(?:attache|attachons|annexe|annexons)(?= )",
  `(?:je|nous|on) (?:vous |te |t'|lui |leur )(?:attache|attachons|annexe|annexons|glisse|glissons|colle|collons|insere|inserons) (?:aussi |donc |egalement )?${OWN}${DOCUMENT}(?= ?(?:d[eu] |des |d'|[.,;!\\n]|ici|avec|en |$))`,
  `(?:permets|permettons) de (?:vous |te )?joindre(?= (?:a ce \\p{L}+ )?(?:${OWN}|copie))`,
  `(?:joint|attache|agrafe|epingle)e?s? (?:a|au) (?:(?:ce|cet|cette|present|mon) ${MAIL}|la presente)`,
  `(?:glisse|glissee?s?|insere|inseree?s?|integre|mets|ai mis|place|ajoute) (?:${OWN}${DOCUMENT}[^.,;\\n]{0,40}? )?(?:dans|a|avec) (?:ce|cet|le present) ${MAIL}`,
  `(?:recevez|recois|avez|as|trouverez|trouveras) (?:donc |egalement |aussi )?(?:avec|dans) (?:ce|cet|le present) ${MAIL},? ${OWN}${DOCUMENT}`, `avec (?:ce|cet|le present) ${MAIL},? ${OWN}${DOCUMENT}`,
  'tout (?:est |se trouve |figure )?(?:dans|sur) (?:le|la) (?:pdf|fichier|document|scan|pj|piece jointe)', '(?:voir|cf\\.?) (?:le |les )?(?:fichiers?|pdf)', 'en fichier', '(?<=\\()pj(?=\\))', `${DOCUMENT}[^.,;\\n]{0,30} (?:part|arrive|vient)(?:ent)? avec (?:ce|cet|le present) ${MAIL}`, 'sous ce pli', 'attached herewith', 'herewith (?:attached|enclosed)',
  `(?:j'ai|(?:je|nous) (?:vous |t'|te |lui )(?:ai|avons)) (?:joint|attache|annexe)(?=[^.\\n]{0,40}(?:${DOCUMENT}|fichier)(?!\\p{L}))`, "(?:elles?|ils?) (?:est|sont) jointe?s?(?= ?(?:[.,;!\\n]|$))", '(?:documents?|fichiers?)(?:\\(s\\))? joints?(?:\\(s\\))? ?:',
  `${PAPER}(?: (?:d[eu]|des|d') ?[^.,;:\\n]{1,60}?)?(?: a (?:signer|completer|remplir|lire|relire|retourner|parapher|valider))?(?: (?!(?:sans|pas|pieces?|que|qui|sera|seront|etait|etaient|a|ont|non) )\\p{L}+){0,2} (?:(?:vous |t')?(?:est|sont) )?(?:joint|jointe|joints|jointes)(?! (?:par(?!\\p{L})|a(?:ux?)? (?!(?:present|ce|cet|cette|la presente|mon|notre|nos|toutes fins|titre)(?!\\p{L}))|ce (?:soir|matin)))`,
  `les? pieces? jointes? (?:contien|montr|compren)\\p{L}*|la piece jointe (?:contient|montre|comprend)`, 'pfa',
  `(?:vous trouverez|veuillez trouver|merci de (?:bien vouloir )?trouver|tu trouveras|trouvez)(?! (?:mes|nos|mon) coordonnees)(?=[^.\\n]{0,80}(?:${DOCUMENT}|imagerie|bon de commande)(?!\\p{L}))`,
  `${DOCUMENT}(?: (?:d[eu]|des) [^.,;:\\n]{1,40}?)? (?:est|sont) attachee?s?`,
  `${DOCUMENT} (?:[^.,;:\\n]{1,30} )?accompagne(?:nt)? (?:ce|cet|cette) (?:message|mail|courriel|envoi)`,
  '(?:please )?find (?:the )?(?:[a-z ]{0,30})?(?:attached|enclosed)', '(?<!(?:you|he|she|they|have|had) )attached (?:is|are|you will find|please find)', "i(?:'m| am|'ve| have)? (?:attach|attaching|attached|enclose|enclosing|enclosed)(?= )", '(?<=^|[.\\n] ?)attaching(?= )',
  '(?:see|in) (?:the )?(?:attach(?:ed|ments?)|enclosed)', '(?:is|are) attached(?! to (?!this))', `${REPORT_EN}(?: is| are)? (?:attached|enclosed)`, `attached (?:[a-z]+ )?${REPORT_EN}`, '(?:enclosed|attached|attachments?|encl?\\.?)\\s?:',
].map((one) => `(?:${one})`).join('|').replace(/^/, '(?<!\\p{L})(?:').concat(')(?!\\p{L})'), 'gu')

/** "Je vous transmets le compte rendu", "Voici l'ECG": said of a file, or of what follows in the letter. */
const HANDED = new RegExp(
  `(?<!\\p{L})(?:(?:je|nous|on) (?:vous |te |lui |leur )?(?:t')?(?:envoie|envoyons|transmets|transmettons|adresse|adressons|fais suivre|faisons suivre|fais parvenir|faisons parvenir|transfere|transferons|communique|renvoie|retourne|fais passer|partage)|voici|voila) (?:donc |egalement |aussi )?${OWN}(?:derniere?s? |nouve(?:au|lle)s? |copie d[eu] )?${DOCUMENT}(?!\\p{L})|(?<!\\p{L})(?:here (?:is|are)|i am sending you|i'm sending you) (?:the|his|her|a) ${REPORT_EN}(?!\\p{L})`, 'gu',
)
/** Another way, another time, or right here in the text. */
const ELSEWHERE = /(?<!\p{L})(?:par (?:courrier|fax|la|le|son|sa|voie postale|telephone|sms|pli)|poste|fax|sous pli|separement|via|lien|https?|dmp|pacs|ci-dessous|ci-apres|plus bas|demain|ce soir|cet apres-midi|tout a l'heure|lundi|mardi|mercredi|jeudi|vendredi|samedi|des qu\p{L}*|des reception|quand|lorsqu\p{L}*|apres|bientot|prochain\p{L}*|plus tard|sous peu|dans la (?:journee|semaine)|normale?s?|negati(?:f|ve)s?|positi(?:f|ve)s?|inchange\p{L}*|rassurante?s?|montr\p{L}*|retrouv\p{L}*|objectiv\p{L}*)(?!\p{L})/u
const DATES = /\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?: \d{4})?|\d{1,3} ?ans/gu

/** What is asked for, refused, past, or somebody else's. */
const NOT_BEFORE = /(?<!\p{L})(?:(?:mett|envoy|transmett|renvoy)ez-(?:le|la|les|moi)(?:-moi)?|mets-(?:le|la|les|moi)|sans|pas(?: de)?|aucune?|votre|vos|ta|ton|tes|(?<!merci d'|vouloir )ouvrir|n'ouvrez pas|n'ai pas (?:pu )?|n'arrive pas a|oublie|impossible de|merci de|pourriez-vous|pouvez-vous|pourrez|peux-tu|(?<!(?:je|nous|on) (?:vous |te |lui |leur )?)(?:envoy\w{1,4}|transmet\w{1,4})|recu|lu|si |quand|puis-je|faut-il|dois-je|not |without|no |your |pense\w{0,2} a|penser a|veuillez|devez|doit|bien|tenir|via|consulter)[ ,]*(?:le |la |les |l'|me |nous |de |en |a |piece |mettre |mettez |renvoyer |joindre )*$/u
const NOT_WITHIN = /(?:dans (?:ce|le present) (?:message|mail|courriel)|ci-dessous|ci-apres|plus bas|en copie du texte|sur (?:notre|le|mon) site|sur le lien|lien suivant|sur l'espace|(?:sur|dans) (?:le|son) (?:dmp|pacs|dossier)|dans sa pochette|avec (?:lui|elle))/u
const NOT_AFTER = /^[^.\n]{0,30}(?:(?:de|a|au|dans) (?:votre|ton|leur) (?:mail|message|courrier|mel|demande|envoi|dossier)|de (?:mon|notre) (?:dernier |precedent )?(?:mail|message|courriel|envoi)|que (?:vous|tu) m'|que j'ai recue?|illisible|etait vide|ne s'ouvre|n'est pas|manqu|vide(?!\p{L}))|^\s*:?\s*(?:aucune?|neant|0)(?![\d\p{L}])/u
const INLINE = /^[^.\n]{0,80}? ?:\s*[^\s-]/u
/** One that came, or that is still to be sent. */
const ANOTHER_TIME = /(?:(?:merci|remercie|thanks?(?: you)?)[^.,;:\n]{0,12} (?:pour|for|du|de (?:votre|ton|cet?|cette)|d'avoir)[^.,;:\n]{0,40}|(?:enverr|mettr|transmettr|adresser|joindr|ajouter|fer)(?:ai|ons)(?!\p{L})[^.\n]{0,60}|(?:des que|quand|lorsque|recue?s?(?= )|ser(?:a|ont)(?= )|recevr\p{L}*|m'(?:a|avez|as|ont) (?:transmis|envoye|adresse))[^.,;\n]{0,50})$/u

/** What somebody else's message said: "votre mail annonçait « ci-joint le scanner »", "vous écrivez : ci-joint". */
const REPORTED = /(?:(?:(?:votre|ton|leur|son) (?:\p{L}+ )?(?:mail|message|courriel|courrier|mel|e-mail|lettre|texte|mot|sms|objet)|le (?:mail|message|courriel|courrier) (?:du|de|d'|des|que))(?: (?!je |j'|nous )[^.\n]{0,40}?)? (?:annonc|mention|indiqu|dis|precis|evoqu|parl|promet|signal|port|comport|affich|cit|contient|contenait|fait etat|faisait etat|commenc|se termin)\p{L}*|(?:vous|tu) (?:nous |m'|me )?(?:ecriv|ecris|annonc|dis|indiqu|mentionn|parl|promet|avez ecrit|as ecrit|aviez ecrit|avez annonce|avez mis|as mis)\p{L}*|(?:il|elle|ils|elles|(?:le|votre|ton|leur) (?:service|secretariat|secretaire|equipe|interne|cabinet|laboratoire|labo)) (?:nous |m'|me )?(?:a |ont )?(?:annonc|ecri|indiqu|mentionn)\p{L}*)[^.\n]{0,40}$/u
/** "… mais nous n'avons rien reçu": what was announced, and did not come. */
const NOT_COME = /^[^\n]{0,160}?(?:(?:je n'|nous n'|on n')(?:ai|avons|a|y) [^.\n]{0,20}?(?:recue?s?|rien|aucune?|trouve|vue?|voi[st]|pas [^.\n]{0,20}(?:recue?s?|trouve))|n'(?:etait|est|y etait) pas (?:joint|la|dans|arrive)|n'y (?:est|etait|sont|etaient) pas|rien (?:n'etait|n'est) (?:joint|arrive)|il n'y a(?:vait)? (?:rien|pas|aucune?))/u

/** A file that is asked for. */
const ASKED = /(?:pouvez|pourriez|peux|pourrais|merci de|veuillez|faudrait|attends?)[^.?!\n]{0,40}(?:envoyer|renvoyer|transmettre|joindre|adresser|parvenir|mettre|scanner (?:le|la|les|l'|votre|ton))[^.?!\n]{0,50}$/u
/** "PJ : 2", below the signature too. */
const NOTE = /^[ \t]*p\.?j\.?[ \t]*\d+[ \t]*$|^[ \t]*(?:p\.?j\.?|pieces?(?:\(s\))? jointes?(?:\(s\))?|encl?\.?|attachments?)[ \t]*(?:\(\d+\)|[:=][ \t]*(?!aucune?|neant|0|sans|non|-?[ \t]*$)[\p{L}\d])/mu
/** A subject of one's own: that of an answer says what came. */
const ANSWERED = /^\s*(?:re|rep|tr|fwd?|wg|aw)\s*:/u

/** "(21/08/1957, myélome)" stands between a document and what is said of it. */
const folded = (text: string): string => undotted(plain(text)).replace(/ ?\([^()\n]{0,80}\d[./]\d[^()\n]{0,80}\)/gu, '').replace(/\s{2,}|[^\S ]/g, (blank) => (blank.includes('\n\n') ? '\n' : ' '))

const isSurelySaid = remember((block): boolean => [...folded(block).matchAll(SURE)].some(({ 0: said, index, input: text }) => {
  const before = text.slice(Math.max(0, index - 110), index)
  const after = text.slice(index + said.length, index + said.length + 90)
  const sentence = after.split(/[.\n]/)[0] ?? ''
  if (NOT_BEFORE.test(before) || ANOTHER_TIME.test(before) || ASKED.test(before) || NOT_AFTER.test(after) || REPORTED.test(before)) return false
  if (/["«“][^"»”\n]{0,60}$/u.test(before) && /^[^"«“\n]{0,80}["»”]/u.test(after) && NOT_COME.test(text.slice(index + said.length, index + said.length + 260))) return false
  // "(liste en annexe)": the annex of a document that is spoken of.
  if (said === 'en annexe' && (/\([^)\n]*$/u.test(before) || /^ d[eu'](?! (?:ce|cet) )/.test(after))) return false
  // "Veuillez trouver vos résultats : créatinine 98": they stand right there.
  return !(/trouver|trouvez/.test(said) && (NOT_WITHIN.test(sentence) || INLINE.test(after)))
}))

/** Characters before the end of a text in which a document may be handed by the last words. */
const LAST_WORDS = 2000

/** The sentence ends there, and what comes below tells no results: the document itself is what is handed. */
const isHanded = (prose: string): boolean => [...folded(prose.slice(-LAST_WORDS)).matchAll(HANDED)].some(({ 0: said, index, input: text }) => {
  const after = text.slice(index + said.length).replace(DATES, ' ')
  const sentence = after.split(/[.!?\n]/)[0] ?? ''
  return !/[:\d]/.test(after) && after.length < 300 && !ELSEWHERE.test(sentence) && !/^\s*(?:que|qu'|dont)(?!\p{L})/u.test(after)
})

/**
 * Whether the letter says that a file comes with it: "ci-joint", "en PJ", "vous trouverez le compte rendu".
 * @param whole Subject and text with what stands below the signature.
 * @param carriesThread Whether an older message stands below, which may be what is handed on.
 */
export function promisesAttachment(prose: string, whole: { readonly subject: string; readonly body: string } = { subject: '', body: prose }, carriesThread = false): boolean {
  if (blocksOf(prose).some(isSurelySaid) || NOTE.test(plain(whole.body))) return true
  return !carriesThread && ((!ANSWERED.test(folded(whole.subject)) && isSurelySaid(whole.subject)) || isHanded(prose))
}
