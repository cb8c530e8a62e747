import { words } from './words.ts'

/** Roles and offices: "Madame la Directrice", "Mme Arrighi (psychologue)". A person named with one is at work, not in care. */
export const ROLES = words(`
president presidente vice-president vice-presidente directeur directrice maire prefet prefete ministre depute deputee senateur senatrice
secretaire assistante assistant comptable gestionnaire conseiller conseillere chef cheffe cadre coordinateur coordinatrice coordonnateur
coordonnatrice infirmier infirmiere ide idec ide-a ipa ibode iade aide-soignante aide-soignant sage-femme kine kinesitherapeute mkde
osteopathe orthophoniste psychologue psychomotricien psychomotricienne ergotherapeute dieteticien dieteticienne podologue pedicure
pharmacien pharmacienne biologiste chirurgien chirurgienne dentiste interne externe medecin docteur professeur praticien praticienne
generaliste cardiologue pneumologue neurologue dermatologue rhumatologue urologue gynecologue pediatre psychiatre radiologue oncologue
gastro-enterologue endocrinologue nephrologue anesthesiste ophtalmologue orl geriatre hematologue maitre avocat avocate notaire huissier juge
procureur expert experte responsable redacteur redactrice principal principale proviseur enseignant enseignante professeure tresorier tresoriere
delegue deleguee visiteur visiteuse associe associee remplacant remplacante collaborateur collaboratrice stagiaire etudiant etudiante
technicien technicienne ingenieur brancardier ambulancier ambulanciere animateur animatrice formateur formatrice investigateur
confrere consoeur collegue colleague chair editor nurse physician surgeon manager assistant secretary professor doctor veterinaire vet asv
diet conferenciere conferencier auteur autrice candidate candidat medecin-conseil mandataire standardiste agent
`)

/** Names of days and months are family names too, after a civil title only. */
export const CALENDAR = words('lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december')

/** Words that can follow a civil title, or begin a line in capitals, and name nobody. */
export const NOT_NAMES = words(`
le la les l un une des du de d et ou en a au aux pour par sur sous avec sans dans chez ce cet cette ces qui que quoi dont ne pas plus est sont etait
a ai as ont avait sera vous nous il elle ils elles je tu on se si son sa ses mon ma mes ton ta tes notre votre leur leurs nos vos y x z untel unetelle
bjr bsr slt cc hello hey coucou bravo merciii bises bisous amities cdlt cdt tout tous toute toutes cher chere chers cheres bonjour bonsoir salut merci cordialement madame monsieur mademoiselle mesdames messieurs mme mlle mr
dr drs pr prs me docteur docteurs mrs ms miss mm mmes mlles melle famille couple bb bebe enfant
the this that and or is are was for with from to of in on at your our my his her their dear hello hi thanks best regards please
objet sujet re tr fw fwd ref page tel fax mail email http https www com fr pj ps nb urgent important info note
aussi deja encore bien mal tres ici voici voila comme quand car donc mais puis alors apres avant depuis pendant entre vers
souhaite demande vient va peut doit veut fait aura avez avait a-t-elle a-t-il dit habite prend presente consulte reste sort rentre
docteur professeur maitre service pole centre hopital clinique cabinet pharmacie laboratoire chu chru ch ehpad had ssr usld cpts msp ars cpam caf
mdph hopitaux secretariat urgences bloc consultation chirurgie medecine cardiologie imagerie radiologie reanimation pediatrie maternite
irm scanner tdm ecg ecbu nfs crp tsh psa inr hta avc bpco cr cro crh lettre compte-rendu bilan resultat resultats ordonnance dossier patient patiente
confrere consoeur rdv visite relance commande facture devis reunion conge planning garde
cas mammo loan loans mot fiche fiches tour planning
traitement antecedents examen conclusion motif histoire clinique biologie
`)

/** Family names that are ordinary words: "monsieur petit" without a capital is somebody all the same. */
export const COMMON_SURNAMES = words(`
petit boucher leroux blanc lebrun roux boulanger marchand berger chevalier renard mouton poisson rose fleur foret riviere fontaine
moulin jardin pascal legrand lejeune charpentier tonnelier gros leblanc lenoir legros cordonnier carre roche pierre moreau lefort meunier
lemaire picard breton lebreton normand langlois lallemand berry besson collet perrin brun noir royer roy comte leclerc leduc lecomte
masson mercier fournier fabre faure lefebvre lefevre tessier texier tisserand barbier pelletier potier vacher bouvier porcher cousin neveu
lecoq lelievre loiseau lapierre dubois dupont dupre duval delage lavigne laforet lacroix lafleur lamour bonnet bonhomme bonneau joly gentil
doux sauvage hardi vidal noel
`)
