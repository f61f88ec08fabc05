/** Words that people of every language send. Vendors' own English keywords are here: they work in every country. */
import type { Words } from '../words.ts';

export const international: Words = {
  language: 'international',
  writing: 'spaced',
  // FACTS "Keyword defaults differ": Twilio, Telnyx, AWS, Braze. 47 CFR 64.1200(a)(10). VENDORS A4: Vonage's texts of RCS taps.
  stop: `stahp, staph, stahhp, shtop, stop, stopp, stops, stopall, stop all, stop sms, stop mms, stop rcs, sms stop, stop info, stop promo, unsubscribe, unsub, end, quit, optout, opt out, opt me out, revoke, remove,
    arret, td, baja, parar, unreg, unsubscribe all, stop marketing, stop spam, no spam, stopspam, stop ads, stop pub, stop promos, stop whatsapp, stop email, stop emails, stop mail, stop mails,
    stop newsletter, stop notifications, stop messages, stop message, stop msg, stop msgs, stop texts, stop text, stop texting, stop it, end all, quit all, cancel all, stopstop, stop stop, stop plz, t, td td`,
  cancel: 'cancel',
  help: 'help, info, help me, helpme, information',
  start: 'start, unstop, join, subscribe, resubscribe, restart, optin, opt in, opt me in',
  yes: 'yes, y, ok, okay, okey, okk, k, kk, yep, yup, yeah, yea, ye, yess, 1, oki, okie, confirm, confirmed, i confirm, agree, i agree, accept, i accept',
  filler:
    'please, pls, plz, plse, pliz, thanks, thank you, thx, tks, ty, now, sms, asap, hi, hello, hey, bye, lol, emoji, re, fwd, tq, ok, okay',
  optOut: 'unsubscribe, unsubscribing, unsubscription, opt out, opt me out, optout, opting out, optingout, unsub',
  cease: 'stop',
  messages: `sms, smses, mms, rcs, newsletter*, news letter*, spam, spams, spamming, msg, msgs, email*, e mail*, mail, mails, mailing*, notification*, push, pushes, whatsapp, whatsapps, dm, dms,
    marketing, advert, adverts, messages, message, texts`,
  promo: 'promo, promos, promotion, promotions, offer, offers',
  list: 'mailing list, database, mailinglist*, newsletter*',
  consent: 'gdpr, dsgvo, rgpd, lgpd, avg',
  textChannel: 'sms, mms, rcs, whatsapp, whatsapps, dm, dms, telegram, viber, messenger',
  emailChannel: 'email*, e mail*, mail, mails, newsletter*',
  callChannel: 'call, calls, calling',
  spared: 'nonstop, non stop, one stop shop, stop motion, stop and go, full stop, pit stop, stopwatch*',
  footer:
    '(reply|text|txt|send|answer|type|respond|message) (with |)(the word |)(stop|end|quit|cancel|unsubscribe|stopall|optout) (to|2|at|if|in order|for), reply (stop|unsubscribe), stop to (end|opt|stop|quit|cancel|unsubscribe|leave), stop 2 (end|quit|stop|unsubscribe), txt stop, text stop to',
  no: `no, non, nein, nee, nej, ei, nie, ne, não, nao, tidak, gak, ga, nggak, enggak, không, khong, ko, hayır, hayir, لا, לא, نه, ні, нет, नहीं, नही, nahi, nhi, nahin, nope, nah, never, wrong, incorrect, not correct`,
};
