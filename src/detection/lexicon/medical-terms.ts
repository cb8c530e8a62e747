import { phrases, words } from './words.ts'

/** Diagnoses, symptoms, acts, devices and findings that say something of one body or mind, folded, singular. */
export const STRONG_TERMS = words(`
sopk iah camsp cmpp sessad emsp lata epds aeg saos cetose insulino rciu mfiu dpni mesotherapie extubation transplantation melena prolapsus implanon sterilet ronflements hbpm tso sng anticoagulation palliative
abces ablation acouphene adenopathie adk agonie agraphie ald alcoolique alcoolisme alcoolodependance allergique allergie alzheimer ambliopie amenorrhee amputation amputee ampute amyotrophie
anasarque anevrisme anevrysme angine angor anorexie anxieux anxieuse aphasie aphasique aphte aplasie apnee appendicectomie apraxie arthrodese arthroscanner arythmie ascite asthenie asthme asthmatique asymetrie atrophie autisme autiste autosondage autosondages
avc  avortement avulsion avulser ivg biopsie bipolaire blse bronchiolite bpco bradycardie brca brulure bursite bypass cachexie cancer cancereux cancereuse candidose carcinose cardiopathie caries carie cataracte cecite cellulite cephalee cephalees cervicalgie cesarienne 
charcot chlamydia cholera chordome choree cicatrice cirrhose claudication clostridium coagulopathie colique coloscopie coma comateux conjonctivite constipation contusion convulsion convulsions coqueluche coronarographie coronaropathie covid coxarthrose crevasse crohn curage curetage
curietherapie cystocele cytoponction cytologie cytologique deces decede decedee decompensation degenerescence delire delirant demence dement denutri denutrition denutrie depression depressif depressive dermatose desaturation deshydratation diabete diabetique dialyse dialysee diarrhee diplopie diverticule dmla doppler drepanocytose
dyslexie dyslexique dyspnee dyspneique dysphagie dyspraxie dystonie ebv ecchymose ecchymoses echocardiographie echographie eclampsie ecmo ectopique eczema edentee electrophorese embolie emphyseme encephalite encephalopathie encoprese endocardite endometriose enuresie entorse epanchement ependymome epilepsie epileptique epistaxis
epuisement erysipele erytheme escarre escarres eruption ett eto etourdissement exerese acfa fibrillation fibromyalgie fistule flexum flutter fibroscopie fracture fracturee frottis furoncle gale gangrene gastrostomie gastroplastie gastroscopie gastro-enterite glaucome
glioblastome goitre gonarthrose gonalgie gonalgies gonorrhee greffe greffee grippe grossesse enceinte parturiente primipare multipare allaitement accouchement fausse-couche guthrie hallucination hallucinations hematemese hematome hematurie hemiplegie hemiplegique hemoculture hemoptysie hemorragie hemorroide hepatite hernie herpes hirsutisme hta hypertendu hypertendue hyperplasie hypertension hypertrophie
hypoacousie hypoglycemie hyperglycemie hypotension hypothermie hypothyroidie hyperthyroidie hypotonie hysterectomie icterique ictere idm impetigo incontinence incontinent incontinente infarctus infarct infecte infection infertilite infiltration insomnie intoxication intubation intube
invalidite inaptitude ischemie ischemique itt kyste laparotomie lesion lesions leucemie leucopenie leucorrhee lithiase lombalgie lombalgies lombosciatique lombosciatalgie lumbago lupus luxation lyme lymphoedeme lymphome malaise malformation mammectomie mammographie mastectomie mastose mastocytose mediastinite
melaena melanome meningiome meningite menopause metastase metastases metastatique migraine migraineuse migraines mononucleose moribond mutique myasthenie mycose myelome myopathie myopie myocardite nausee nausees necrose neoplasie neoplasique nephrectomie neuropathie nevralgie nevrose nodule nodules nystagmus obese obesite
oedeme oedemes oap occlusion oesophagite omi orchite osteoporose osteosynthese otite pacemaker palpitation palpitations palliatif palliatifs pancreatite paralysie paralyse paraplegie paraplegique paresthesie paresthesies parkinson parkinsonien parkinsonienne pemphigoide pericardite peritonite phlebite phlegmon phobie picc
pleuresie pneumonie pneumopathie pneumothorax poliomyelite polype polypes polyarthrite polytraumatisme pontage ponction porphyrie ppc prematurite preeclampsie pre-eclampsie presbytie prostatectomie prostatite prothese protheses prurit pseudarthrose psoriasis psychose psychotique pth ptg pte purpura pyelonephrite
pyelo pyrosis rachianesthesie radiotherapie rechute recidive reeducation rgo retinopathie retrecissement rhinite rhinopharyngite rougeole rubeole saignement saignements salpingite sarcoidose sarcome scarlatine scarification scarifications schizophrene schizophrenie schizophrenique sciatique sciatalgie sclerose scoliose scotome seminome sepsis septicemie septique
seropositif seropositive seropositivite sevrage sida sinusite  somnolence spasmophilie spondylarthrite spina-bifida staphylocoque stenose stenosee stent sterilite stomie colostomie ileostomie stroke suicide suicidaire suicidaires surdite surinfection syncope syncopes syndrome syphilis tachycardie tdah tendinite tendinopathie tetanie tetraplegie thrombolyse thrombopenie thrombophilie thrombophlebite
thyroidite tia toxicomane toxicomanie toxoplasmose tracheotomie traumatisme tremblement tremblements trisomie tuberculose tumefaction tumeur tumorale ulcere ulceration urticaire uveite vaginisme vaginite varice varices varicelle varicocele vasectomie vertige vertiges vih hiv vhc vhb hpv vomissement vomissements vni zona
aesh aeeh mdph aah rqth bav mobitz csapa sequelle sequelles desature desaturation desaturations extube extubee intube intubee comateux comateuse tracheo tracheotomise hemophilie hemophile mucoviscidose myopathe dysarthrie ataxie spasticite extrasystoles crepitants sibilants petechies menisque geu hyperemese condylome gonocoque anemie anemique plaquettes anticoagulant anticoagulants chalazion orgelet oxygenotherapie oreillons vitiligo epithelioma keratose panaris acidocetose trisomique polyhandicap demente grabataire chimio chimios chimiotherapie sclerodermie torticolis paranoia desorientee desoriente confusion confuse agitation agite agitee deambulation errance tabagisme tabagique ethylisme ethylique ivresse alcoolisation alcoolemie toxique overdose pansement pansements plaie plaies agrafe agrafes sutures exsudat fibrineux bourgeonnement
insulinotherapie perfusion perfusions transfusion transfusionnel transfuse immunotherapie hormonotherapie orthese ortheses bequille deambulateur attelle minerve sonde  nephrostomie midline picc-line portacath eeg emg irm  tepscan pet-scan scintigraphie osteodensitometrie arthrographie echo-doppler holter  efr audiogramme colposcopie hysteroscopie hysterosalpingographie cystoscopie anuscopie
spirometrie polysomnographie polygraphie cholecystectomie cholecystite sigmoidite sigmoidectomie colectomie thyroidectomie annexectomie tumorectomie amygdalectomie adenoidectomie circoncision hallux gastrectomie lobectomie coxalgie coccygodynie dorsalgie scapulalgie kerato keratocone surinfecte febrile fievre apyretique ckd copd toux expectoration crachat dyslipidemie hypercholesterolemie cholesterolemie
angioplastie anesthesie autopsie cytolyse cholestase fibrose steatose nash hemochromatose cyanose marbrures sueurs frissons amaigrissement amaigrie anorexique boulimie boulimique automutilation mutisme begaiement dysphasie dysorthographie dyscalculie dysgraphie deglutition fausse-route fausses-routes enuresique strabisme amblyopie
fiv icsi fiv-icsi amp pma insemination endometre ovocytes spermogramme oats endobuccale parodontite gingivite pulpite edente devitalisation
mesotheliome sismotherapie electroconvulsivotherapie hemoperitoine enucleation anosognosie bmr bhre sarm appendicite roseole molluscum verrue pityriasis migraineux acne rosacee basocellulaire naevus myome baby-blues hyperphagie
trach internement spdt spdre rch cpap chlamydiae paludisme amnio amniocentese tvt defibrillateur delirantes
hemiparesie parese asperger rett guillain raynaud basedow hashimoto cushing sjogren  biermer marfan klinefelter  creutzfeldt dupuytren quervain osgood scheuermann meniere kaposi hodgkin waldenstrom vaquez behcet kawasaki
`
  // English
  + `asthma cancer tumour tumor stroke pneumonia diabetes diabetic hypertension hypertensive migraine depression depressed anxiety bipolar schizophrenia epilepsy seizure seizures fracture fractured infection appendicitis peritonitis
pregnancy pregnant miscarriage termination contraception smear biopsy mammogram colonoscopy endoscopy ultrasound chemotherapy radiotherapy dialysis transplant surgery bleeding rash fever cough vomiting diarrhoea nausea dizziness syncope
thyroid underactive overactive hypothyroid cholesterol anaemia anemia leukaemia leukemia lymphoma melanoma metastasis metastases dementia parkinson osteoporosis arthritis osteoarthritis  psoriasis eczema ulcer hernia
sprain earache tonsillitis chickenpox measles diarrhea insomnia opioid relapse catheter inhaler antibiotics
thrombosis embolism infarct infarction angina arrhythmia murmur hemorrhage haemorrhage hematoma haematoma jaundice cirrhosis hepatitis pancreatitis cholecystitis gallstones nephritis uti pyelonephritis sepsis septic
overdose suicidal alcoholism deaf blind paralysis paraplegic amputation wound stitches dressing insulin pacemaker discharged admitted thrombolysed
`)

