/** A patient of a scenario. */
export interface Sick { readonly civil: 'Mme' | 'M.'; readonly given: string; readonly family: string; readonly born: string; readonly age: number; readonly number: string }

/** Wordings of one half: those that rules were developed on, or those they are checked on. Both halves share none. */
export interface Phrases {
  readonly families: readonly string[]
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly cities: readonly (readonly [string, string])[]
  readonly houses: readonly (readonly [string, string])[]
  readonly closings: readonly string[]
  readonly matters: readonly ((sick: Sick) => string)[]
  readonly toPatient: readonly ((sick: Sick) => string)[]
  readonly greetDoctor: readonly ((family: string, given: string) => string)[]
  readonly greetNobody: readonly string[]
  readonly greetFirst: readonly ((given: string) => string)[]
  readonly greetPatient: readonly ((sick: Sick) => string)[]
  readonly copies: readonly ((name: string) => string)[]
  readonly copiesElsewhere: readonly ((name: string) => string)[]
  readonly promises: readonly string[]
  readonly noPromises: readonly string[]
  readonly asks: readonly (readonly [string, string])[]
  readonly business: readonly string[]
  readonly thirds: readonly ((family: string) => string)[]
  readonly minors: readonly string[]
  readonly lists: readonly ((all: readonly Sick[]) => string)[]
}

