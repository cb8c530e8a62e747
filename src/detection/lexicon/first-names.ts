import { words } from './words.ts'

/** Usual first names in France, folded. Written for this project; names that are also common words are left out. */
export const FIRST_NAMES = words(`
aaron abdel abdelkader abdoulaye abel adam adama adele adeline adil adrien adrienne agathe agnes ahmed aicha aime aimee ainhoa alain alan alban
albane albert alberte alberto alex alexander alexandra alexandre alexia alexis alfred ali alice alicia aline alison alix allan alma alois
alphonse alvaro alya amadou amal amandine amaury ambre amel amelie amina aminata amine amir amira ana anael anais anastasia andre andrea
andree ange angela angele angelina angelique anita anna annabelle anne annette annick annie anouk anselme anthony antoine antoinette
antonin antonio antony apolline ariane aristide arlette armand armande armelle arnaud arsene arthur assia astrid aubin aude audrey
auguste augustin aurelie aurelien aurore axel axelle aya ayoub aziz azra baptiste barbara bashir basile bastien baudouin beatrice
benedicte benjamin benoit berenice bernadette bernard berthe bertrand betty bilal blaise blanche blandine boris boubacar brahim brandon
brice brigitte bruno bryan camila camille candice capucine carine carl carla carlos carmen carole caroline cassandra catherine cathy
cecile cecilia cedric celeste celestine celia celine chantal charlene charles charlie charline charlotte cheick cherif chiara chloe
christel christelle christian christiane christine christophe cindy claire clara clarisse claude claudette claudia claudie claudine
clea clemence clement clementine cloe clotilde clovis colette coline colin constance constant constantin coralie corentin corinne cosima cyprien
cyril cyrille dalila damien dan daniel daniela daniele danielle daphne dario david deborah delphine denis denise desire diana diane didier
diego dimitri dina djamila djibril dolores dominique donovan dorian doriane dorothee driss dylan eddy edgar edith edmond edmonde edouard edwige
eglantine eleni eleonore elea elena elia eliane elias elie eliot eliott elisa elisabeth elise ella elliot elodie eloi eloise elsa elvire elvira
emeline emeric emile emilie emilien emma emmanuel emmanuelle emmy enora enzo eric erica erika ernest ernestine erwan esteban estelle esther
ethan etienne eugene eugenie eulalie eva evan evelyne ewa ewen fabian fabien fabienne fabio fabrice fadila fanny fanta farah farid farida
fatiha fatima fatma fatou fatoumata faustine felicie felix ferdinand fernand fernande fernando fiona flavie fleur flora florence florent
florentin florian floriane francesca francine francis francisco franck francois francoise fred frederic frederique gabin gabriel gabriela
gabrielle gaelle gael gaetan gaspard gaston gautier genevieve geoffrey georges georgette gerald geraldine gerard germain germaine gerome
ghislain ghislaine gilbert gilberte gildas gilles gina ginette gino giorgio giovanni gisele gladys goran gregoire gregory guilhem guillaume
gustave guy gwenaelle gwendal gwendoline gwenola habib hadrien hakim halima hamid hanna hannah hans harold hassan hayat heidi helena helene
heloise henri henriette henry herve hicham hichem hippolyte honore honorine horace hortense houria hubert hugo hugues huguette humbert ibrahim
ibrahima ida idriss ignace igor ikram ilan ilyes imane imene ines ingrid inaya irene irina iris irma isaac isabella isabelle isaline ismael
issa ivan jacinthe jack jacky jacob jacqueline jacques jade jalil jamal james jamila jan jana jane janine jason jasmine javier jean jeanine
jeanne jeannette jeannine jennifer jenny jeremie jeremy jerome jessica jessy jimmy jo joachim joan joana joanna joao joel joelle joey
johan johann johanna john johnny jonas jonathan jordan jordane jorge jose josee joseph josephine josette joshua josiane josselin josue
joyce juan judith jules julia julian juliana julie julien julienne juliette justin justine kader kadiatou kamal kamel karen karim karima
karin karine karl kathleen kathy katia kelly kelya kelvin kenza kenzo kevin khadija khaled kilian killian kim kylian laetitia laila lamia
lana lara larissa latifa laura laure laurence laurent laurie laurine lea leah lena leila lenny leo leon leonard leonie leonor leontine leopold
leslie leticia lila lilas lili lilian liliane lilly lilou lily lina linda line lionel lisa lise lisette livia logan lois loic lola lorena
lorenzo loriane lou louane louis louisa louise louisette loubna louna luc luca lucas lucette lucia lucie lucien lucienne lucile lucille
ludivine ludovic luigi luis luka lukas lydia lydie lylou mael maelle maelys maeva magali magalie maggy mahaut mahdi malak malia malick malika
malo mamadou manel manon manuel manuela marc marceau marcel marcelin marceline marcelle marco margaux margot marguerite maria mariam mariama
marianne marie marielle mariette marilyne marilyn marina marine mario marion marius marjolaine marjorie marlene martha marthe martial martin martine
marvin maryam maryline maryse maryvonne mateo mathias mathieu mathilde mathis mathurin matteo matthias matthieu matthew mattis maud maurice
mauricette max maxence maxime maximilien mayssa medhi mehdi melanie melina melinda meline melissa melodie mercedes meriem meryem mia michael michel michele
micheline michelle mickael miguel mikael mila milan milena milo mina miriam mireille mohamed mohammed moise mona monica monika monique morgan morgane
mouhamed mouna mounir mourad moussa muriel mustapha myriam nabil nadege nadia nadine nadir naima nancy naomi nassim natacha natalia natasha nathalie nathan
nathanael nawel neil nelly nelson nicolas nicole nikita nils nina nino ninon noah noa noam noe noel noelie noella noelle noemie nolan nolwenn
nora norah norbert nordine norman nour nouria octave octavie odette odile odilon olga olivia olivier olympe omar ondine ophelie oriane ornella oscar oumar ousmane
owen pablo paloma pamela paola paolo pascal pascale pascaline patrice patricia patrick paul paula paule paulette paulin pauline paulo pedro
peggy perrine peter philibert philippe pia pierre pierrette pierrick pietro priscilla priscillia prosper quentin rachel rachid rachida radia rafael
raimond ralph ramon ramona raoul raphael raphaelle raymond raymonde rebecca regine regis reine remi remy renaud rene renee ricardo richard rita riyad robert roberte
roberto robin rodolphe rodrigue rodrigo roger roland rolande romain romane romaric romeo romuald ronan rosa rose rosalie rosario roselyne rosine roxane roxanne
ruben rudy ryan sabine sabrina sacha sadio safia said sakina salim salima salome salma salvador sam samantha sami samia samir samira samuel samy sandra sandrine sandy
sara sarah sasha saskia sean sebastien selena selim selma serena serge sergio servane severin severine sidonie sihem silvia simeon simon simone sixtine sofia sofiane soizic
solange solene solenn solenne soline sonia sophia sophie soraya souad soufiane stanislas stella stephane stephanie steve steven suzanne suzette
suzie swann sybille sylvain sylvaine sylvette sylvia sylviane sylvie tanguy tania tatiana teddy teo tess tessa thea theo theodore theophile therese thi thibaud
thibault thibaut thierry thomas tiago tifany tiffany tim timeo timothe timothee tino titouan tom tony toussaint tristan ugo ulysse urbain
ursula valentin valentine valeria valerie valery vanessa vera veronique vianney vicente victoire victor victoria victorine vincent violaine violette virgile virginie
viviane vivien vladimir wafa walid walter wassim wendy wilfried wilfrid william willy xavier yacine yael yanis yann yannick yannis yasmina yasmine
yassine yohan yohann yolande youcef younes youssef yvan yves yvette yvon yvonne zacharie zahra zakaria zara zelie zineb zinedine zoe zohra
graham oisin patrick stephen jacob emily george harry jack megan molly susan thomas margaret linda deborah kate fay sven lars ingeborg piotr ewa pawel tomasz katarzyna
anneke femke jasper stellan bjorn giulia matilda tunde chukwudi kwame kofi ama nguyen minh anh hong lan van thu mei li wei yuki kenji priya raj anil sanjay amit
hamza malek nassira ouarda rayan sirine soumaya tarek yazid zaccharie maimouna oumou rokhaya seydou souleymane tidiane aissatou awa bintou coumba demba djeneba fode
siobhan oskar aoife liam callum niall sinead declan colm fergus hamish isla rhys gareth gwen alfie archie freddie freya evie phoebe tyler kyle shane andrew edward klaus jurgen wolfgang heike svetlana dmitri sergei malgorzata hiroshi keiko linh ravi sunita deepak lakshmi arjun hussein binta cheikh modou khady ndeye lenaig tugdual brian fiona gemma nigel trevor keith niamh eoin padraig
irina ludmila natalya oleksandr olena oksana serhiy andriy bogdan mihai ionut florin cristina elif emre mehmet mustafa ayse fatih yildiz
`)