/** Words of care that say little alone: they count only beside a person. */
export const WEAK_TERMS = words(`
atcd ttt nfs ecbu crp inr mtx tdm scinti dxa spiro dextro gds hcg rai ddr moca mms gcs glasgow fcv rcp bdc peg ime cmp apa bandelettes lancettes maltraitance incapacite ergotherapie libido implant implants observance reflux remission contractions addiction
traitement traitements ordonnance ordo ordos hospitalise hospitalisee hospitalisation operation opere operee opération intervention analyses analyse radio radiographie examen examens bilan resultat resultats prise symptome symptomes douleur douleurs douloureux douloureuse
urgences arret certificat consultation consulte vaccin vaccine vaccinee vaccination rappel injection piqure medicament medicaments comprime comprimes gelule gelules sortie transfert admission seance seances soins antecedent antecedents pathologie pathologies maladie malade malades
diagnostic pronostic clinique auscultation palpation nutrition alimentation appetit sommeil poids taille tension saturation fatigue fatiguee faiblesse anesth prelevement prelevements serologie serologies biologie anapath histologie ecg echo scan scanner arthro rtuv kine toilette lentilles appareil appareils appareillage
autonomie dependance handicap humeur angoisse angoisses stress burn-out burnout anxiete trouble troubles regime glycemique virus bacterie microbe  foie rein reins poumon poumons coeur sein prostate uterus ovaire vessie rate colon pied genou hanche epaule rachis cerveau oeil yeux peau os
treatment prescription hospital symptoms scan results result test tests referral clinic medication tablets dose vaccine jab blood allergy allergies oncologie creat suivi compte-rendu memoire dentaire panoramique glaire selle selles urine urines mictionnel mictionnelle
chute chutes crise crises tentative rupture progression masse calcul extraction couronne couronnes bridge souffle ecoulement drain contention corset insuffisance hypo oh   rac  tda pch  mutation af elisa ssr reanimation stellite  allergie allergique
patient patiente soigne soignee cesar sondage ror aerosol aerosols moignon observance rgo ckd zircone flash  dtp bcg jumeaux jumelles accouche accouchee voie-basse avb perinee bili icterique donneur suspicion recidives aggravation stabilise surveillance perf antibio antibios atb vue-basse posologie pilulier observance rehabilitation readaptation
ambulance ambulances vsl brancard hdj jeun kilo kilos infirmiere idel orthophonie orthophoniste psychologue psychiatre psy psychomotricite cardiologue neurologue pneumologue rhumatologue dermatologue gynecologue urologue pediatre ophtalmo cardiopediatre chirurgien anesthesiste
cardiologie neurologie rhumatologie pneumologie urologie gynecologie dermatologie psychiatrie hematologie nephrologie gastrologie endocrinologie diabetologie geriatrie maternite cure cures sedation curatelle tutelle mort morte vomit vomi vomir tousse tombe tombee gonfle gonflee gonfles gonflees gratte demange demangeaisons
maigrit maigri respire respirer essouffle essoufflee essoufflement saigne saignement piquer cicatrise cicatrisation suinte suintent urine uriner enceinte regles pilule cachets gouttes pommade semelles platre bouton boutons brulure brulures jambe jambes ventre mollet cheville poignet coude gorge oreille oreilles dent dents orteil cuisse peau talon
ear ears hurts swollen swelling dizzy fainted collapsed throat ward gp prescribed painkillers icu carence fissure gastro rayons alite alitee confus ivre fugue oxygene concentrateur handicape handicapee sourd sourde avk broches lochies agonisant peridurale
thyroide vesicule pancreas intestin intestins vertebre vertebres clavicule tibia perone femur humerus machoire gencive gencives paupiere tympan amygdales ganglion ganglions seins testicule testicules vulve vagin anus placenta
cancerologie cancerologue oncologue hepatologie hepatologue nephrologue addictologie addictologue addicto alcoologie alcoologue tabacologue allergologie allergologue infectiologie infectiologue stomatologue gastroenterologue proctologie proctologue senologie
phlebologue angiologue hematologue endocrinologue diabetologue geriatre pedopsychiatre pedopsychiatrie pedopsy neurochirurgie neurochirurgien radiotherapeute reanimateur orthoptie orthoptiste neuropsychologue psychotherapeute sexologue psychomotricienne ergotherapeute dieteticienne
itep esat samsah usld ucsa smpr cegidd caarud cmp fibroscan testosterone oestrogenes hormones cortisol inhalateur patch cannabis cocaine heroine abstinent abstinente monitoring rhume rhumatismes ovulation preservatif tendon lca tassement lombaires cervicales discale
inapte mordu mordue convulse convulser geint nauseeux vaseux fourmillements crampes gonflement rougeurs deprime deprimee internee rotule malleole retine invalide gono grossi
nausee malaise malaises invalidite fauteuil lit-medicalise bequilles canne psychotherapie deambule incontinent contagieux contagieuse isolement desinfection trousse kinesitherapeute kinesitherapie vaccins retraitement effets secondaires greffe posture poche debit pompe curatif chirurgical chirurgicale postoperatoire post-op postop preop pre-op perioperatoire
`)

