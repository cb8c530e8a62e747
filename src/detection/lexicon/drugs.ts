import { words } from './words.ts'

/** Brands and substances in daily French use, folded. Written for this project; those the endings below cover are left out. */
export const DRUGS = words(`
abilify acebutolol aciclovir aclasta actiskenan actonel actrapid acupan adalat advil aerius adalimumab aldactone aldomet alfuzosine allopurinol
alprazolam amaryl amiodarone amlor amoxicilline amoxiclav amoxicillin anafranil anapen antabuse apixaban apranax aprovel aranesp aricept arimidex arixtra artane
aromasine aspegic aspirine aspirin atacand atarax ativan atenolol atorvastatine atra atrovent augmentin avastin avlocardyl avodart azathioprine azithromycine
baclofene bactrim bcg bexsero beclometasone betadine betamethasone biprofenid biseptine bisoce bisoprolol botox bricanyl brilique briviact bromazepam brufen bumetanide
buprenorphine burinex buspirone cabergoline calciparine calcium-sandoz capecitabine capox carbamazepine cardensiel carbimazole carvedilol celebrex celectol cefazoline celestene cellcept celluvisc champix
ciflox ciclosporine cisplatine clamoxyl clexane clonazepam clopidogrel clozapine codeine codoliprane colchicine colchimax colecalciferol combivir comirnaty concerta contramal
cordarone corgard corticoide cortancyl corticoides coumadine coveram coversyl cozaar crestor cyclophosphamide cymbalta cytotec dafalgan daflon daktarin daonil daratumumab debridat decapeptyl decontractyl depakine depakote
depamide dermoval deroxat desloratadine detensiel dexamethasone diamicron diane-35 diazepam diclofenac diffu-k diflucan digoxine dilantin diltiazem diovan diprosone diprivan ditropan
docetaxel doliprane donepezil dostinex dulcolax duloxetine dupixent duphalac durogesic ebixa efexor effexor efferalgan efluelda eliquis elisor endoxan enoxaparine entresto entyvio
epilim epipen epoetine eprex equanil escitalopram esidrex estradiol eupressyl euthyral exelon exforge ezetimibe ezetrol fasturtec femara fentanyl fervex flagyl flammazine flecaine flecainide flector fludex
fluoxetine fluvoxamine folfox folfiri fonzylane foradil formoterol forlax forsteo forxiga fosamax fosavance fosfomycine fosrenol fraxiparine fraxodi fucidine fungizone furadantine furosemide
gabapentine galvus gardasil gardenal gaviscon gemcitabine genotonorm gentamicine glivec glucagen glucophage glucor gonal-f gonal gynergene haldol havlane haloperidol heparin heparine hept-a-myl herceptin hexaquine humalog humira humatrope hydrea
hydrochlorothiazide hydrocortisone hyperium ibuprofene ibuprofen ikorel imigrane imodium imovane imurel indocollyre inegy inexium infanrix innohep insuline insulin insulines inspra invega ipratropium isoptine ivermectine ixprim
januvia janumet jardiance josir kaleorid kardegic kayexalate keppra ketamine ketoprofene ketum kenacort kestin lamaline lamictal lamotrigine lanoxin lansoyl lansoprazole lantus largactil laroxyl lasilix latanoprost
lercan lercanidipine leponex leucovorine levemir levetiracetam levocarnil levodopa levothyrox levothyroxine lexapro lexomil lioresal lipanthyl lipitor lithium lodales lopressor loperamide lopril lorazepam lormetazepam
loxapac loxen lovenox lucentis lumigan lumirelax lyrica lysanxia macrogol madopar maalox marcoumar mabthera medrol melatonine menopur mepronizine mercilon metformine metformin
methadone methotrexate methylphenidate methylprednisolone metoclopramide metoprolol metronidazole mianserine micardis midazolam mifepristone mifegyne minidril minirin minocycline mirena mirtazapine misoprostol modopar
mopral monoprost monuril morphine movicol mynocine myolastan naproxene naltrexone naloxone nebivolol nebilox nefopam negaban neoral neo-mercazole neurontin nexium nexplanon nicorandil nicotinell nifedipine nimenrix nivaquine nitroglycerine
norset novomix novorapid novonorm noctamide noctran nozinan nurofen ocrevus octreotide oflocet ogast olanzapine oltipraz omeprazole omix oracilline oramorph orgametril orocal ovestin oxybutynine oxycodone oxycontin oxynorm oxynormoro ozempic
paclitaxel palfium pantoprazole paracetamol parkinane paroxetine pariet parlodel pentasa penicilline pevaryl penicillin perfalgan perindopril permixon phenytoine phloroglucinol physiotens piascledine pilocarpine plaquenil plavix polaramine
polery pradaxa praluent pravadual prazepam prednisone prednisolone pregabaline preterax prevenar previscan primperan prialt procoralan profenid prograf prolia propranolol propofol propylthiouracile proscar protelos
prozac pulmicort pyostacine quetiapine quinine ramipril ranexa rapamune rasilez ravotril relpax remicade remeron requip resikali revatio revlimid risperdal risperidone rispadral ritaline rivotril rivaroxaban
roaccutane roactemra rocephine rohypnol rovamycine rulid rythmol sabril salazopyrine salbutamol sandostatine saxenda selexid seloken semaglutide seresta seretide serevent seroplex seropram sertraline sevredol
sifrol sildenafil simponi simvastatine sinemet singulair sintrom sitagliptine skenan slenyto smecta solian solumedrol solupred somatuline sotalex sotalol spasfon spiriva spironolactone stablon stagid stalevo stilnox stelara
strattera stresam strepsils suboxone subutex sumatriptan sulfarlem supradyn surgam surmontil suprane symbicort synthroid tacrolimus tadalafil tahor tamoxifene tamsulosine tanakan tardyferon tareg tavanic tegretol temesta
temerit tenormin tercian terbinafine tetracycline theophylline thyrozol tiapridal ticagrelor tildiem timolol timoptol tiorfan topalgic topiramate tofranil toplexil toujeo tracleer tramadol trandate trastuzumab travatan tramadol trental
tresiba triatec trileptal trimbow trinitrine trinordiol trulicity tritazide truvada tulip twinrix ultibro umuline urorec uvedose uvesterol vagifem valium valaciclovir valproate valsartan vancomycine vastarel vaxelis velcade velmetia venlafaxine
ventoline verapamil vesicare viagra victoza vimpat vogalene vogalib voltarene warfarin warfarine wegovy xalatan xanax xarelto xatral xeloda xeplion xeroquel xolair xyzall zaldiar zamudol zeclar zelitrex zestril zocor zofran zoloft zolpidem zomig
zomigoro zonegran zopiclone zovirax zyban zyloric zyprexa zyrtec zytiga mounjaro prep emtricitabine tenofovir dolutegravir biktarvy genvoya antivitamine anticoagulant anticoagulants corticotherapie antibiotherapie chimiotherapie chimio
antibiotique antibiotiques antidepresseur antidepresseurs neuroleptique neuroleptiques antipsychotique benzodiazepine benzodiazepines betabloquant diuretique diuretiques antalgique antalgiques morphinique morphiniques opioide opioides
aquacel alginate jelonet urgotul ains avk aod ipp iec ara2 isrs immunosuppresseur immunosuppresseurs biotherapie vnp folfirinox rchop
`)

