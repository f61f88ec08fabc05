/** Links into apps, on the page and in the chat: Brazilian Portuguese. */
import type { LinkTexts } from './link-texts.ts';

export const ptBrLinks: LinkTexts = {
  in_app: 'Você concorda no próprio {channel}. Levamos você até lá depois deste formulário.',
  title: 'Mais um passo no {channel}',
  hint: 'Abra o {channel} e toque em “{agree}”. Antes disso, nada foi aceito.',
  open: 'Abrir o {channel}',
  scan: 'Ou escaneie este código com o celular',
  send: 'Envie {text} para {to}',
  waiting: 'Aguardando o {channel}',
  digits: 'Toque em {digits} na conversa. Assim vemos que esta página e a conversa são suas.',
  agreed: 'Você concordou no {channel}',
  declined: 'Você não concordou com nada no {channel}',
  ended: 'Este link não vale mais',
  again: 'Obter um novo link',
  agree: 'Concordo',
  decline: 'Não, obrigado',
  said_yes: 'Obrigado. Você concordou em receber {messages} de {brand}. Envie STOP a qualquer momento para encerrar.',
  said_no: 'Tudo bem. {brand} não vai escrever para você aqui.',
  pick: 'Que número a página mostra? Toque nele. Se não houver uma página assim aberta, não toque em nada.',
  matched: 'Obrigado. Esta conversa e o seu cadastro agora andam juntos.',
  not_matched: 'Esse não é o número da página. O que você aceitou aqui continua como está.',
  taken: 'Outra pessoa já abriu este link. Para se cadastrar, use o formulário do site.',
  over: 'Este link não vale mais. Para se cadastrar, use o formulário do site.',
  by_text: 'Para concordar, responda {word}',
  friend_first: 'Adicione {brand} como amigo no {channel} e abra o link do formulário outra vez.',
  go_to_chat: 'Enviamos uma mensagem para você no {channel}. Abra a conversa para continuar.',
};
