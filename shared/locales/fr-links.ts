/** Links into apps, on the page and in the chat: French. */
import type { LinkTexts } from './link-texts.ts';

export const frLinks: LinkTexts = {
  in_app: 'Vous donnez votre accord dans {channel}. Nous vous y conduisons après ce formulaire.',
  title: 'Encore une étape dans {channel}',
  hint: 'Ouvrez {channel} et touchez « {agree} ». Avant cela, rien n’est accepté.',
  open: 'Ouvrir {channel}',
  scan: 'Ou scannez ce code avec votre téléphone',
  send: 'Envoyez {text} à {to}',
  waiting: 'En attente de {channel}',
  digits: 'Touchez {digits} dans la conversation. Nous voyons ainsi que cette page et la conversation sont les vôtres.',
  agreed: 'Vous avez donné votre accord dans {channel}',
  declined: 'Vous n’avez rien accepté dans {channel}',
  ended: 'Ce lien n’est plus valable',
  again: 'Obtenir un nouveau lien',
  agree: 'J’accepte',
  decline: 'Non merci',
  said_yes: 'Merci. Vous avez accepté {messages} de la part de {brand}. Envoyez STOP à tout moment pour y mettre fin.',
  said_no: 'Très bien. {brand} ne vous écrira pas ici.',
  pick: 'Quel nombre la page affiche-t-elle ? Touchez-le. Si aucune page de ce genre n’est ouverte devant vous, ne touchez rien.',
  matched: 'Merci. Cette conversation et votre inscription vont désormais ensemble.',
  not_matched: 'Ce n’est pas le nombre affiché sur la page. Ce que vous avez accepté ici reste inchangé.',
  taken: 'Quelqu’un d’autre a déjà ouvert ce lien. Pour vous inscrire, utilisez le formulaire du site.',
  over: 'Ce lien n’est plus valable. Pour vous inscrire, utilisez le formulaire du site.',
  by_text: 'Pour accepter, répondez {word}',
  friend_first: 'Ajoutez {brand} comme ami dans {channel}, puis ouvrez à nouveau le lien du formulaire.',
  go_to_chat: 'Nous vous avons envoyé un message dans {channel}. Ouvrez la conversation pour continuer.',
};