/** Endings that the WHO reserves for classes of international non-proprietary names (INN stems), in French and English forms. */
export const INN_ENDING = new RegExp(
  '^.{2,}(?:[aeiou]pril|sartan|statine?|olol|mab|[tln]inib|ciclib|gliptine?|glifozine?|gliflozine?|glutide|natide|glitazone|prazole|tidine|azepam|azolam|oxetine?|triptyline?|setron|triptan|gepant'
  + '|floxacine?|mycine?|micine?|cilline?|cycline|conazole|vir|vudine|(?:do|ti|va|lo|pro)caine|curium|dipine?|afil|xaban|gatran|parine?|platine?|rubicine?|taxel|tecan|trexate|fungine?|bactam|penem'
  + '|dronate|dronique|lukast|terol|tropium|thasone|dnisone|tisone|flusone|solone|onide|profene?|coxib|fentanil|orphine|codone|tadine|tirizine|zosine|steride|lutamide|relix|reline?|grastim|poetine?|oxone|barbital|racetam|zolamide|thiazide|semide|fibrate|ptine|peridone|tiapine|piprazole|azenil|nercept|kinra|cept)$',
)
/** Ordinary words that end like an INN. */
export const INN_FALSE = words(`
savoir avoir pouvoir devoir revoir recevoir voir espoir vouloir falloir valoir concevoir prevoir prevenir venir devenir revenir souvenir tenir obtenir soutenir retenir maintenir contenir
servir suivir desservir elvir personne consonne sonne dissone raisonne persone chanson concept accept except precept intercept maison avril peril mazone cochonide cept
vivir ouvrir couvrir decouvrir offrir souffrir ravir asservir assouvir gravir sevir parvenir advenir subvenir intervenir convenir provenir detenir entretenir appartenir nadir medine gadine
patine platine cantine latine matine jardine sardine mandarine farine marine apparine caparine narine tarine tatarine caine mocaine humaine semaine cycline bicycline tricycline
avenir elixir reservoir terroir couloir pouvoirs avril onde fronde conduite parine codone scone cone drone hormone acetone sone gone mab islam imam
bessone grissone thessalonide solone lisone ozone maroc-aine tolol lolol octroi-ine ptine peptine celestine clementine valentine florentine justine martine christine augustine faustine constantine
antoine heroine cocaine medecine officine cuisine usine machine origine voisine racine famine vermine vitamine doctrine poitrine narrine sabatine capucine rubicine vaccine
`)

/** Units that make a number a dose, in a folded text. */
export const DOSE = '\\d+(?:[.,]\\d+)?\\s?(?:mg|g|μg|mcg|ug|ml|ui|u|mui|cp|cps|gel|gtt|gouttes|mmol)(?:\\/(?:j|jour|kg|h|ml|24\\s?h|sem|semaine|day))?(?![a-z\\d])'
