/** Links into apps, on the page and in the chat: German. */
import type { LinkTexts } from './link-texts.ts';

export const deLinks: LinkTexts = {
  in_app: 'Sie stimmen in {channel} selbst zu. Nach diesem Formular führen wir Sie dorthin.',
  title: 'Noch ein Schritt in {channel}',
  hint: 'Öffnen Sie {channel} und tippen Sie dort auf „{agree}“. Vorher ist nichts zugestimmt.',
  open: '{channel} öffnen',
  scan: 'Oder scannen Sie diesen Code mit dem Handy',
  send: 'Senden Sie {text} an {to}',
  waiting: 'Warten auf {channel}',
  digits: 'Tippen Sie im Chat auf {digits}. So sehen wir, dass diese Seite und der Chat beide Ihnen gehören.',
  agreed: 'Sie haben in {channel} zugestimmt',
  declined: 'Sie haben in {channel} nichts zugestimmt',
  ended: 'Dieser Link gilt nicht mehr',
  again: 'Neuen Link holen',
  agree: 'Ich stimme zu',
  decline: 'Nein danke',
  said_yes: 'Danke. Sie haben {messages} von {brand} zugestimmt. Mit STOP beenden Sie sie jederzeit.',
  said_no: 'In Ordnung. {brand} schreibt Ihnen hier nicht.',
  pick: 'Welche Zahl zeigt die Seite? Tippen Sie darauf. Wenn keine solche Seite vor Ihnen offen ist, tippen Sie auf nichts.',
  matched: 'Danke. Dieser Chat und Ihre Anmeldung gehören jetzt zusammen.',
  not_matched: 'Das ist nicht die Zahl auf der Seite. Was Sie hier zugestimmt haben, bleibt, wie es ist.',
  taken: 'Diesen Link hat schon jemand anders geöffnet. Zum Anmelden nutzen Sie bitte das Formular auf der Website.',
  over: 'Dieser Link gilt nicht mehr. Zum Anmelden nutzen Sie bitte das Formular auf der Website.',
  by_text: 'Zum Zustimmen antworten Sie {word}',
  friend_first: 'Fügen Sie {brand} in {channel} als Freund hinzu und öffnen Sie den Link des Formulars dann noch einmal.',
  go_to_chat: 'Wir haben Ihnen in {channel} eine Nachricht geschickt. Öffnen Sie den Chat, um fortzufahren.',
};
