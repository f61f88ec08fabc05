/** Clauses of the default disclosures: Hindi. The verb closes the first sentence and stands with the channel; it fits every gender. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const hiClauses: DisclosureClauses = {
  said: {
    agreement: 'मैं सहमत हूँ कि मुझे',
    legal_entity: '{legal_entity}',
    brand: '({brand}) से',
    account: {
      text_messages: 'मेरे दिए नंबर पर (प्रेषक: {account})',
      whatsapp: 'मेरे दिए नंबर पर (प्रेषक: {account})',
      email: 'मेरे दिए ईमेल पते पर (प्रेषक: {account})',
      other: '(प्रेषक: {account})',
    },
    kinds: '{kinds} के बारे में',
    recurring_automated: 'अपने आप बार-बार भेजे जाने वाले',
    marketing: 'मार्केटिंग',
    channel: {
      text_messages: 'टेक्स्ट संदेश ({channels}) मिलें',
      whatsapp: 'WhatsApp संदेश मिलें',
      email: 'ईमेल मिलें',
      other: '{channel} संदेश मिलें',
    },
    frequency: '{frequency}।',
    not_a_condition: 'किसी खरीदारी के लिए सहमति देना ज़रूरी नहीं है।',
    rates: {
      text_messages: 'संदेश और डेटा का शुल्क लग सकता है।',
      other: 'डेटा का शुल्क लग सकता है।',
    },
    stop: {
      text_messages: 'बंद करने के लिए STOP लिखकर जवाब दें।',
      whatsapp: 'बंद करने के लिए STOP लिखकर जवाब दें या WhatsApp का “ऑफ़र बंद करें” विकल्प चुनें।',
      email: 'हर ईमेल में सदस्यता छोड़ने का लिंक होता है।',
      other: 'हर संदेश में बंद करने का तरीका लिखा होता है।',
    },
    help: {
      text_messages: 'मदद के लिए HELP लिखकर जवाब दें।',
      whatsapp: 'मदद के लिए HELP लिखकर जवाब दें।',
      other: 'मदद के लिए यहाँ दिए गए संपर्क से पूछें।',
    },
    withdraw_any_time: 'मेरी सहमति आगे के लिए कभी भी वापस ली जा सकती है।',
    age: 'मेरी उम्र कम से कम {age} साल है।',
    not_shared: {
      text_messages: 'मेरा नंबर और यह सहमति दूसरों को उनकी अपनी मार्केटिंग के लिए नहीं दी जाती।',
      whatsapp: 'मेरा नंबर और यह सहमति दूसरों को उनकी अपनी मार्केटिंग के लिए नहीं दी जाती।',
      email: 'मेरा ईमेल पता और यह सहमति दूसरों को उनकी अपनी मार्केटिंग के लिए नहीं दी जाती।',
      other: 'मेरी जानकारी और यह सहमति दूसरों को उनकी अपनी मार्केटिंग के लिए नहीं दी जाती।',
    },
    terms: 'नीचे लिंक की गई शर्तें लागू होती हैं।',
    privacy: 'नीचे लिंक की गई गोपनीयता नीति बताती है कि मेरे डेटा का इस्तेमाल कैसे होता है।',
    contact: 'संपर्क: {contact}।',
    sender_address: 'प्रेषक का पता: {address}।',
  },
  opening: ['agreement', 'legal_entity', 'brand', 'account', 'kinds', 'recurring_automated', 'marketing', 'channel'],
  sentences: USUAL_SENTENCES,
  night: 'यह रात {from} से {to} बजे तक के संदेशों के लिए अलग सहमति है।',
  joints: { part: ' ', end: '।', sentence: ' ' },
};
