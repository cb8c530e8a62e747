/** 1296 French words to be dictated, ours; made by scripts/make-word-list.mjs (docs/word-list.md). Their order is part of nothing. */
export const WORDS: readonly string[] = `
abeille aboutir abri accord accueil achat acide acier acteur adorable affluent agave agenda agora aiguille ailleurs aimable album
alliage alphabet altitude alto amateur ample ampoule amulette ananas anecdote angle annuaire anse antenne antidote antilope antique
apanage appareil apprenti appui apte aquarium aqueduc arachide arbre arbuste arcade archer archipel ardoise argent argile argot armoire
article artifice artisan artiste aspect assiette assise astre astuce atelier atlas atome atout attelage atterrir attirail aubaine
auberge audience auditeur augure autobus automne autour autruche avant aventure avenue averse aviateur avion avis avocat avoine azur
badge bagage bague baleine ballon bambou banane bande banjo banquet banquier baraque barbecue barrage barreau basalte basilic basique
basket bassin bateau batteur bazar berceau berger berline bestiole beurre biberon bilan bilingue billard billet binaire bingo biscuit
bise bisou bistrot bizarre blanchir blason blizzard blouse blouson bobine bonbon bondir bonheur bonnet bonsoir bordure bouchon bouclier
bougie bouillon bouquet bouquin boussole boutique bouton bowling bracelet bravo brebis brevet bricole bridge brioche brochure broderie
brouette broyeur brume buffet buffle buisson bulbe bungalow bureau cabine cacao cachette cactus cadeau cadenas cadran cadre cage caisse
caisson calamar calandre calcaire calcul camarade camelote camion campagne camping canal canard candide canette canif cannelle canot
cantine canyon caprice capsule capuche carafe caramel carapace caravane cargo carnaval carnet carotte carrosse cartable carte carton
cascade casier casino castor cavalier caverne caviar centime cercle cerf chaise chalet chambre champion chance chandail chanson chantier
chanvre chapeau chapitre charbon chariot charme charrue chasseur chaton chaudron chef chemin chemise cheval chic chien chiffon chimiste
chocolat chorale chose chou ciel cigale ciment circuit cirque citation citerne cithare citron clairon clapet clavier client climat
cloche cloison club cobalt cochon cockpit cocktail cocotte coffret coiffeur coiffure colibri colis collant collier colline colombe
colonne colza combien comique commerce commode compas complice compote comptoir concert conforme confort conseil console contact contour
convenir convoi cookie copain coquille corail corbeau corde cordon corridor corset corvette cosmos costume coton couchant coucou couleur
coulisse couplet coupole coupon courir courrier course cousin couteau couvert crabe cravate cricket crochet croquis cubique cueillir
cuir culture curieux cuvette cyclique cycliste cylindre dahlia danseur dauphin debout dedans dehors delta demain demi dentelle dernier
dessert dessin devant devise diamant digestif digital digue dimanche dindon disque district divan dizaine docile document dolmen domaine
domicile domino donjon dormir dortoir dossier douane doublure douceur douche douzaine dragon drapeau drone duchesse durable duvet effet
effort embellir emploi emprunt enclos endroit enfance enfilade enjeu ensemble ensuite entendre entracte envie environ envoi escale
escalier escapade escargot escrime espace espoir esquisse essence essor estampe estrade estuaire examen exemple exercice exotique
exploit export express facette facile falaise famille fanfare fantoche farce farine faubourg faucon fauteuil faveur fermier fertile
festival ficelle fiction ficus figurant figurine filature filleul film filon finesse fiole flacon flair flambeau flamme flanc flaque
fleurir fleuve flexible flot fluide fluvial folklore fondant fontaine football forgeron formel fouet fougue foulard fourche fourgon
fourmi fourneau fournir fourrure foyer fragile fragment frais franchir fratrie freinage frisson frite friture froid fromage fronde
fronton fruit furtif fuseau fusible futur gabarit gadget galaxie galerie galop gamin gamme garage gardien gaufre gazelle gazette gilet
girafe glacier globe gloire gobelet golf gorge gorille goudron gouffre gourde gourmand graine grandeur grandir grange granit grappe
gratin graveur gravir gravure grenier grillage grimace grimpeur grotte guichet guidon guimauve guitare gymnase habile habitat habitude
hamac hameau hamster handball hangar hareng haricot harpe harpon hasard havre hectare herbe heure hibou hier histoire horaire horizon
horloge houblon hublot huile humble humeur humide iceberg image immense immeuble immobile incolore indice infime infini initial insigne
insolite instant instinct intact intense ironique ivoire jadis jaguar jaillir jamais jambon janvier jardin jauge javelot jeep jersey
jeton jeudi joie joindre joueur jour joyau judo juillet jumeau jumelle jument jungle jupe jupon justesse justice kayak kilo kimono
kiosque klaxon lagune laitier laitue lampe landau langage lanterne lapin large lasso latitude lavabo lavande lecture lentille lessive
levier lexique libraire libre licence licorne ligne limonade limpide littoral local logement logiciel logique logis loin loisir loterie
lotus louable lucide lueur lunaire lundi lune lustre luthier lutin luzerne lyrique machine magazine magenta magicien magie magique
maigre maillot maison malice mallette manager mangue manioc manoir manteau maquis marathon mardi mariage marmite marmotte marquise
mascotte massif matelas matelot matin mauve maximal meilleur menthe menu merci mercredi message midi miette mieux milliard mime mince
minerai mineur minime minou minuit minute mirage miroir mobile mobilier moderne module moelleux moineau molette moment monde mondial
moniteur monnaie montagne monture monument moquette moral morceau morse moteur motif moto mouchoir moulin mousse mousson moutarde moyen
muffin mulet multiple muse musicien musique nacelle nageur nappe natal natation nature navette navire nectar neige neuf neutre niche
nickel niveau nocturne nomade nombre nord normal norme notable notaire notion nouille nouvelle novembre novice nuage nuit nylon oasis
objet oblique octave octobre odeur office offre offrir oiseau omelette oncle opaque opinion optimal option opuscule oracle orage oranger
orateur orbite ordre oreiller orgue original origine ornement oseille oubli ourson outil outre ouvrage ouvrir ovale pacte pactole paille
paisible palais palette palme palmier pampa panache pancarte panda pandore panneau panorama pantalon pantin paon papier papillon papyrus
paquebot paquet parade parapet parcelle parcours pareil parfois parfum parking parmesan parodie parole parterre partir partout parure
parvenir parvis passage passion patate patience patinage patio paysan peigne peignoir peindre peinture pelote pelouse peluche pendant
penderie pendule pente perceuse perle permis perron perruque persil petit peuplier phoque photo phrase pianiste piano piccolo pichet
pieuvre pigeon pigment pilier pinceau pingouin pionnier piquant piscine piste piston pixel pizza placard plafond plage plaisir planche
plancton planeur planning plat plomb plongeon plongeur pluie pluriel pneu pochette podium poisson poivre polaire pollen polygone pomme
pompier pompon ponctuel poney pont popcorn portable portail porteur portier portion portique porto portrait potager poteau poudre poulet
poulpe pourpre pourquoi pourtant poussin pouvoir prairie premier prendre presque preuve principe probable proche prodige produire
produit profil projet prologue promesse propice propre prose proverbe province prudence puzzle pyjama pyramide quarante quartier
quatorze quatuor quelque quinze rabais racine radar radio rafale rail raisin ralentir rallonge rallye rame rapide rappel rapport
raquette ravin rayon recette recevoir recharge recoin record recueil reflet refrain refuge regard relais remise remous rempart remplir
renfort repas reporter respect ressort retour revenir revers rideau rire rivage robinet robuste rocaille rocher romance rotation rougir
roulette route royal ruban rubrique ruelle rugby ruisseau rural rustique sabot sacoche safari sagesse salade salaire salon samedi
sandwich sanglier sauce saucisse saumon savoir sceptre schiste science scolaire scooter secret secteur segment semaine semis sensible
sentier serein serrure serveur service servir seuil side sieste sifflet signal silence sillon simple singe sirop slalom sociable soda
soir soixante soleil solide solo solstice solution sommet sonate sondage sonnette sonore soprano sorcier soucoupe soudain souhait soupe
source sourdine sourire souvenir souvent spacieux spatial spirale sport square stade station steak steppe store strophe studio stylo
sublime sucette suite suivre sujet superbe support surface surgir surnom surprise surtout symbole synopsis table tablier tabouret talent
talisman talus tambour tampon tandem tango tapis tarif tartine tasse taupe taureau taxi tempe tenace tenaille tendance tennis terme
terrain terrier terroir texte texture ticket tige timide tirelire tireur tisane tissu titan toboggan toison tomate tombola tondre
tonique tonneau tonnerre torche torchon torrent torride tortue total totem toujours toundra tourbe tourelle touriste tournage tournoi
tournure tracteur traduire train trajet tramway transit travail treize tremble tremplin triangle tribune tricot tricycle triomphe
trombone tronc trottoir troupe trousse truffe truite tube tulle tunnel tuteur tuyau type typique uniforme unique unisson univers usage
usine utile utopie vache vaisseau valeur valise valoir valve vanille variante vase vedette velours vendeur vendre venir verbal verdict
verdure vermeil vernis verrou versant version vertical vertu veste vestige veston viaduc vignette vigueur village vinaigre vinyle violon
virgule visage viseur vision visiteur vitamine vitesse vitrail vitrine vivace vivre voici voile voilier voisin voiture volaille volcan
volume vouloir voyageur voyelle vrai wagon yacht yaourt yoga zinc zone zoom
`.trim().split(/\s+/)
