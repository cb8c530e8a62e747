// What fills the slots of the templates. Written for this project; drugs and names come from lists given by path or package.
const list = (text) => text.trim().split(/\s*\n\s*|\s*;\s*/).filter(Boolean)

export const DIAGNOSES = list(`
infarctus du myocarde;insuffisance cardiaque;fibrillation auriculaire;hypertension artérielle;HTA;AVC ischémique;AIT;embolie pulmonaire;phlébite;TVP;artérite des membres inférieurs
anévrisme de l'aorte;rétrécissement aortique;péricardite;endocardite;BPCO;asthme;pneumopathie;pleurésie;bronchiolite;apnées du sommeil;fibrose pulmonaire;tuberculose;cancer du poumon;sarcoïdose
diabète de type 2;diabète;hypothyroïdie;maladie de Basedow;goitre;obésité;insuffisance surrénale;maladie de Cushing;hypercholestérolémie;goutte;hémochromatose;anémie ferriprive;lymphome
leucémie;myélome;thrombopénie;drépanocytose;thalassémie;hémophilie;cancer du sein;cancer de la prostate;cancer du côlon;adénocarcinome du pancréas;mélanome;métastases osseuses;glioblastome
cirrhose;hépatite B;hépatite C;stéatose;RCH;maladie de Crohn;reflux;ulcère gastrique;pancréatite;lithiase vésiculaire;diverticulite;hémorroïdes;hernie inguinale;occlusion;appendicite
insuffisance rénale;colique néphrétique;pyélonéphrite;cystite;incontinence;adénome de prostate;syndrome néphrotique;polykystose;endométriose;fibrome;kyste de l'ovaire;prééclampsie;diabète gestationnel
dépression;trouble bipolaire;schizophrénie;TOC;burn-out;anorexie;addiction aux opiacés;alcoolodépendance;trouble anxieux;état de stress post-traumatique;TDAH;autisme;dyslexie;déficience intellectuelle
maladie d'Alzheimer;démence;maladie de Parkinson;sclérose en plaques;SLA;épilepsie;migraine;neuropathie;méningite;myasthénie;névralgie du trijumeau;hématome sous-dural;tumeur cérébrale
lombalgie;sciatique;hernie discale;canal lombaire étroit;gonarthrose;coxarthrose;polyarthrite rhumatoïde;spondylarthrite;fibromyalgie;ostéoporose;capsulite;rupture du LCA;canal carpien;entorse de cheville
fracture du col du fémur;fracture du poignet;tassement vertébral;scoliose;lupus;syndrome de Gougerot;maladie de Horton;PPR;eczéma;psoriasis;acné sévère;zona;érysipèle;ulcère de jambe;escarre;gale
cataracte;glaucome;DMLA;rétinopathie diabétique;kératite;surdité;otite séreuse;vertiges positionnels;cancer du larynx;sinusite chronique;polypes du nez;apnée du nourrisson;reflux du nourrisson
VIH;syphilis;gonococcie;infection à chlamydia;paludisme;covid long;maladie de Lyme;mononucléose;rougeole;coqueluche;scarlatine;varicelle;trisomie 21;mucoviscidose;myopathie;paraplégie;hémiplégie
allergie à l'arachide;choc anaphylactique;urticaire chronique;intolérance au gluten;maladie cœliaque;dénutrition;carence en fer;déficit en G6PD;phénylcétonurie;mutation BRCA1;facteur V Leiden;vascularite
carie profonde;parodontite;abcès dentaire;névralgie cervico-brachiale;pubalgie;tendinite du supra-épineux;aponévrosite plantaire;pied bot;luxation de hanche;malformation cardiaque;souffle au cœur
`)

export const SYMPTOMS = list(`
fièvre à 39;toux grasse;douleur thoracique;essoufflement;palpitations;malaise avec perte de connaissance;céphalées;vomissements;diarrhée;constipation;sang dans les selles;brûlures urinaires;maux de ventre
fatigue intense;perte de poids;sueurs nocturnes;vertiges;acouphènes;baisse de vision;paralysie faciale;tremblements;troubles de la marche;chutes à répétition;confusion;pertes de mémoire;insomnie;angoisses
idées suicidaires;hallucinations;agitation;refus de manger;boutons qui grattent;rougeur de la jambe;œdèmes des chevilles;mollet gonflé;mal au dos;mal au genou;épaule bloquée;fourmillements;crampes
saignements;règles abondantes;retard de règles;pertes blanches;contractions;douleur au sein;boule dans le cou;ganglions;ictère;jambes lourdes;gorge rouge;oreille qui coule;nez bouché;œil rouge;voix cassée
difficultés à avaler;ballonnements;reflux;hoquet;rétention d'urines;fuites urinaires;sang dans les urines;dysurie;impuissance;perte de cheveux;ongle incarné;plaie qui suinte;cicatrice inflammatoire;bleus partout
somnolence;ne marche plus;ne parle plus;ronflements;dyspnée stade 3;asthénie;anorexie;AEG;DT atypique;lipothymie;syncope;convulsions;marbrures;désaturation;encombrement;prurit;hypoacousie;dort mal;a mal partout
`)