/** Phrases that say what one of their words alone does not. Folded, parted by commas. */
export const STRONG_PHRASES = phrases(`
insuffisance cardiaque, insuffisance renale, insuffisance respiratoire, insuffisance hepatique, insuffisance veineuse, insuffisance mitrale, insuffisance aortique, fin de vie, soins palliatifs, idees noires, idees suicidaires,
mal perforant, pied diabetique, prise de sang, test de grossesse, fausse couche, sonde urinaire, sonde a demeure, sous oxygene, arret de travail, arret maladie, accident du travail, maladie professionnelle, mi temps therapeutique, fond d oeil,
hopital de jour, consultation memoire, troubles cognitifs, trouble cognitif, troubles du comportement, trouble du comportement, troubles psychiatriques, perte de connaissance, perte d autonomie, perte de poids, crise d asthme, crise de goutte, crises clastiques, douleur thoracique,
douleurs thoraciques, douleur abdominale, mort encephalique, etat general, apnee du sommeil, apnees du sommeil, cancer du sein, nutrition parenterale, nutrition enterale, infection urinaire, moelle osseuse, chaine legere, anticorps anti, pic line, picc line, chambre implantable,
ligament croise, col du femur, col femoral, tension arterielle, pression arterielle, sus decalage, prothese totale, prothese de hanche, prothese de genou, reeducation perinale, reeducation perineale, fuites urinaires, fuites a l effort, frein de langue,
enfant en danger, courbe de poids, conduites addictives, dependance a l alcool, cure de desintoxication, cure de sevrage, bilan orthophonique, bilan neuropsychologique, bilan psychomoteur, bilan sanguin, bilan sang, deficience intellectuelle, retard de langage, retard mental, bilan de sang,
anxio depressif, episode depressif, stress aigu, stress post traumatique, choc septique, arret cardiaque, trouble du rythme, troubles du rythme, stimulation cerebrale, exoneration du ticket, 100 pour cent, heart failure, blood test, blood pressure, chest pain, hip replacement, knee replacement,
yellow fever, kidney disease, renal failure, family history, side effects, mental health, internal capsule, spectre de l autisme, spectre autistique, jambe cassee, retrouve au sol, retrouvee au sol, tombe au sol, ligne de chimio, maladie de crohn, maladie de horton, maladie de huntington, maladie de parkinson, maladie de charcot, maladie de basedow, maladie de hodgkin, maladie d alzheimer, maladie de lyme, maladie coeliaque, carte de groupe, groupe sanguin, chaussures therapeutiques, chaussure therapeutique,
voit double, vois double, voit trouble, vois trouble, perdu connaissance, pipi au lit, grain de beaute, grains de beaute, mal au ventre, mal a la gorge, mal au dos, mal de dos, mal de tete, maux de tete, mal aux dents, du mal a respirer, crache du sang, bouche de travers, oeil au beurre noir, arrete de respirer, ligature tubaire, ligature des trompes, anneau gastrique, rapport non protege, rapports non proteges, rapport a risque, selles noires, soins sans consentement, bouffee delirante, hernie discale, crise d angoisse, tassement vertebral,
soins de suite, maladie chronique, pompe a insuline, lecteur de glycemie, avis d inaptitude, examen de la vue, bas de contention, rapport medical, hors de danger, fausse route, fausses routes, canal carpien, coiffe des rotateurs, ear infection, back pain, knee pain, abdominal pain, stomach pain, in pain, pain killers, sore throat, appareils auditifs, appareil auditif, phlebite surale, sonde gastrique,
compte rendu operatoire, compte rendu d hospitalisation, bon de transport, bons de transport, longue maladie, ne voit plus, n entend plus, ne reconnait plus
`)