export const DEVELOPMENT: Phrases = {
  families: ['Martin', 'Leroy', 'Lefebvre', 'Morel', 'Garnier', 'Faure', 'Rousseau', 'Blanchard', 'Gauthier', 'Perrin', 'Marchand', 'Dufour', 'Vidal', 'Caron', 'Meunier', 'Brunet', 'Giraud', 'Da Silva', 'Le Gall', 'Benali', 'Saint-Martin', 'Leblanc-Roussel', 'El Khoury', 'Nguyen', 'Petit', 'Roche', "L'Hostis", 'Castel', 'Dupond', 'Dupont', 'Haddad', 'Weber', 'Pons', 'Barbier', 'Renault', 'Colas'],
  women: ['Sophie', 'Claire', 'Anne-Laure', 'Nathalie', 'Camille', 'Fatima', 'Hélène', 'Marie-Christine', 'Zoé', 'Élise', 'Julie', 'Inès', 'Laurence', 'Béatrice', 'Maud'],
  men: ['Paul', 'Jean-Pierre', 'Marc', 'Thomas', 'Stéphane', 'Karim', 'François', 'Jean', 'Éric', 'Hugo', 'Antoine', 'Cédric', 'Yves', 'Mathieu', 'Olivier'],
  cities: [['59000', 'LILLE'], ['33000', 'BORDEAUX'], ['69003', 'LYON'], ['35000', 'RENNES'], ['44000', 'NANTES CEDEX 1'], ['13005', 'MARSEILLE'], ['64100', 'BAYONNE'], ['67000', 'STRASBOURG']],
  houses: [['CH Valmont', 'ch-valmont'], ['Clinique de la Nive', 'clinique-nive'], ['CHU Ouest', 'chu-ouest'], ['Hôpital des Collines', 'hopital-collines'], ['Polyclinique Duval', 'polyclinique-duval']],
  closings: ['Bien confraternellement,', 'Cordialement,', 'Bien à vous,', 'Avec mes remerciements,\nBien cordialement', 'Cdlt', 'Amicalement,'],
  matters: [
    ({ civil, family, given, born }) => `Je vous adresse ${civil} ${family.toUpperCase()} ${given}, né${civil === 'Mme' ? 'e' : ''} le ${born}, pour une insuffisance cardiaque avec dyspnée d’effort. Traitement : bisoprolol 5 mg, furosémide 40 mg.`,
    ({ civil, family, given, born }) => `${civil} ${given} ${family} (${born}) présente un diabète de type 2 mal équilibré, HbA1c à 9,2 %. Je lui ai prescrit de la metformine.`,
    ({ civil, family, age }) => `Voici le compte rendu de consultation de ${civil} ${family}, ${age} ans, vu${civil === 'Mme' ? 'e' : ''} ce jour pour des lombalgies chroniques. IRM : hernie discale L5-S1.`,
    ({ civil, family, given }) => `Merci d’avoir reçu ${civil} ${family} ${given}. La biopsie conclut à un carcinome canalaire infiltrant. La RCP propose une tumorectomie.`,
    ({ civil, family, born }) => `Concernant ${civil} ${family}, né${civil === 'Mme' ? 'e' : ''} le ${born} : INR à 5,8 sous warfarine, pas de saignement. J’ai suspendu deux prises.`,
    ({ civil, given, family }) => `${civil} ${given} ${family} sort demain après une pneumopathie hypoxémiante, antibiothérapie par amoxicilline jusqu’au 12.`,
  ],
  toPatient: [
    ({ civil, family, given, born }) => `Voici les résultats du bilan de ${civil} ${family.toUpperCase()} ${given}, né${civil === 'Mme' ? 'e' : ''} le ${born} : cholestérol LDL à 1,9 g/L, glycémie normale.`,
    () => 'Votre scanner du genou montre une lésion du ménisque. Prenez le paracétamol si besoin, nous nous revoyons le mois prochain.',
    ({ civil, family }) => `Le frottis de ${civil} ${family} est normal. Prochain contrôle dans trois ans.`,
  ],
  greetDoctor: [(f) => `Cher Dr ${f},`, (f, g) => `Bonjour Dr ${g} ${f},`, (f) => `Bonjour Docteur ${f},`, (f) => `Chère consœur, cher Dr ${f},`, (f) => `Dr ${f},`],
  greetNobody: ['Cher confrère,', 'Bonjour,', 'Chère consœur,', 'Bonjour Docteur,', 'Chers confrères,', 'Bonjour à tous,', 'Cher ami,', 'Cher Maître,', 'Madame, Monsieur,'],
  greetFirst: [(g) => `Salut ${g},`, (g) => `Cher ${g},`, (g) => `Bonjour ${g},`],
  greetPatient: [({ civil, family }) => `Bonjour ${civil} ${family},`, ({ civil, family }) => `${civil === 'Mme' ? 'Madame' : 'Monsieur'} ${family},`],
  copies: [(n) => `Copie au Dr ${n}.`, (n) => `Je mets en copie le Dr ${n}.`, (n) => `cc : Dr ${n}`, (n) => `Le Dr ${n}, que je mets en copie, assurera la suite.`],
  copiesElsewhere: [(n) => `Une copie a été adressée par courrier au Dr ${n}.`, (n) => `Le Dr ${n} m’avait mis en copie de son courrier.`, (n) => `Merci d’adresser une copie de votre réponse au Dr ${n}.`],
  promises: ['Vous trouverez ci-joint le compte rendu opératoire.', 'L’ECG est en pièce jointe.', 'Je vous joins le courrier du centre.', 'Bilan biologique en PJ.'],
  noPromises: ['Vous pouvez me joindre au 05 56 00 00 00.', 'Je vous envoie ce message sans pièce jointe, le courrier suivra.', 'Votre pièce jointe ne s’ouvre pas.', 'Merci de joindre le dernier bilan à votre réponse.'],
  asks: [
    ['cardiologie', 'Merci de votre avis cardiologique.'], ['dermatologie', 'Je sollicite votre avis dermatologique.'], ['pneumologie', 'Je vous l’adresse pour un avis pneumologique.'],
    ['neurologie', 'Que pensez-vous du dossier ? Merci pour votre expertise neurologique.'], ['cardiologie', 'Je souhaiterais un avis de cardiologie.'],
  ],
  business: [
    'La prochaine réunion de la CPTS se tiendra jeudi à 20 h 30 en salle B. Ordre du jour : les locaux, le budget.', 'Interne en fin de cursus, je réalise ma thèse sur les messageries. Merci de répondre au questionnaire en ligne, 5 minutes.',
    'Nous avons le plaisir de vous inviter à une soirée d’échanges autour du nouveau logiciel. Inscription avant le 12.',
  ],
  thirds: [(f) => `Le Dr ${f} la suit depuis 2019.`, (f) => `J’ai eu le Dr ${f} au téléphone, qui est d’accord.`, (f) => `Elle a été opérée par le Pr ${f}.`],
  minors: ['Consultation pour contraception, à la demande de la jeune fille de 16 ans, qui souhaite le secret vis-à-vis de ses parents.', 'Test de chlamydia positif chez cette patiente mineure de 15 ans, traitée par azithromycine.'],
  lists: [(all) => `Tour de garde du week-end :\n${all.map(({ civil, family, age }) => `- ${civil} ${family.toUpperCase()}, ${age} ans, pneumopathie`).join('\n')}`],
}

