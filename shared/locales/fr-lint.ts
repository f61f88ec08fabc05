/** French: words for the lint. Carriers in France and Quebec read STOP and ARRET. */
import type { LintWords } from './lint-words.ts';

export const frLint: LintWords = {
  language: 'fr',
  spacing: 'words',
  marks: ['le|la|les|de|des|et|je|vous|mon|ma|mes|votre|par|pour|sur|une?|du|en|pas|est'],
  agreement: [
    "(j'|je |moi )(.. )?(accepte|consens|autorise|souhaite|veux|desire|donne|m'abonne|m'inscris|confirme|suis d'accord|aimerais|demande|accorde|choisis)|j'accepte|j'autorise|j'aimerais|j'ai coche|je consens|je m'inscris",
    "(peut|peuvent|pourra|pourront|puisse) .. m'(envoyer|adresser|ecrire|informer|contacter|inform*|envoi*)|oui,? |vous (.. )?(acceptez|consentez|autorisez|donnez|reconnaissez|souhaitez)|envoyez[- ]moi|informez[- ]moi|tenez[- ]moi|d'accord pour|mon (consentement|accord) (expres |explicite |prealable )?(pour|a|de) recev*|accepte(r|z)? de recevoir|consens a|consentir a",
  ],
  marketing: [
    "marketing|publicit*|pubs?|promotionnel*|commercia(l|le|les|ux)|newsletters?|infolettres?|prospection|promotions?|promo|promos|lettres? d'information|demarchage",
  ],
  promotion: [
    "offres?|promotions?|promos?|soldes?|reductions?|remises?|bons? (plans?|de reduction|d'achat)|nouveautes?|nouveaux? (produits?|articles?|arrivages?)|nouvelles? (collections?|gammes?)|actualites?|ventes? privees?|coupons?|codes? promo|avantages?|evenements?|rappels? de panier|panier*|conseils|lancements?|rabais|aubaines?|exclusivites?",
  ],
  recurring: ["recurrent*|automati*|repete*|regulier*|periodiqu*|automates? d'appel"],
  frequency: [
    "(\\d+|une?|deux|trois|quatre) .. (par|chaque) (jour|semaine|mois|an|trimestre)|tous les (quinze|15) jours|(une|deux) fois (par|l'an)",
    '(\\d+|une?|deux|trois|quatre|cinq|six|huit|dix|quelques|plusieurs) ?(-|a|ou)? ?(\\d+|deux|trois|quatre|cinq|six)? ?(fois|messages?|sms|textos?|e-?mails?|courriels?|alertes?|envois?|msgs?|infolettres?|newsletters?|messages? whatsapp)? ?(maximum |max\\.? |au plus |au maximum )?(par|/|chaque|tous les|toutes les) ?(\\d+ )?(jours?|semaines?|mois|ans?|annees?|trimestres?)',
    "(frequence|nombre) (des |de |d')?.. (var*|differ*|depend*)|frequence*|quotidien*|hebdomadaire*|mensuel*|mensuelle*|trimestriel*|chaque (semaine|mois|jour)|ponctuel*|message unique|bimensuel*",
  ],
  rates: [
    "(frais|tarifs?|couts?|prix) .. (appli*|messag*|sms|donnees|operateur*|factur*|standard*|fournisseur*|internet|entrain*|engendr*|exist*)|(peut|peuvent|pourrai*) .. (facture*|frais|etre appliqu*|occasionner)|non surtaxe|(frais|tarifs?) (de|d')|prix d'un sms|(selon|tarif) .. (operateur|forfait|abonnement)",
  ],
  notCondition: [
    "(acheter|commander) .. sans (cela|ca|le faire|cocher)|n'(a|aura) (aucun|pas d') (effet|impact|incidence)|sans (effet|incidence) sur",
    "(n'est|ne|n'|pas|sans|aucun*|ni) .. (condition|conditions?|obligatoire|requis*|necessaire*|oblig*|exige*|subordonn*|prealable|conditionn*)|sans obligation (d'achat)?|(facultati*|libre et|optionnel*)|aucun achat|(acheter|commander|achat|commande) .. sans .. (consent*|accept*|coch*|abonn*|accord*|inscri*)|independant* (de|d')",
  ],
  unsubscribe: [
    "(me |se |vous |de )?desabonn*|(me |se |vous )?desinscri*|desinscription*|me retirer|stopper|arreter|ne plus recevoir|lien de (desabon*|desinscri*|retrait)|resilier|annuler (mon|votre) (abonnement|inscription)|opt-?out|mettre fin|cesser de recevoir|unsubscribe|bloqu*|desactiv*|ne plus suivre|(dit|indique|precise|explique) comment .. (arret*|stop*)|s'arreter|arret des",
  ],
  stopKeywords: ['arret', 'arreter'],
  help: ['(aide|help|info)( (par|au|a|pour))?|"?(aide|help|info)"?'],
  anyTime: ["a tout moment|a tout instant|en tout temps|n'importe quand|quand (je|vous) (le )?(veux|voulez|souhait*)|tout moment"],
  takeBack: [
    "retir*|revoqu*|desabonn*|desinscri*|annul*|stopp*|arret*|revenir sur|changer d'avis|m'oppos*|mettre fin|cesser|resili*|retrait",
  ],
  contact: ['contact*|questions?|service client*|nous joindre|ecri(re|vez)|assistance|joignable|service a la clientele|support'],
  street: [
    "\\d+( ?(bis|ter))?,? (rue|avenue|av\\.?|boulevard|bd|place|chemin|route|impasse|quai|allee|cours|square)|(rue|avenue|boulevard|place|chemin|quai) [a-z' -]+,? \\d{4,5}|b\\.?p\\.? \\d+|\\d{5} [a-z]{3,}|case postale|[a-z]\\d[a-z] ?\\d[a-z]\\d",
  ],
  terms: [
    "conditions( generales| d'utilisation| de vente| de service| du programme| d'usage| particulieres)*|cgu|cgv|modalites( d'utilisation| de service)?|termes( et conditions)?|reglement",
  ],
  privacy: [
    'confidentialite|vie privee|protection des (donnees|renseignements)|donnees personnelles|politique de (confidentialite|protection|donnees)|rgpd',
  ],
  notShared: [
    "(ne|n'|jamais|pas|aucun*|ni|sans) .. (partag*|vend*|cede*|cession|transmis*|communiqu*|transmett*|revend*|loue*|divulgu*)|(restent|reste) (confidentiel*|chez nous)",
  ],
  age: ['(1[3-8]|2[01]|seize|dix-huit) ans|majeur*|au moins (1[3-8]|2[01])|plus de (1[3-8]|2[01])|age legal|majorite'],
  text: ['sms|mms|textos?|messages? (textes?|sms|mms|multimedias?|mobiles?)|rcs|minimessages?|par texto|message texte'],
  email: [
    '(?<!adresse |adresse de )(e-?mails?|courriels?|mails?|courriers? electroniques?)|newsletters?|infolettres?|messagerie electronique',
  ],
  call: ["appels?( telephoniques?)?|par telephone|telephone|telephoniques?|appele*|demarchage telephonique|m'appeler"],
  post: ['courriers? (postal|postaux)|voie postale|par courrier|par la poste|par lettre|publipostage|courrier,'],
  push: ["push|notifications? (push|mobiles?|de l'application)"],
  implied: [
    "en (.. )?(saisiss*|entrant|indiquant|fourniss*|soumett*|communiquant|continu*|poursuiv*|cliqu*|valid*|command*|achet*|effectu*|inscriv*|vous inscrivant|cre*|utilis*|naviguant|pass*|renseign*|donn*|envoy*|laissant|remplissant|appuyant|participant|finalisant|confirm*|m'inscrivant|visitant|acced*) .. (accept*|consent*|autoris*|abonn*|recevr*|reconnai*|d'accord|inscri*|donn*)",
    "(la|le|votre|toute|l') ?(.. )?(utilisation|poursuite|commande|achat|inscription|saisie|navigation|visite|validation|fourniture|creation|participation) .. (vaut|valent|emporte|implique|constitue|signifie|equivaut)|vaut (consentement|accord|acceptation)|repute* .. (accept*|consent*|avoir)|automatiquement (inscri*|abonn*|ajout*)|nous (supposons|considerons|presumons)|(inscri*|abonn*|ajout*) automatiquement|(votre|ce) (numero|adresse|coordonnees) .. (sera|seront|pourra|pourront|peut) .. utilis* .. (market*|promo*|publicit*|commerc*|prospect*|offres)|consentement (tacite|implicite)",
    '(si|lorsque|quand|des que|une fois) (vous|que vous)? ?.. (continu*|saisiss*|entrez|fourniss*|command*|achet*|poursuiv*|inscriv*) .. (accept*|consent*|autoris*|recevr*|inscrit*)',
  ],
  boxAct: ['coch* .. (case|cases)|(case|cases) .. coch*|cochant'],
  optOut: [
    'decoch*|pre-?coch*|deja coche*|(case|cases) .. (cochee? par defaut|decoch*)|laiss* .. coche*|(retir*|enlev*|supprim*) .. (coche|case)|par defaut',
    "(ne|n') .. (pas|plus) .. (souhait*|recevoir|voul*|desir*|etre) .. (coch*|case|cliqu*|contact*|ecri*|inform*)|coch* .. (si|pour) ~ (ne|pas|refus*|oppos*)|(ne|n') .. (souhait*|voul*|desir*) (pas|plus) .. (coch*|case|cliqu*|ecri*|faites|dites|indiqu*)",
    "sauf (si|avis|opposition|indication|refus|demande)|a moins que|sauf contre|(sans|absence de|defaut de) (reponse|opposition|refus)|(ne|n') .. opposez|tant que vous|silence",
  ],
  condition: [
    '(obligatoire|condition|requis*|necessaire*|exig*|indispensable*|devez|doit|dois|faut|imperati*|uniquement si|seulement si) .. (achat*|achet*|command*|reduction*|remise|livr*|compte|particip*|continu*|finalis*|service|offre|acces|bon|inscription|valid*)',
    "(pour|afin de|afin d') ?.. (achet*|command*|finalis*|particip*|benefici*|obten*|valid*|acced*|profit*|continu*|cre*|recevoir (votre|vos|la|le)|utilis*) .. (devez|dois|doit|oblig*|faut|requis*|necessaire*|accept*|consent*|condition)|(achat|commande|livraison|reduction|remise|participation|acces|compte) .. (subordonne*|conditionne*|soumis*|reserve*) .. (accept*|consent*|accord*|abonn*|inscri*|recevoir)|en echange|en contrepartie|a condition",
  ],
  conditionNegated: [
    "(sans|faute de|a defaut de) .. (consent*|accept*|accord*|inscri*|abonn*|coch*) .. (ne|n'|aucun*|impossible) .. (command*|achat*|livr*|trait*|valid*|reduction|poss*|finalis*|particip*|pourr*|peut|remise|expedi*)|(sans|faute de) .. (consent*|accept*|accord*) .. (command*|achat*|livr*|reduction|remise*|particip*) .. (ne|n'|aucun*|impossible|pas)|(ne|n'|impossible) .. (command*|achat*|achet*|finalis*|trait*|particip*|livr*|poursuiv*|valid*) .. sans .. (consent*|accept*|accord*|inscri*|abonn*|coch*)",
  ],
  others: [
    'tiers|partenaires?|(societes?|entreprises?|marques?|entites?) (affiliees?|partenaires?|tierces?|soeurs?|du groupe)|filiales?|affilies?|annonceurs?|sponsors?|autres (societes?|marques?|entreprises?|commercants|enseignes?)|(du |son |notre )groupe|societes? liees?|courtiers? en donnees|sous-traitants',
  ],
  share: [
    'partag*|vend*|vente|cede*|ceder|cession|transm*|communiqu*|lou(e|er|es|ees?)|divulgu*|revend*|transfer*|echang*|fourni*|mis(e|es)? a (la )?disposition',
  ],
  not: ["ne|n'|n'est|n'ont|n'etes|n'a|pas|jamais|aucun|aucune|sans|ni|non"],
  allChannels: [
    "(tous?|toutes?|tout|tous les|toutes les|n'importe quel*|quelque|autres?|differents?|divers) (autres? )?(canal|canaux|moyens?|voies?|supports?|formes?)|voie electronique|moyens? electroniques?|autre moyen|tout autre|messages electroniques",
  ],
  unlimited: [
    "(tous?|toutes?|tout|tous les|toutes les) (types? d[e']|sortes? d[e'])?.. ?(messages|communications?|informations|fins|finalites?|contenus?)|toute (fin|finalite|information|communication)|a d'autres fins|diverses? (fins|informations|communications)|rester en contact|(a|pour) toutes fins|n'importe quel|etre contacte(e|\\(e\\))?( par [^.]{0,30})?$|me contacter$",
  ],
  irrevocable: [
    "irrevocabl*|(ne|n'|pas|plus|jamais|impossible) ~ (retir*|revoqu*|annul*|desabonn*|desinscri*)|(uniquement|seulement|exclusivement|que) .. (par ecrit|courrier|lettre|poste|fax|telephone|en magasin|recommande*|en personne)|(desabonn*|desinscri*|retrait|retir*|resili*) .. (frais|payant*|factur*|€|euros?)|definitif|definitive|par (lettre|courrier) recommande*",
  ],
  consent: ['consent*|accept*|accord|autoris*|coch*|abonn*|inscri*'],
  free: [
    '(100 ?%|entierement|totalement|absolument) gratuit*|(messages|sms|textos) (sont )?gratuits|sans (aucun )?frais|aucun frais|ne .. (coute*|factur*|paie*) .. rien|gratuitement',
  ],
  refers: [
    "voir|consult*|conformement|selon|dans|lire|pris connaissance|decrit*|prevu*|detail*|s'appliqu*|applicables?|disponible*|cliqu*|ici|lien*|plus d'info*|en savoir|regi*|soumis|precis*|informations?|expliqu*|traite*|utilis*|via|cf|au titre",
  ],
  receive: ['recev*|recoi*|envo*|adress*|contact*|inform*|transmett*|etre (contact*|inform*)|tenir|notifi*|ecri*|reception'],
  transactional: [
    '(suivi|statut|confirmation*|mise* a jour) (de |de la |de mes |des |de votre )*(command*|livraison*|colis)|rendez-vous|transactionnel*|alertes? de compte|messages? de service|notifications? de livraison|codes? de securite',
  ],
  noise: [
    '"?(arreter|stopper) les (offres|promotions)"?|"?stop (offers|aux offres|offres|promotions)"?|ne plus recevoir d\'offres|"?arreter les offres et annonces"?',
  ],
};