/** Acronyms that are also ordinary words: only in capitals. */
const ONLY_IN_CAPITALS: ReadonlyMap<string, 'strong' | 'weak'> = new Map([
  ['AIT', 'strong'], ['SEP', 'strong'], ['PAI', 'weak'], ['IRA', 'weak'], ['FA', 'weak'], ['IST', 'strong'], ['TSA', 'weak'], ['TEP', 'weak'], ['MAPA', 'weak'], ['SLA', 'strong'],
  ['VAC', 'weak'], ['PAC', 'weak'], ['EVA', 'weak'], ['TCA', 'weak'], ['RAC', 'weak'], ['IDM', 'strong'], ['TS', 'weak'], ['TC', 'weak'], ['PL', 'weak'], ['CRO', 'strong'], ['CRH', 'strong'],
])

const NOT_AS_SUCH = words(`
visite suite limite site fuite reussite faillite gratuite conduite poursuite ensuite elite invite cite merite petite quitte satellite parasite hypocrite composite favorite website profite explicite implicite tacite licite illicite inedite
dynamite granite termite orbite marguerite ermite reunite qualite activite autorite minorite majorite priorite securite unite interdite maudite subite instruite produite construite reduite traduite inscrite ecrite decrite prescrite souscrite
elite sanskrite droite etroite adroite maladroite benoite confite frite truite mite rite gite bite pepite israelite cosmopolite plebiscite appendicite-livre huit cuite induite deduite seduite introduite detruite visiteuse commandite requite
photographie geographie orthographie biographie bibliographie iconographie cartographie typographie calligraphie choregraphie demographie monographie filmographie discographie autobiographie paragraphe infographie reprographie hagiographie
sympathie empathie antipathie telepathie apathie osteopathie homeopathie naturopathie nostalgie academie epidemie pandemie bohemie picardie geothermie penurie centurie curie decurie furie hystorie jeremie noemie
autonome econome gastronome astronome atome tome dome rome arome hippodrome chrome idiome genome agronome binome monome velodrome aerodrome metronome axiome rhizome palindrome diplome symptome vendome tatiana-ome
endoscopie-service radioscopie periscope microscopie horoscope chose prose rose dose pose cause close eclose expose propose suppose impose dispose compose oppose depose repose interpose transpose metamorphose overdose apotheose cellulose arrose osmose glucose lactose fructose saccharose
fleurie dichotomie chirurgie cardiologie radiologie ophtalmologie imagerie anatomie physiologie pharmacie stomatologie
`)