export const CHECK: Phrases = {
  families: ['Bernard', 'Fontaine', 'Chevalier', 'Lambert', 'Bonnet', 'Mercier', 'Boyer', 'Lemaire', 'Masson', 'Noël', 'Aubry', 'Picard', 'Fernandez', 'De Oliveira', 'Le Bihan', 'Mansouri', 'Saint-Pierre', 'Delorme-Vasseur', 'Ben Salem', 'Tran', 'Grand', 'Lacroix', "D'Aubigny", 'Poulain', 'Lefevre', 'Lefèbvre', 'Khalil', 'Schmitt', 'Rey', 'Charpentier', 'Bourdin', 'Guillot', 'Texier', 'Humbert', 'Besson', 'Jacob'],
  women: ['Isabelle', 'Valérie', 'Marie-Hélène', 'Aurélie', 'Charlotte', 'Samira', 'Céline', 'Anne-Sophie', 'Léa', 'Mélanie', 'Pauline', 'Nadia', 'Florence', 'Catherine', 'Ludivine'],
  men: ['Philippe', 'Jean-Baptiste', 'Nicolas', 'Laurent', 'Christophe', 'Mehdi', 'Xavier', 'Louis', 'Rémi', 'Arthur', 'Sébastien', 'Guillaume', 'Denis', 'Vincent', 'Frédéric'],
  cities: [['31000', 'TOULOUSE'], ['34000', 'MONTPELLIER CEDEX 5'], ['76000', 'ROUEN'], ['21000', 'DIJON'], ['06000', 'NICE'], ['49000', 'ANGERS'], ['29200', 'BREST'], ['45000', 'ORLEANS']],
  houses: [['CH de Saint-Aubin', 'ch-saintaubin'], ['Clinique Bellerive', 'clinique-bellerive'], ['CHU Atlantique', 'chu-atlantique'], ['Hôpital Nord Littoral', 'hopital-littoral'], ['Centre hospitalier de Montclar', 'ch-montclar']],
  closings: ['Confraternellement,', 'Bien cordialement,', 'Merci d’avance\nBonne journée', 'Sincères salutations,', 'Bien à toi', 'Respectueusement,'],
  matters: [
    ({ civil, family, given, born }) => `Je me permets de vous confier ${civil} ${given} ${family.toUpperCase()} (né${civil === 'Mme' ? 'e' : ''} le ${born}) qui souffre d’une fibrillation auriculaire récente, sous apixaban 5 mg matin et soir.`,
    ({ civil, family, given }) => `Petit point sur ${civil} ${family} ${given} : créatinine à 210 µmol/L, kaliémie 5,9. J’arrête le ramipril.`,
    ({ civil, family, born }) => `Patient${civil === 'Mme' ? 'e' : ''} : ${civil} ${family}, DDN ${born}. Épilepsie focale stable sous lévétiracétam, pas de crise depuis six mois.`,
    ({ civil, family, given, age }) => `${civil} ${family} ${given}, ${age} ans, a été hospitalisé${civil === 'Mme' ? 'e' : ''} pour une embolie pulmonaire. Anticoagulation au long cours.`,
    ({ civil, given, family }) => `Nouvelle de ${civil} ${given} ${family} : mélanome de 1,2 mm de Breslow, ganglion sentinelle négatif.`,
    ({ civil, family }) => `Pour ${civil} ${family}, la coloscopie a retrouvé trois polypes adénomateux, réséqués. Contrôle à trois ans.`,
  ],
  toPatient: [
    ({ civil, family, given, born }) => `Vous trouverez dans ce message le compte rendu de l’échographie de ${civil} ${given} ${family}, né${civil === 'Mme' ? 'e' : ''} le ${born} : lithiase vésiculaire sans complication.`,
    () => 'Vos résultats d’analyses sont arrivés : la ferritine est basse, il faut reprendre le fer pendant trois mois.',
    ({ civil, family }) => `L’anatomopathologie du nævus de ${civil} ${family} est rassurante, aucun mélanome.`,
  ],
  greetDoctor: [(f) => `Chère Docteur ${f},`, (f, g) => `Cher Docteur ${g} ${f},`, (f) => `Bonsoir Dr ${f}, `, (f) => `Mon cher confrère, Dr ${f},`, (f) => `bonjour dr ${f.toLowerCase()},`],
  greetNobody: ['Mon cher confrère,', 'Bonjour à toutes et à tous,', 'Chère collègue,', 'Bonsoir docteur,', 'Chers collègues et amis,', 'Hello,', 'Cher confrère et ami,', 'Bonjour cher Maître,', 'Messieurs,'],
  greetFirst: [(g) => `Hello ${g},`, (g) => `Bonsoir ${g},`, (g) => `Mon cher ${g},`],
  greetPatient: [({ civil, family }) => `Bonsoir ${civil === 'Mme' ? 'Madame' : 'Monsieur'} ${family},`, ({ civil, family }) => `${civil === 'Mme' ? 'Chère Madame' : 'Cher Monsieur'} ${family},`],
  copies: [(n) => `Copie : Dr ${n}`, (n) => `Je mets le Dr ${n} en copie pour information.`, (n) => `Une copie de ce message est adressée au Dr ${n}.`, (n) => `CC Dr ${n}`],
  copiesElsewhere: [(n) => `J’ai déjà transmis une copie au Dr ${n} la semaine dernière.`, (n) => `Copie au Dr ${n} par courrier postal.`, (n) => `Vous pouvez envoyer une copie au Dr ${n} si vous le jugez utile.`],
  promises: ['Ci-joint les images de l’échographie.', 'Veuillez trouver en pièce jointe l’ordonnance.', 'Je te joins le courrier de sortie.', 'Les résultats sont joints à ce message.'],
  noPromises: ['Je reste joignable sur mon portable.', 'Impossible d’ouvrir la pièce jointe de votre mail de lundi.', 'Pouvez-vous m’envoyer le scanner en pièce jointe ?', 'Vous trouverez les horaires du cabinet ci-dessous.'],
  asks: [
    ['cardiologie', 'Pourriez-vous me donner votre avis cardiologique ?'], ['dermatologie', 'Je vous la confie pour avis dermatologique.'], ['pneumologie', 'Merci de la convoquer dans votre service de pneumologie.'],
    ['neurologie', 'Je voudrais avoir un avis neurologique avant l’été.'], ['dermatologie', 'Votre expertise de dermatologue m’aiderait.'],
  ],
  business: [
    'Assemblée générale de l’association le 14 à 19 h, merci de confirmer votre présence et de régler la cotisation.', 'Dans le cadre d’un mémoire de master, nous lançons une enquête anonyme sur l’organisation des cabinets.',
    'Notre société propose une remise de 20 % sur le matériel de bureau jusqu’au 30, catalogue sur demande.',
  ],
  thirds: [(f) => `Son cardiologue, le Dr ${f}, a modifié le traitement.`, (f) => `Avis pris auprès du Pr ${f} : poursuivre.`, (f) => `Le courrier du Dr ${f} date de mars.`],
  minors: ['Demande d’IVG médicamenteuse chez une patiente mineure (17 ans), qui ne souhaite pas que ses parents soient informés.', 'Consommation quotidienne de cannabis chez ce garçon de 16 ans, orienté vers la consultation d’addictologie.'],
  lists: [(all) => `Patients à discuter à la RCP de mardi :\n${all.map(({ civil, family, given, age }, at) => `${at + 1}. ${civil} ${family} ${given} (${age} ans), adénocarcinome`).join('\n')}`],
}