export const SIGNS = list(`
un souffle systolique;des crépitants aux bases;un ventre souple;une hépatomégalie;un Lasègue à 40°;des réflexes vifs;une raideur;un tympan bombé;une masse palpable;un mollet dur;des pouls absents;un déficit moteur;une HTA à 18/10;des sibilants
`)

export const ACTS = list(`
coloscopie;gastroscopie;coronarographie;pose de stent;pontage;prothèse de hanche;PTG;PTH;cholécystectomie;appendicectomie;cure de hernie;thyroïdectomie;mastectomie;hystérectomie;césarienne;curetage;vasectomie;prostatectomie
résection;RTUP;biopsie hépatique;ponction lombaire;infiltration;arthroscopie du genou;ligamentoplastie;canal carpien;cataracte;injection intravitréenne;drains transtympaniques;amygdalectomie;extraction des dents de sagesse
implant dentaire;radiothérapie;chimiothérapie;transfusion;dialyse;greffe de rein;pose de chambre implantable;sleeve;bypass;ablation;cardioversion;pace-maker;fibroscopie;cystoscopie;lithotritie;FIV;amniocentèse;IVG médicamenteuse
exérèse d'un naevus;cure d'éventration;amputation du gros orteil;pose de VAC;trachéotomie;gastrostomie;électroconvulsivothérapie;cimentoplastie;laminectomie;embolisation;thrombectomie;vaccination;ostéosynthèse
`)

export const EXAMS = list(`
scanner;IRM;échographie;radio du thorax;prise de sang;ECG;Holter;EFR;doppler;mammographie;scintigraphie;TEP scan;EEG;EMG;ECBU;NFS;frottis;fond d'œil;audiogramme;polygraphie;bilan hépatique;ionogramme;coproculture;arthroscanner;biopsie
`)

export const PLACES = list(`
cardiologie;oncologie;neurologie;psychiatrie;gynécologie;chirurgie;rhumatologie;gastro;pneumologie;ophtalmologie;ORL;dermatologie;urologie;néphrologie;hématologie;pédiatrie;consultation mémoire;consultation douleur;addictologie;CMP;hôpital de jour;dialyse;radiothérapie;scanner;IRM;anesthésie;PMA;diabétologie
`)