/** Endings that make nearly only names of diseases, signs and acts. At least three letters stand before. */
const MORPHOLOGY = new RegExp(
  '^\\p{L}*(?:echo|mammo|radio|scinti|angio|corono|coronaro|arthro|myelo|uro|phlebo|arterio|lympho|tomo|densito|metrie|cardio|encephalo|spiro|somno|hystero|cysto|salpingo|cholangio|veno|retino|topo|fistulo|sialo)graphies?$|'
  + '^\\p{L}{3,}(?:ectomie|otomie|ostomie|plastie|scopie|pathie|algies?|emie|urie|rrhee|rragie|plegie|plegique|paresie|phasie|pnee|cardie|penie|megalie|lithiase|sclerose|trophie|centese|desmie|itis|osis|aemia|uria|algia|spermie|ectomy|ostomy|oplasty)$|'
  + '^(?:\\p{L}*(?:arthr|thromb|fibr|scler|cyan|necr|sten|psych|nevr|mycos|cirrh|candid|sarcoid|toxoplasm|mononucle|tubercul|amyl|ichty|alcal|acid|dermat|lord|cyph|spondyl|ankyl|endometri|leishmani|mucovisc))ose$|'
  + '^\\p{L}*(?:carcin|aden|lymph|melan|fibr|my|sarc|gli|blast|hemat|lip|angi|mening|neur|papill|glauc|granul|ost|semin|terat|hepat|nephr|cran)omes?$|'
  + '^\\p{L}*(?:arthr|bronch|cyst|col|hepat|gastr|derm|phleb|nephr|mening|encephal|mening|pancreat|ot|sinus|rhin|laryng|pharyng|trach|tendin|bursi|prostat|urethr|vagin|metr|salping|append|diverticul|periton|pleur|pericard|myocard|endocard|vascul|arter|neur|uve|kerat|conjonctiv|blephar|stomat|gingiv|parodont|pulp|oesophag|rect|ile|enter|myel|oste|spondyl|sacro-ili|fasci|cellul|mast|thyroid|adenopath|lymphang|aden|glomerul|pyel|folicul|follicul|balan|orch|epididym|cholecyst|angiochol|poly|capsul|aponevros|hidraden|discarthr|sacroili|perionyx|panar)ites?$',
  'u',
)

/** Last three letters of every ending in `MORPHOLOGY`: most words are told apart by them alone, which is much quicker. */
const LAST_LETTERS = words('mie tie pie hie gie rie hee que sie nee die nie lie ase ese tis sis mia ria gia omy sty ose ome ite')

const singular = (word: string): string => (word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word)

/** How much an acronym says of a health state: written otherwise it is another word. */
export const acronymStrength = (raw: string): 'strong' | 'weak' | null => ONLY_IN_CAPITALS.get(raw) ?? null

/** How much a word says of a health state. */
export function termStrength(folded: string): 'strong' | 'weak' | null {
  const single = singular(folded)
  if (STRONG_TERMS.has(folded) || STRONG_TERMS.has(single)) return 'strong'
  if (WEAK_TERMS.has(folded) || WEAK_TERMS.has(single)) return 'weak'
  if (folded.length < 6 || NOT_AS_SUCH.has(folded) || NOT_AS_SUCH.has(single)) return null
  if (LAST_LETTERS.has(single.slice(-3)) && MORPHOLOGY.test(single)) return 'strong'
  return LAST_LETTERS.has(folded.slice(-3)) && MORPHOLOGY.test(folded) ? 'strong' : null
}
