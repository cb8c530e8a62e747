/** 1296 French words to be dictated, ours; made by scripts/make-word-list.mjs (docs/word-list.md). Their order is part of nothing. */
export const WORDS: readonly string[] = /* @__PURE__ */ (() => `
abeille aboutir abri acacia acanthe accord accueil achat acide acteur adage adorable affluent agave agenda agora agronome aiguille
ailleurs aimable album algue alliage almanach alouette alphabet altitude alto amateur ampoule amulette ananas anecdote angle annuaire
antenne antidote antilope antique apanage apprenti appui apte aquarium aqueduc arachide arbre arbuste arcade archer archipel archive
ardoise argent argile armoire article artifice artisan artiste aspect asphalte assiette assise astre astuce atelier atlas atome atout
attelage atterrir attirail aubaine auberge audience auditeur augure autobus autocar automne autour autruche avant aventure avenue averse
aviateur avion avocat avoine badge bagage bague balcon baleine ballast bambou banane bande banjo banquet banquise baraque barbecue
barrette baryton basalte basilic basique basket bassin bateau batteur belette berceau berger berline bestiole biathlon biberon bilingue
billet binaire bingo biscuit bisou bistrot bitume bivouac bizarre blanchir blason blouse bobine bonbon bondir bonheur bonsoir bordure
bouclier bougie bouillon bouquin boussole boutique bouton bowling bracelet brasier bravo brebis bretelle brevet bricole bridge brioche
brochure broderie brouette broyeur brume buffet buisson bulbe bungalow bureau cabine cabotage cacao cachette cactus cadeau cadenas
cadran cage caisse calamar calandre calcaire calcul camarade camelote camion campagne canard candide canicule canif cannelle cantate
cantine caprice capsule capuche carafe caramel carapace caravane cargo caribou carillon carnaval carnet carrosse cartable carte cascade
casier casino castor cavalier caviar centime cercle cerf cerisier chaloupe chambre chamois champion chance chandail chantier chapeau
chapitre charbon chariot charme chasseur chaton chaudron chef chemise cheval chicane chien chiffon chimiste chocolat choriste chose chou
ciel cigogne ciment circuit cirque citerne citron clairon clapet clavecin clavier client climat cloche cloison club cobalt cocarde
cochon cockpit cocktail cocotte coffret coiffure colibri collage collant collier colombe colonne coloris colza combien comique commerce
commode compas complice compote comptage comptine comptoir concave concerto confort conseil console contact contour convenir convexe
convoi copain coquille corail corbeau cordage corde corniche corolle corridor corset corvette cosmos costume couchant coucou couette
couleur coulisse couplet coupole coupon courrier course cousin couteau couvert crabe cravate cricket croquis cubique cueillir cuir
culture curieux cuvette cyclique cycliste cylindre dahlia damier danseur dauphin debout dehors delta demain demi dentelle dernier
dessert dessin devant devise diamant diapason digestif digital digue dimanche dindon disque district docile document dolmen domaine
domicile domino donjon dorade dormir dortoir dorure dossier douane douanier doublure douceur douche douzaine dragon drapeau drone
duchesse durable duvet effet effort embellir emploi emprunt enclos endroit enfance enfilade enjeu ensemble entendre entracte envie
environ envoi escale escalier escapade escargot escrime espace espoir esquisse essence essieu estampe estrade estuaire examen exemple
exercice exotique exploit express facile falaise famille fanfare fantoche farce farine faubourg faucille faucon fauteuil faveur fermier
fertile festif festival fiacre ficelle fiction ficus figuier figurant figurine filature filleul film finesse fiole flacon flair flambeau
flamenco flamme flanc fleurir fleuve flexible flot fluide fluvial folklore fondant fontaine football forain forgeron formel fouet
foulard fourche fourgon fourmi fourneau fournir fourrure foyer fragile fragment franchir fratrie freinage frisson frite friture froid
fromage fronde fronton fruit furtif fuseau fusible futur gabarit gabelle gadget galaxie galerie galion galop gamme garage gardien
gazette gazon gentiane geste girafe girofle glacier glaise globe gloire glycine gobelet golf gorge gorille gouache goudron gouffre
gourde gourmand graine grandir grange granit graphite grappe gratin gravir grenat grenier grillage grimace grimpeur grive grotte guichet
guidon guimauve guitare gymnase gypse habile habitat habitude hamac hameau hamster handball hangar haricot harpe hasard hautbois herbe
herbier heure hibou hier histoire horizon horloge houle hublot humble humeur humide iceberg iguane image immense immeuble incolore
indice indigo infime infini initial insigne insolite instant instinct intact intense ironique ivoire jaguar jaillir jamais jambon
janvier jardin jauge javelot jeep jersey jeton jeudi joie joindre jonc jour joyau juillet jumeau jumelle junction jungle jupe justesse
justice kaki kayak kermesse kilo kimono kiosque kiwi klaxon lagune laitier laiton lambris lampe landau langage lanterne lapin large
lasso latitude lavabo lavande lecture lentille lessive levier levure lexique libraire libre licence licorne ligne limonade limpide
linteau lisible littoral local logement logiciel logique loin loisir losange loterie lotus louable lucarne lucide lueur lunaire lundi
lune lustre lutin luzerne lyrique machine magazine magenta magicien magie magnolia maigre maillot maison mallette mammouth manager
mangue manioc manoir manteau marathon mardi mariage marmite marquise marron mascotte massif matelas matin mauve maximal meilleur melon
menu merci mercredi message meule midi miette mieux milliard mince minerai mineur minibus minime minou minute mirage miroir missive
mobile mobilier modelage moderne module moelleux moineau monde mondial moniteur monnaie monorail montagne monture monument moquette
moraine moral morceau moteur motif mouchoir moulage moulin mousson moutarde moyen muffin mulet multiple muse musicien musique nacelle
nageoire nappe natal natation nature navarin navette navire nectar neige neuf neutre niche nickel nimbus niveau nocturne noisette nomade
nombre nord normal notable notaire notion nouille nouvelle novembre novice nuage nuit nylon oasis objet oblique octave octobre odeur
office offre offrir oiseau ombrage omelette omnibus oncle ondine onirique onyx opaque opinion optimal option opuscule oracle orage
oranger orateur orbite ordre oreiller orgue original origine ornement oseille osier oubli ourson outre ouvrage ouvrir ovale pacte
pactole paille paisible palais palmier pampa panache pancarte pandore panini panoplie panorama pantalon papier papillon papyrus paquebot
parade parapet parasol parcelle parcours pareil parfois parking parmesan parodie parole partir partout parure parvenir parvis passage
passion patate patience patinage patineur patio paysan peigne peignoir peinture pelote pelouse peluche pendant penderie pendule pente
perceuse pergola perle permis perruque persil petit peuplier photo phrase pianiste piano piccolo pieuvre pigeon pigment pilier pilotis
pinceau pingouin pionnier piquant pirogue piscine piste pixel pizza placard plafond plage plaisir planche plancton planeur planning
plastron plateau platine plomb plongeon plongeur pluie pluriel pneu pochette podium poisson poivre polaire polder polka polygone pomme
pompon ponctuel pont popcorn porche portable portail porteur portion portique porto portrait potager poudre poulpe pourpre pourquoi
pourtant poussin pouvoir prairie premier prendre presque preuve principe prisme probable proche prodige produit profil projet prologue
promesse propice propre proverbe province prudence pupitre puzzle pyjama pyramide quartier quatorze quatuor quelque quille quinze rabais
racine radar radio rafale raideur rail raisin ralentir rallonge rallye rapide rappel rapport raquette ravin rayon recette recevoir
recharge recoin record recueil reflet refrain refuge regard relais reliure remous rempart remplir renfort repas reporter respect ressort
retour revenir revers ricochet rideau rire rivage robinet robuste rocade rocaille rocher romance rondelle rosace rotation rotonde rotor
rougir rouleau roulette route royal ruban rubrique ruelle rugby ruisseau rumba rupestre rural rustique sabot sacoche safari safran
sagesse salade salaire salon samedi sandwich sanglier saphir saucisse savoir sceptre science scolaire scooter secret secteur segment
seigle semaine sensible serein serrure serveur service seuil side sieste sifflet siffleur signal silence sillage sillon simple singe
sociable soda soir soixante soleil solide solo solstice solution sommet sondage sonnette sonore soprano sorcier soucoupe soudain soudure
soupe sourdine sourire souvenir souvent spacieux spatial spirale sport sprinter stade station steak steppe strophe studio stylo sublime
sucette sucrerie suite suivre sujet superbe surface surfeur surgir surnom surprise surtout symbole synopsis table tablier tabouret
talent talisman tambour tampon tangente tango tapis tarif tartine tasse taureau taverne taxi teck tenace tenaille tendance tennis terme
terrier terroir tertre texte texture ticket timide tirelire tireur tisane tissu titan toboggan toison tomate tombola tondre tonique
tonnage tonnerre torchon torride tortue total toujours toundra tourelle touriste tournage tournoi tournure tourte tracteur traduire
train trajet tramway transit trappeur travail treillis treize tremble tremplin triangle tribune tricycle trimaran triomphe trombone
tronc tropique trottoir troupe truffe truite tube tuile tulipe tunnel turbine tuteur tuyau tweed type typique uniforme unique unisson
univers usage usine utile utopie vache vaisseau valeur valise valve vanille vannerie variante vaste vedette velours vendange vendre
venir verbal verdict verdure vermeil vernis verrou versant version vertical vertu vestige veston viaduc vigie vignette vigueur villa
vinaigre vinyle violon virgule virtuose visage vision visiteur vitamine vitesse vitrail vitrine vivace vivre voici voile voilier voiture
volaille volatil volcan voltige volume vouloir voyageur voyelle vrai wagon yaourt yoga zinc zone
`.trim().split(/\s+/))()
