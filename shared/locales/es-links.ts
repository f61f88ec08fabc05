/** Links into apps, on the page and in the chat: Spanish. */
import type { LinkTexts } from './link-texts.ts';

export const esLinks: LinkTexts = {
  in_app: 'Usted da su consentimiento en {channel}. Le llevamos allí después de este formulario.',
  title: 'Un paso más en {channel}',
  hint: 'Abra {channel} y toque «{agree}». Antes de eso no hay nada aceptado.',
  open: 'Abrir {channel}',
  scan: 'O escanee este código con el teléfono',
  send: 'Envíe {text} a {to}',
  waiting: 'Esperando a {channel}',
  digits: 'Toque {digits} en el chat. Así vemos que esta página y el chat son suyos.',
  agreed: 'Ha aceptado en {channel}',
  declined: 'No ha aceptado nada en {channel}',
  ended: 'Este enlace ya no es válido',
  again: 'Obtener otro enlace',
  agree: 'Acepto',
  decline: 'No, gracias',
  said_yes: 'Gracias. Ha aceptado {messages} de {brand}. Envíe STOP en cualquier momento para terminar.',
  said_no: 'De acuerdo. {brand} no le escribirá aquí.',
  pick: '¿Qué número muestra la página? Tóquelo. Si no tiene abierta esa página, no toque nada.',
  matched: 'Gracias. Este chat y su registro ya van juntos.',
  not_matched: 'Ese no es el número de la página. Lo que aceptó aquí sigue igual.',
  taken: 'Otra persona ya ha abierto este enlace. Para registrarse, use el formulario del sitio web.',
  over: 'Este enlace ya no es válido. Para registrarse, use el formulario del sitio web.',
  by_text: 'Para aceptar, responda {word}',
  friend_first: 'Añada {brand} como amigo en {channel} y vuelva a abrir el enlace del formulario.',
  go_to_chat: 'Le hemos enviado un mensaje en {channel}. Abra el chat para continuar.',
};