export const SESSIONS = list('chimio;radiothérapie;dialyse;kiné;orthophonie;perfusion;immunothérapie;rééducation;psychothérapie;HDJ;photothérapie;balnéothérapie;transfusion')
export const CARES = list('le pansement;les injections;la surveillance de la glycémie;les bas et la toilette;la perfusion;la prise de sang;les soins de sonde;la préparation du pilulier;les aérosols;la nutrition')
export const ALLERGIES = list("allergie à l'arachide;asthme;diabète;épilepsie;allergie à l'œuf;drépanocytose;intolérance au lait;allergie aux piqûres de guêpe;mucoviscidose")
export const ANALYTES = [
  ['Hb', 'g/dL', 6, 16], ['hémoglobine', 'g/dL', 6, 16], ['créatinine', 'µmol/L', 50, 400], ['créat', '', 60, 300], ['K', 'mmol/L', 3, 7], ['potassium', 'mmol/L', 3, 7], ['Na', 'mmol/L', 118, 148],
  ['CRP', 'mg/L', 1, 280], ['TSH', 'mUI/L', 0, 20], ['INR', '', 1, 7], ['HbA1c', '%', 5, 12], ['plaquettes', 'G/L', 10, 500], ['leucocytes', 'G/L', 1, 40], ['ferritine', 'µg/L', 4, 900], ['LDL', 'g/L', 0, 3],
  ['glycémie', 'g/L', 0, 4], ['PSA', 'ng/mL', 0, 40], ['troponine', 'ng/L', 2, 900], ['BNP', 'pg/mL', 20, 4000], ['D-dimères', 'ng/mL', 200, 5000], ['lipase', 'UI/L', 20, 1500], ['ASAT', 'UI/L', 10, 900], ['TA', '', 9, 21],
  ['sat', '%', 78, 99], ['DFG', 'mL/min', 8, 100], ['calcémie', 'mmol/L', 1, 3], ['bêta-HCG', 'UI/L', 5, 90000], ['CPK', 'UI/L', 40, 9000], ['vitamine D', 'ng/mL', 5, 60], ['albumine', 'g/L', 18, 45], ['VS', 'mm', 2, 110],
]
export const ENGLISH_DIAGNOSES = list('atrial fibrillation;type 2 diabetes;breast cancer;heart failure;asthma;rheumatoid arthritis;multiple sclerosis;epilepsy;a hip fracture;depression;pneumonia;Crohn\'s disease;chronic kidney disease;a pulmonary embolism;bipolar disorder')
export const TOWNS = list('Nantes;Pau;Dijon;Brest;Lille;Albi;Agen;Metz;Vichy;Dax;Rodez;Vannes;Quimper;Valence;Mulhouse;Colmar;Angers;Tours;Nîmes;Béziers;Limoges;Royan;Cayenne;Saint-Denis;Bastia;Fort-de-France')
export const WEEKDAYS = list('lundi;mardi;mercredi;jeudi;vendredi;samedi')
export const MONTHS = list('janvier;février;mars;avril;mai;juin;juillet;août;septembre;octobre;novembre;décembre')
export const PETS = list('Caramel;Rex;Minette;Ulysse;Pépita;Duchesse;Filou;Plume;Oscar;Tara;Jazz;Perle;Gribouille;Vanille;Nougat;Tango')
export const RELATIONS = list('ma mère;mon père;maman;papa;ma belle-mère;mon beau-père;ma sœur;mon frère;ma femme;mon mari;ma fille;mon fils;ma voisine;ma grand-mère;ma tante;un ami, {FULL};mon oncle {FIRST};ma cousine {FIRST};ta mère;la mère de {FIRST};le mari de {FIRST};la fille de {P};le frère de {P};ma belle-sœur {FIRST};mon grand-père')
/** Family names that are ordinary words, and names of many origins that the package's lists hold few of. */
export const SURNAMES = list(`
Petit;Boucher;Leroux;Blanc;Lebrun;Roux;Boulanger;Marchand;Berger;Chevalier;Renard;Mouton;Poisson;Rose;Fleur;Forêt;Rivière;Fontaine;Dupont;Duval;Lemaire;Meunier;Charpentier;Tonnelier;Legrand;Lejeune;Vasseur;Moulin;Jardin;Château;Noël;Pascal;Dimanche;Janvier;Avril;Sage;Joly;Bon;Gros;Grand;Leblanc;Lenoir;Legros;Prudhomme;Cordonnier;Mercier;Carré;Caillou;Roche;Pierre;Martin;Thomas;Robert;Simon;Laurent;Vincent;Bertrand;Gilbert;Lambert;Clément;Guérin
Nguyen;Tran;Pham;Le Thi;Hoang;Vo;Dang;Bui;Zhang;Wang;Li;Chen;Yılmaz;Yilmaz;Kaya;Demir;Çelik;Öztürk;Kowalski;Nowak;Wiśniewski;Lewandowska;Szymańska;Zielinski;Ferreira;Da Silva;Dos Santos;De Oliveira;Rodrigues;Gonçalves;Pereira;Fernandes;Carvalho;Sousa;Almeida
Benali;Ben Youssef;Belkacem;Boukhari;El Amrani;El Idrissi;Haddad;Khelifi;Mansouri;Ait Ouarab;Aït Ahmed;Bouaziz;Cherif;Hamidi;Ouali;Saïdi;Zerrouki;Benchekroun;Traoré;Diallo;Keita;Coulibaly;Ndiaye;Diop;Fall;Sow;Ba;Camara;Cissé;Koné;Ouattara;Mbemba;Nzuzi;Mukendi;Ngoma;Okafor;Rakotomalala;Ranaivo
Le Goff;Le Bihan;Kerbrat;Guéguen;Tanguy;Le Floc'h;Quéméneur;Etchegaray;Ithurbide;Castex;Colombani;Casanova;Schmitt;Weber;Muller;Klein;Schneider;Vogel;Van den Broeck;Vandamme;De Smet;De La Rochette;D'Hondt;D'Aubigny;Du Plessis;O'Brien;McCarthy;Ionescu;Popescu;Petrov;Ivanova;Shevchenko;Garcia;Martinez;Lopez;Sanchez;Fernandez;Rossi;Bianchi;Hoarau;Payet;Grondin
`)
export const FIRST_NAMES = list(`
Marie;Jean;Jean-Paul;Marie-Claude;Anne-Lise;Paul;Pierre;Jacques;Monique;Josiane;Gisèle;Yvette;Odette;Paulette;Huguette;Simone;Raymond;Marcel;Roger;André;Lucien;Fernand;Germaine;Nicole;Michel;Alain;Bernard;Daniel;Françoise;Martine;Sylvie;Nathalie;Sandrine;Karine;Céline;Aurélie;Julie;Émilie;Laura;Manon;Léa;Emma;Chloé;Inès;Jade;Lina;Zoé;Lola;Louna;Hugo;Lucas;Enzo;Nathan;Théo;Noah;Gabin;Soan;Timéo;Kylian;Kelya;Maëlys;Ilyès;Yanis;Rayan;Mohamed;Ahmed;Karim;Rachid;Abdelkader;Fatima;Aïcha;Khadija;Nadia;Samira;Fatoumata;Aminata;Bakary;Mamadou;Ousmane;Ibrahima;Moussa;Thi Lan;Van Minh;Li;Wei;Mehmet;Elif;Ayşe;Halina;Krzysztof;Agnieszka;José;Manuel;Maria;João;Fátima;Vasile;Elena;Dylan;Kevin;Jordan;Steven;Mélissa;Cindy;Loïc;Gwenaëlle;Maël;Basile;Gaspard;Apolline;Eloïse;Thibault;Rose;Blanche;Clément;Violette;Prosper;Aimé
`)
