/** Czech: words for the lint. Stems, since every word has many endings; hooks and accents are folded away as in every list. */
import type { LintWords } from './lint-words.ts';

export const csLint: LintWords = {
  language: 'cs',
  spacing: 'words',
  marks: ['a|na|do|od|že|se|si|je|jsou|mi|mě|můj|moje|svůj|mohu|nebo|pro|při|který|které|není|žádného|v|z|s|jak|být|za'],
  agreement: [
    '(já )?(tímto )?(.. )?(souhlasím|uděluji .. souhlas|dávám .. souhlas|přeji si|chci|přihlašuji se|povoluji|opravňuji|zmocňuji|potvrzuji, že|přijímám|žádám o|vyjadřuji souhlas|volím|odebírám)|(souhlasíte|udělujete .. souhlas|dáváte .. souhlas|souhlasíš)|ano,? .. (chci|pošlete|posílejte|souhlasím|prosím)',
    '(posílejte|pošlete|pište|zasílejte) mi|(můžete|smíte|smí|může) mi .. (posílat|psát|zasílat)|informujte mě|můj (výslovný )?souhlas se zasíláním',
  ],
  marketing: ['marketing*|reklam*|propagač*|obchodní* sdělení*|obchodních sdělení|komerční*|newsletter*|inzer*|e-?marketing*'],
  promotion: [
    'nabíd*|akční* nabíd*|akce|akcí|akcích|slev*|výprodej*|novin*|kupon*|kupón*|nové (produkty|kolekce|zboží|kávy)|nových (produkt*|kolekc*)|soutěž*|události|událostech|výhod*|tipy|tipech|košík*|promo*|zvýhodně*|poukaz*|dárk*',
  ],
  recurring: ['opakovan*|automatick*|pravideln*|periodick*|průběžn*|automatizovan*|opětovn*'],
  frequency: [
    '(\\d+|jeden|jednu|jedna|dvě|dva|tři|čtyři|pět|několik|nejvýše|maximálně|max|až|jednou|dvakrát) .. (měsíčně|týdně|denně|ročně|za (měsíc|týden|den|rok)|v (měsíci|týdnu)|/ ?(měsíc|týden|den))',
    '(četnost*|frekvence|počet) .. (liší|různ*|závisí|mění|může|proměnliv*)|četnost|frekvence|denně|týdně|měsíčně|každ* (týden|měsíc|den)|jednorázov*',
  ],
  rates: [
    '(poplat*|sazb*|cen*|náklad*|tarif*) .. (zpráv*|dat*|operátor*|sms|účtov*|uplat*|platn*|standardní*|připojení)|(mohou|může|budou) .. (poplat*|sazb*|náklad*|účtován*)|(podle|dle) .. (tarifu|ceníku) .. operátora|účtován* .. (operátor*|poplat*)',
  ],
  notCondition: [
    '(není|nejsou|nevyžaduje|nepodmiňuje|nevztahuje|bez|nikdy|nemusím|nemusíte|netřeba|neovlivní|nezávisí|nemá vliv|nepodmín*) .. (podmín*|povinn*|nutn*|vyžadov*|nákup*|koup*|objedn*|zákup*)|(nákup*|koupit|objedn*|nakoupit) .. (i )?bez .. (souhlas*|zaškrt*|toho)|dobrovoln*|nepovinn*|bez povinnosti (nákupu|koupě)|nezávisle na',
  ],
  unsubscribe: [
    'odhlás*|odhlaš*|odhlášení*|zruš* (odběr*|zasílání)|zrušení (odběru|zasílání)|odběr .. zruš*|unsubscribe|opt-?out|ukonč* (odběr*|zasílání|zprávy)|zprávy ukonč*|zastav* zasílání|zablok*|vypnout|přestat dostávat|odmítnout další',
  ],
  stopKeywords: ['konec', 'odhlásit', 'ne', 'zrušit', 'stopp'],
  help: ['"?(help|pomoc|nápověda|info)"?( získám| získáte| u|\\.|,|$|:)?'],
  anyTime: ['kdykoli*|v (každém|kterémkoli|jakémkoli) okamžiku|vždy|kdy (budu )?chc*|kdy budete chtít|v jakoukoli dobu'],
  takeBack: ['odvol*|vzít .. zpět|zruš*|odhlás*|odhlaš*|stáhnout .. souhlas|změnit (názor|rozhodnutí)|ukonč*|přestat|odstoup*|odmít*'],
  contact: ['kontakt*|dotaz*|otázk*|zákaznick* (servis|linka|podpor*|centrum)|napište|ozvěte|podpor*|spojte'],
  street: [
    '(ul|ulice|tř|třída|nám|náměstí|nábř|sídl)\\.? [^.]{0,40}?\\d+|*(ova|ská|cká|ní|ná) (ulice )?\\d+(/\\d+)?|\\d{3} \\d{2} [a-zá-ž]{2,}|p\\.? ?o\\.? ?box|poštovní přihrádka',
  ],
  terms: [
    '(obchodní|všeobecné|smluvní|užívací|platné) podmínky|obchodních podmínek|podmínky (použití|užití|užívání|služby|uvedené|používání|programu)|podmínkami (použití|užití|služby)|pravidla programu|(našimi|našich|obchodními) podmín*|podmínky',
  ],
  privacy: ['soukrom*|ochran* (osobních )?údajů|osobní* údaj*|zpracování údajů|gdpr'],
  notShared: [
    '(nepředává*|nepředáv*|nepředám*|nesdíl*|neprodá*|neposkyt*|nepronaj*|nezpřístup*|nepostoup*|nesdělu*)|(nikdy|nikomu|nebud*|ne) .. (předá*|předáv*|sdíl*|prodá*|poskyt*|pronaj*|zpřístup*|postoup*)|zůstává (jen )?u nás',
  ],
  age: ['(1[3-8]|2[01]|šestnáct|osmnáct) (let|roků)|alespoň (1[3-8]|2[01])|starší (1[3-8]|2[01])|plnolet*|zletil*|18\\+|dovrš*'],
  text: ['sms*|mms*|esemes*|textov* zpráv*|rcs|(krátk*|multimediální*) zpráv*|textovek|textovk*|sms-?zpráv*'],
  email: ['e-?mail(?!ov* adres*)[a-z]*|elektronick* pošt*|newsletter*|mailem|maily|mailů'],
  call: ['telefonick*|telefonní* hovor*|hovor*|volání*|volat|zavolat|po telefonu|telefonem|telefonát*|hlasov* (hovor*|volání)'],
  post: ['poštou|dopisem|dopis|dopisy|listovní* zásilk*|poštovní* zásilk*|klasickou poštou|tištěn*'],
  push: ['push|oznámení push|push-?(oznámení|notifikac*)|notifikac*|oznámení v aplikaci'],
  implied: [
    '(zadáním|uvedením|vyplněním|odesláním|poskytnutím|pokračováním|kliknutím|registrací|vytvořením|nákupem|objednáním|objednávkou|používáním|užíváním|dokončením|návštěvou|účastí|stiskem|stisknutím|sdílením|zanecháním|přihlášením|zaplacením|potvrzením objednávky|procházením|vložením|založením|stažením|využitím) .. (souhlas*|udělu*|dává*|přijímá*|zmocňu*|odebír*|vyjadřu*|budete dostávat)',
    '(použití|používání|užívání|nákup|objednávka|registrace|návštěva|účast|pokračování|poskytnutí|vyplnění|odeslání|zadání|členství) .. (znamená|představuje|považuje|považují|se rozumí|je souhlasem|zahrnuje souhlas)|(považuje|považujeme|má se za to|předpokládá*|rozumí) .. (souhlas*)|automaticky .. (přihlá*|zařaz*|přid*|zapís*|odběr*|souhlas*)|(přihlá*|zařaz*|přidá*) .. automaticky|konkludentn*|mlčky|předpokládáme',
    '(když|pokud|jakmile|jestliže) .. (zadáte|uvedete|vyplníte|koupíte|objednáte|nakoupíte|registrujete|pokračujete|používáte|vytvoříte|dokončíte|kliknete|odešlete|poskytnete) .. (souhlas*|udělu*|dává*|budeme|posílat|zařadíme|přihlás*)',
  ],
  boxAct: [
    '(zaškrt*|zatrh*|označ*|kliknutím|vyber*) .. (políčk*|pole|rámeč*|okénk*|checkbox*|čtvereč*)|(políčk*|okénk*|checkbox*|čtvereč*) .. (zaškrt*|zatrh*|označ*)',
  ],
  optOut: [
    '(odškrt*|odznač*|zruš* (zaškrtnutí|zatržení|označení))|(předem|předvolen*|předvyplněn*|již|už|automaticky|standardně) (zaškrt*|zatrž*|zatrh*|označen*|vybran*|zapnut*)|předzaškrt*|předvolen*|(nech*|ponech*) .. (zaškrt*|zatrž*|označen*)|odstra* .. (zaškrtnutí|fajfku|křížek)',
    '(nechcete|nepřejete|nechceš|nemáte zájem|nesouhlasíte|nechci) .. (zaškrt*|odškrt*|klikn*|označ*|políčk*|napište|sdělte|dejte|pošlete|kontaktujte|oznamte)|(zaškrt*|označ*|klikněte) .. (pokud|jestliže|chcete-li) ~ (ne*)',
    '(pokud|jestliže|dokud) (nevznes*|neodmít*|nesděl*|neozn*|nevyslov*|neodpov*|nenapíš*|neodhlás*|nebudete protestovat|neuděl* námitk*|nezaškrt*)|nesdělíte-li|neodmítnete-li|není-li .. (námitk*|uvedeno jinak)|bez (odpovědi|námitek|reakce)|mlčení',
  ],
  condition: [
    '(povinn*|podmín*|nutn*|vyžad*|třeba|musíte|musí|musím|nezbytn*|pouze (pokud|po|se)|jen (pokud|po|se)) .. (nákup*|koup*|objedn*|slev*|soutěž*|účast*|účet|účtu|dokonč*|pokračov*|doruč*|služb*|přístup*|kupon*|kupón*|doprav*|dárk*)',
    '(pro|k|aby|abyste|chcete-li|za účelem) .. (nákup*|koup*|objedn*|dokonč*|získ* (slev*|kupon*|kupón*|dárek|přístup)|slev*|účast*|zúčastn*|pokračov*|založení|vytvoření|využ*) .. (musíte|je třeba|je nutn*|nutný|povinn*|vyžad*|podmín*|nezbytn*|potřeba)|(nákup|objednávka|sleva|účast|přístup|doručení|služba) .. (vyžaduje|podmíněn*|závisí|je vázán*) .. (souhlas*|přihlá*|odběr*)|výměnou za|pod podmínkou',
  ],
  conditionNegated: [
    '(bez|pokud ne*|jestliže ne*) .. (souhlas*|zaškrt*|přihlá*|odběr*|udělení) .. (nelze|ne*|nemož*|není možné) .. (nákup*|koup*|objedn*|dokonč*|slev*|účast*|zúčastn*|zprac*|doruč*|vyříd*|získ*|provést|pokračov*)|bez .. (souhlas*|zaškrt*|udělení) .. (nelze|nemůžete|není možné|nemůžeme|neuskuteční|nevyřídíme|nezpracujeme|nedokončíte|nezískáte)|(nelze|nemůžete|není možné|nemůžeme) .. (nákup*|koupit|objedn*|dokonč*|slev*|zúčastn*|zprac*|vyříd*|pokračov*) .. (bez|dokud|pokud) .. (souhlas*|zaškrt*|udělení|přihlá*|neudělíte|nezaškrtnete)',
  ],
  others: [
    'třetí* (stran*|osob*)|třetím (stranám|osobám)|partner*|(propojen*|spřízněn*|dceřin*|sestersk*|přidružen*|ovládan*) (společnost*|firm*|osob*|podnik*)|(jin*|další*|vybran*) (společnost*|firm*|značk*|obchod*|subjekt*)|sponzor*|inzerent*|zadavatel* reklamy|(naší|naše|její) skupin*|skupin* společností|koncern*|afiliat*',
  ],
  share: [
    'předá*|předáv*|sdíl*|prodá*|prodej*|poskyt*|pronaj*|pronájem|zpřístup*|postoup*|postupov*|zveřejn*|vymě*|sděl* (třetím|partner*)',
  ],
  not: [
    'ne|nikdy|nikdo|nikomu|nijak|žádn*|bez|ani|není|nejsou|nebud*|nelze|nesmí*|nemůž*|nemus*|nepřed*|nesdíl*|neprod*|neposkyt*|neposíl*|nezasíl*|nepod*|nevyž*|nezáv*|neovliv*',
  ],
  allChannels: [
    '(všemi|všech|všechny|jakýmkoli*|jakoukoli*|libovoln*|jiným*|jinou|různými|ostatními|dalšími) (dostupn* |možn* |elektronick* |jin* )*(kanál*|způsob*|prostřed*|cest*|form*|médi*)|elektronick* prostředk*|elektronickou cestou|elektronick* komunikac*|či jinak|nebo jiným způsobem',
  ],
  unlimited: [
    '(jakékoli*|jakýchkoli*|veškeré|veškerých|všechny|všech|libovoln*|různ*|jin*) (druh* |typ* )?(.. )?(zpráv*|informac*|účel*|obsah*|komunikac*)|pro (jakýkoli|jakékoli|všechny|jiné|další|různé) účel*|zůstat v kontaktu|o všem|(kontaktovat|kontaktováním) mě$|kontaktování$',
  ],
  irrevocable: [
    'neodvolateln*|(nelze|nemůž*|nesmí*|není možné|bez možnosti) ~ (odvol*|zruš*|vzít|odhlás*|stáhnout|odstoup*)|(pouze|jen|výhradně|výlučně) .. (písemn*|dopisem|poštou|faxem|doporučen*|telefonicky|osobně|na prodejně|po přihlášení)|(odhlás*|odhlášení|zruš*|odvol*) .. (poplat*|stojí|kč|korun)|definitivn*|konečn* souhlas',
  ],
  consent: ['souhlas*|zaškrt*|přihlá*|odběr*|povol*|oprávn*|přijím*|uděl*'],
  free: [
    '(100 ?%|zcela|úplně|vždy|naprosto) (zdarma|bezplatn*)|(zprávy|sms) jsou (zdarma|bezplatn*)|(bez|žádné) (jakýchkoli )?(poplat*|náklad*)|nic .. (nestojí|neplatíte|nezaplatíte)|(sms|zprávy) zdarma|bezplatn* (sms|zpráv*)',
  ],
  refers: [
    'viz|čtěte|přečtěte|podle|dle|v souladu|popsan*|uveden*|v (našich|zásadách|podmínkách)|platí|dostupn*|odkaz*|zde|níže|více|informac*|zjist*|podrobn*|jak|zpracov*|používaj*|řídí|najdete|říkají|zásady',
  ],
  receive: ['dostáv*|dosta*|zasílá*|zasílat|posílá*|posílat|posíl*|pošl*|kontakt*|inform*|odebír*|obdrž*|psát|ozvat|zaslán*|přijím*'],
  transactional: [
    '(stav*|potvrzení|aktualizac*|informac*) (o |ohledně )?(stavu )?(objednáv*|doruč*|zásilk*|zásilek|doprav*|účtu)|transakční*|bezpečnostní* kód*|ověřovací* kód*|servisní* zpráv*|objednaných termín*|rezervac*',
  ],
  noise: ['"?zastavit (nabídky|propagační akce)( a oznámení)?"?|"?stop offers"?|nabídky a oznámení'],
};
