/** English: words for the lint. From calls to action of stores, carriers' examples and reasons of rejection. */
import type { LintWords } from './lint-words.ts';

export const enLint: LintWords = {
  language: 'en',
  spacing: 'words',
  marks: ['the|to|and|from|of|at|by|your|you|me|my|i'],
  agreement: [
    'i (hereby |expressly |explicitly |do |would like to |want to )*(agree|consent|authori[sz]e|opt[- ]in|accept|subscribe|sign up|choose|allow|permit)',
    "i (would like|want|wish|am happy)|i'd (like|love)|happy for|(may|can) (send|text|email|message|whatsapp|contact) (you|me)|yes to|i give (my )?(express |written |explicit )*(consent|permission)|i confirm",
    'you (hereby |expressly |explicitly )*(agree|consent|authori[sz]e|opt[- ]in|accept)|you give .. (consent|permission)|you are (agreeing|consenting)',
    'yes,? .. (send|text|email|message|sign|keep|i|please|notify|whatsapp|to receiv*)|please (send|text|email|message|keep) me',
    'accepting|(send|text|email|message|whatsapp|notify) me|keep me (posted|updated|informed)|sign me up|count me in|opt me in|my (express )?(written )?consent to receiv*',
    '(may|can) (text|message|email|contact|send) me|to (agree|consent|opt in|subscribe|sign up|join)',
  ],
  marketing: [
    'marketing|telemarketing|promotion*|promo|promos|advert*|commercial (electronic )?(message*|text*|email*|communication*)|newsletter*|sales messages',
  ],
  promotion: [
    'promotions?|promos?|markdowns?|clearance|price drops?|sale alerts?|offers?|deals?|discounts?|sales?|coupons?|vouchers?|specials?|savings|rewards?|new (products?|arrivals?|items?|collections?|styles?|releases?|menu*)',
    '(product )?launch*|drops?|early access|previews?|(abandoned )?(cart|basket|checkout) (reminder*|notification*)|back[- ]in[- ]stock|events?|giveaways?',
    'exclusives?|restocks?',
  ],
  recurring: [
    'recurring|again and again|on a regular basis|computer-?(sent|generated)|over and over|automat*|autodial*|auto-?dial*|periodic*|ongoing|repeated|regular (automated )?(text*|message*|sms)|automatic telephone dialing',
  ],
  frequency: [
    '\\d+ .. (a|per|each|every) (day|week|month|mo|year|season)|(a few|one|two|three|four|several) .. (a|per|each|every) (week|month|year|season)',
    '(up to |approx(\\.|imately)? |about |around |max(\\.|imum)?( of)? |no more than |at most |not more than |from |between )?(\\d+|one|two|three|four|five|six|seven|eight|ten|twelve|a few|several|a couple of|once|twice)( ?(-|to|or|and) ?(\\d+|two|three|four|five|six))? *(x|times?|(recurring |automated |marketing |promotional |sms |text |whatsapp )*(messages?|msgs?|texts?|emails?|e-mails?|mails?|newsletters?|alerts?|notifications?|posts?))? ?(per|a|each|every|/|in any) ?(calendar )?(day|week|month|mo|year|wk|fortnight)',
    '(msg|message|messages|msgs|text|texting|sending|email|contact|mailing) (frequency|freq|frequencies)( may)? var*|frequency ((may|can|will) )?(var*|depends|differs|of)|\\d+ ?/ ?(day|week|month|mo|wk|year)|frequency: .. ',
    '(messages?|texts?|emails?)? ?(daily|weekly|monthly|fortnightly|quarterly|every (week|month|day|other week|two weeks|few days))|one-?time|(once|twice) (a|per) *|single message',
    'how often .. (varies|vary|depend*)|number of messages .. var*|(messages?|texts?|emails?) (\\d+ times|\\d+)( ?/ ?| per )*',
  ],
  rates: [
    '(message|msg|messages|msgs|text|texts|carrier|standard|sms|mobile|network|data|operator|provider|usual)( *(and|&|\\+|/|or|&amp;) *(data|text|messaging))? (rates?|charges?|fees?|costs?|tariffs?)',
    '(rates?|charges?|fees?|costs?) (may|might|could|can|will) (apply|be charged|be incurred)|(carrier|operator|provider|network) .. (charge*|bill*)|cost you .. |(your )?(mobile )?plan (rates|charges)',
  ],
  notCondition: [
    "(not|*n't|never) require .. (consent|agree*|permission)|(shop|buy|order|purchase|check out) .. without (this|it|that|doing so|signing|any)|(not|*n't) have to .. (in order )?to (buy|shop|order|purchase)",
    "(not|*n't|never|no) .. (condition|required|requirement|necessary|need|needed|mandatory|prerequisite|obligat*|obliged|tied|depend*|affect*|hinge*|contingent|conditional)|(not|*n't|never) have to .. (agree|say yes|consent|sign up|opt in|tick|check|subscribe|do this) .. (buy|purchase|order|shop|check out)|(buy|purchase|order|shop) .. (whether or not|either way|regardless|anyway|all the same)|(whether or not|either way|regardless) .. (buy|purchase|order|goes through|shop)|(order|purchase|booking|reservation|checkout) .. (goes through|is not affected|either way)",
    'no purchase (is )?(necessary|required|needed)|(buy|purchase|order|shop|checkout) .. without .. (agree*|consent*|tick*|check*|sign*|opt*|subscrib*|text*)|without (agreeing|consenting|consent|signing up)',
    'whether or not i (agree|consent)|(is|are|this is|entirely|completely|totally) (voluntary|optional)|regardless of (whether|my|this)',
  ],
  unsubscribe: [
    'unsubscri*|opt[- ]?out*|opting out|(to|can|may) (stop|cancel|end|quit|leave)( (receiving|getting|these|them|the|messages|texts|at|any|by))*|manage (my|your) preferences|(link|button) .. (stop|leave)',
    'turn (them |it |these )?off|block(ing)? (us|this|the)|unfollow|leave the list|switch (them |it )?off|remove (me|yourself|myself)',
  ],
  stopKeywords: [],
  help: [
    '(reply|text|send|type|say|sms|or|and|write|answer|respond|,|;|/) *(with )?(the (word|keyword) )?"?(help|info)"?( |,|$|\\.|;|/)?',
    'help (for|to) (help|info*|support|assistance|more)|for help|need help|get help|help at|for (support|assistance)|help: ',
  ],
  anyTime: ['any ?time|for as long as i (like|want|wish)|whenever|at every time|any moment|any point|when(ever)? (i|you) (like|want|wish)'],
  takeBack: [
    'withdraw*|revok*|unsubscri*|opt[- ]?out*|stop*|cancel*|chang* (my|your) mind|take (it|this|them|my consent|that) back|end|quit|leave|turn .. off',
  ],
  contact: [
    'contact*|questions|reach (us|me)|customer (care|service|support)|write to|email us|call us|get in touch|support|visit|help at',
  ],
  street: [
    '\\d+[a-z]? .. (street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|square|suite|floor|place|court|highway|parkway)|p\\.? ?o\\.? box|suite \\d+|[a-z]{1,2}\\d{1,2}[a-z]? \\d[a-z]{2}|[a-z]{2} \\d{5}|[a-z]\\d[a-z] ?\\d[a-z]\\d',
  ],
  terms: [
    'terms( (of|and|&) (service|use|sale|conditions?))?|t&cs?|t & cs?|conditions of (use|sale|service)|user agreement|eula|terms & conditions|rules',
  ],
  privacy: ['privacy( (policy|notice|statement))?|data protection( (policy|notice))?|cookie policy'],
  notShared: [
    "(not|never|n't|nor) (be )?(sell*|sold|rent*|shar*|disclos*|pass*|transfer*|trad*|giv*|provid*)|(not|never|n't|no) .. (sell|sold|share|shared|sharing|rent|rented|disclose|disclosed|passed|given|provided|transferred) .. (third part*|anyone|others|other compan*|partner*|affiliate*|marketing)",
    'no (mobile|phone|personal|opt-in)? ?(information|data|number*) .. shar*|(no|not|never) .. shar*|kept? (private|confidential)|stays? with us',
  ],
  age: [
    '(1[3-9]|2[01]|eighteen|sixteen|thirteen|twenty-one) ?(\\+|(years?|yrs?)( of age| old)?( or (older|over|above))?|or (older|over|above)|and (older|over|above))|over (1[3-9]|2[01]|the age of)|at least (1[3-9]|2[01]|eighteen|sixteen)|of legal age|age of (majority|1[3-9]|2[01])|(1[3-9]|2[01])\\+',
  ],
  text: [
    '(text|sms|mms|mobile|phone|rcs|cell*)[- ]?(messag*|alert*|marketing|updates?|notification*|offers?)|texts?|texting|texted|sms|mms|rcs|sms/mms|by text|text me|picture messages?|mobile messages?',
  ],
  email: ['e-?mails?(?! address*)|e-?mailing|electronic mail|newsletters?'],
  call: [
    '(phone |voice |telephone |robo|live |automated |marketing )*(calls?|calling)|by phone|via phone|over the phone|prerecorded|voicemail*|artificial voice|call me',
  ],
  post: ['by (post|mail)|postal mail|direct mail|post,|via (post|mail)|letters?|mailings?'],
  push: ['push( notifications?| messages?)?|app notifications?|in-app'],
  implied: [
    '(opts|signs|enrol*s?|subscribes|adds) you|(when|once|if|as) (you|i) (place|complete|submit|make|book|message|text|call|chat|download|visit|use) .. (opt* in|agree*|consent*|subscrib*|authori*)|(you|i) (are|am) also (opting|agreeing|consenting|subscribing|signing)',
    'by (simply |just |merely )?(enter*|provid*|submit*|giv*|continu*|click*|tap*|press*|sign*|regist*|creat*|order*|purchas*|buy*|us*|visit*|brows*|plac*|check* out|complet*|join*|download*|access*|leav*|typ*|hitting|shar*|subscrib*|proceed*|accept*|remain*|stay*|scroll*|fill*|enrol*|log*|connect*|participat*) .. (agree*|consent*|authori[sz]*|opt* in|accept*|subscrib*|acknowledg*|allow*|permit*|give us permission|will receive|may (text|send|contact|message|email))',
    '(agree*|consent*|authori[sz]*|opt in|subscribe|accept|sign up) .. by (simply |just )?(enter*|provid*|submit*|giv*|continu*|click*|creat*|order*|purchas*|buy*|using|visit*|brows*|plac*|complet*|download*)',
    '(use of|using|visiting|continued use|your (order|purchase|registration|account|visit|entry|submission|number)) .. (constitut*|means|signif*|indicat*|implies|counts as|is taken as|shall be|confirms|is (your )?(consent|agreement)|opts? you in)',
    "deemed|you (will|'ll) (be )?(automatically|also) (be )?(subscrib*|opt* in|enrol*|receiv*|added|sign*|get)|automatically (subscrib*|enrol*|opt*|added|sign*)|assum* .. (agree|consent|ok|happy)|(we|we'll|we will|we may|we might) (also |then |occasionally )?(use|text|send|add|start) (this|the|your|you) .. (text|marketing|offers|promotion*|list|sms|deals|messages)",
    'when you (enter|provide|submit|give|order|buy|register|sign up|check out|create) .. (agree|consent|subscrib*|text|send|opt)|(once|if) you (enter|provide|submit|continue|order|register|buy|place|check out|create|complete) .. (agree|consent|we (will|may|can)|opt*|subscrib*)',
  ],
  boxAct: ['(check*|tick*|select*|mark*|click*) .. (box|checkbox|tickbox)|(box|checkbox) .. (check*|tick*|select*)'],
  optOut: [
    'un-?(check|tick|select|mark)[a-z]*|de-?select*|(leave|left|keep|remains?) .. (checked|ticked|selected)|pre-?(check|tick|select|fill)[a-z]*|already (checked|ticked|selected)|(clear|untick|uncheck|empty) .. (box|tick)',
    "(do not|don't|dont|not|no longer|rather not|prefer not|object) .. (want|wish|like|to receive|receiv*|contact*|hear|be contacted|messag*|text*|email*) .. (tick|check|click|select|box|let us know|tell us|write|opt)|(tick|check|click|select|mark) .. (if|to) ~ (not|don't|dont|do not|opt out|opt-out|object|rather not|prefer not)",
    "unless (you|i) (tell|let|say|opt|object|un*|ask|click|tick|check|notify|write|inform|instruct|indicate|decline)|(opt|opted) .. unless|unless .. (opt out|otherwise|object)|if (we|i) (don't|do not) hear|no (reply|response|answer) .. (means|agree|consent)|silence",
  ],
  condition: [
    '(required|requirement|necessary|mandatory|must|have to|need to|needed|condition*) .. (purchas*|order*|buy*|bought|check ?out|complet*|finish*|account*|continu*|service|discount|access|deliver*|coupon|proceed|shop|sale|tickets?|book*|participat*|redeem*|receive your|get your)',
    '(to (complete|place|finish|continue|process|buy|purchase|order|get|receive|claim|unlock|access|create|use|check out|enter|join|redeem|book)|in order to) .. (must|you have to|need to|required|agree to (receive|get)|consent to (receive|get))|in exchange for|as (a )?condition|only (if|when) (you|i) (agree|consent|subscrib*|opt)|(purchase|order|checkout|discount|shipping|access|entry|service|account) (requires?|is conditional|depends|is subject)',
  ],
  conditionNegated: [
    "(without|unless|if) .. (consent*|agree*|subscrib*|opt*|tick*|sign*|box) .. (can ?not|can't|unable|not (be )?(process*|ship*|complet*|able|accept*|possible|get|receive|eligible|honou?r*|place)|won't|will not|forfeit|no (order|discount|purchase|delivery|coupon))",
    "(can ?not|can't|unable|won't|will not|not be|not possible|no (order|discount|purchase|checkout)*) .. (order|process*|complet*|purchas*|ship*|check ?out|discount|buy|bought|book*|sold|tickets?|account|deliver*|enter|participat*|continue|finish*|redeem*) .. (without|unless|until) .. (consent*|agree*|subscrib*|opt*|tick*|sign*|box)",
  ],
  others: [
    '(third|3rd)[- ]part(y|ies)|(selected |trusted |marketing |our |its |other |business |carefully |advertising |affiliate[d]? |media |brand )*(partners?|affiliates?|sponsors?|subsidiaries|sister (brands?|companies)|advertisers?|associates)|affiliated (compan*|brands?|business*)|group compan*|compan* (of|in) (our|the) group|family of (brands|companies)|other (brands?|compan*|businesses|sellers|merchants|retailers|organi[sz]ations)|lead (buyers?|generat*)|(its|our) (agents|network|group)|participating (brands|lenders|sellers|retailers)|data brokers?',
  ],
  share: ['(shar*|sell*|sold|rent*|disclos*|pass*|transfer*|trad*|giv*|provid*|made available|make .. available|forward*|exchang*)'],
  not: ["not|*n't|never|no|n't|don't|won't|doesn't|isn't|cannot|can't|aren't|nor|without|neither|nobody"],
  allChannels: [
    '(any|all|every|other|various|multiple|different) (available |other |electronic |possible |communication |contact )*(channels?|means|methods?|medium|media|way of contact|ways)|electronic (communications?|means)|however (we|you) (like|choose)|by whatever means|or otherwise contact*|or any other',
  ],
  unlimited: [
    '(any|all) (kinds? of |types? of |sorts? of )?(messages?|texts?|communications?|information|purposes?|content|contact)|for any (purpose|reason)|(anything|whatever) (we|they) (think|like|want|choose|feel)|other (purposes|communications|information|messages|materials?|things)|various (purposes|messages|information)|contact me( about)? (anything|any)|stay in touch|keep in touch|(may|will|can) contact (you|me)( (about|with|regarding) (anything|various|other))?$|(get|receive|agree to|consent to) (messages|updates|information|communications?)( from [^.]{0,30})?$',
  ],
  irrevocable: [
    "irrevocabl*|(can ?not|can't|may not|not|never|no longer) (be )?(withdraw*|revok*|cancel*|undone|undo|revers*|taken back|opt* out|unsubscri*|change*)|no (way|right|possibility|option) .. (withdraw|opt out|unsubscribe|cancel|stop|revoke)|permanent* (consent|agree*)|(consent|agreement) is (final|permanent|binding)",
    '(only|must|solely|exclusively) .. (writing|letter|post|mail|fax|registered|phone|calling|in person|log* in|account|call)|(letter|post|mail|fax|in person|calling|in writing) only|(opt* out|unsubscri*|stop*|cancel*|withdraw*) .. (fee|charge of|costs? \\$|\\$ ?\\d)|(fee|charge) .. (to opt out|to unsubscribe|for (opting|unsubscribing|cancel*))',
  ],
  consent: ['consent*|agree*|opt[- ]?(in|ing)*|accept*|permission|tick*|check*|sign* up|subscrib*|authori[sz]*'],
  free: [
    "(100 ?%|completely|totally|entirely|absolutely|always) free|free of charge|(texts?|messages?|sms) (are|is) free|free (texts?|text messages|sms)|(never|not|no|nothing|won't) .. (charg*|cost*|pay*|bill*|fees?)|at no (cost|charge)|no (charges?|costs?|fees?)|costs? (you )?nothing",
  ],
  refers: [
    'see|view|read|per|under|accordance|described|subject to|refer|review|governed|according|set out|explained|details|check|apply|applies|available|click|found|find|as in|link*|below|here|more|for .. in (our|the)|use .. data|handle*|processed|aware|about',
  ],
  receive: [
    'receiv*|get|getting|send*|sent|(text|message|email|call|whatsapp) (me|you|us)|texting (me|you)|emailing|contact*|hear from|notify|deliver*|reach me|(marketing|promotional|promo|advertising|automated) (text|message|email|sms)*',
  ],
  transactional: [
    'order (updates?|status|confirmation*|notification*|information)|shipping (updates?|notification*)|delivery (updates?|notification*|alerts?)|account (alerts?|notification*|updates?)|appointment*|transactional|service messages|receipts?|security (alerts?|codes?)',
  ],
  noise: ['"?stop (offers|promotions)( and announcements)?"?|offers and announcements'],
};
