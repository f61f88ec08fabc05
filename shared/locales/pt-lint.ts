/** Portuguese of Brazil and Portugal: words for the lint. Carriers in Brazil read SAIR and PARAR beside STOP. */
import type { LintWords } from './lint-words.ts';

export const ptLint: LintWords = {
  language: 'pt',
  spacing: 'words',
  marks: ['o|a|os|as|de|que|e|em|por|para|meu|minha|me|seu|com|uma?|do|da|ao|nao|voce|sim'],
  agreement: [
    '(eu |sim,? )*(.. )?(aceito|concordo|consinto|autorizo|desejo|quero|dou (meu )?consentimento|gostaria|estou de acordo|me inscrevo|solicito|permito|confirmo|opto|escolho|assino)',
    'voce (.. )?(aceita|concorda|consente|autoriza|permite)|sim,? (quero|envi*|mand*|por favor|me|podem|desejo)|enviem-me|me enviem|me envie|me mande*|meu (consentimento|aceite) (expresso )?(para|em|a) receb*|(aceita|concorda|consente|autoriza) (em |com |receber)',
  ],
  marketing: ['marketing|publicid*|publicitari*|promocion*|promoc*|comercia(l|is)|newsletters?|propaganda*|informativos?|promo|divulgacao'],
  promotion: [
    'ofertas?|promoc*|promocoes|descontos?|novidades?|lancamentos?|novos? (produtos?|itens|cafes)|novas? colec*|cupons?|cupom|noticias|vantagens|beneficios|eventos?|lembretes? de carrinho|carrinho*|dicas|liquidac*|saldos|sorteios|exclusivas?|economia',
  ],
  recurring: ['recorrent*|automati*|periodic*|repetid*|regular*'],
  frequency: [
    '(\\d+|uma?|duas|dois|tres|quatro) .. (por|ao|a cada) (dia|semana|mes|ano|quinzena)|a cada (quinze|15) dias',
    '(\\d+|uma?|dois|duas|tres|quatro|cinco|seis|oito|dez|alguns|algumas|poucas|varias) ?(-|a|ou)? ?(\\d+|dois|duas|tres|quatro|cinco|seis)? ?(vez|vezes|mensagens|mensagem|sms|e-?mails?|envios?|alertas?|msgs?|torpedos?|comunicac*|informativos?|mensagens de texto|mensagens de whatsapp)? ?(no maximo )?(por|ao|/|a cada|cada|na|no) ?(\\d+ )?(dia|semana|mes|ano|quinzena|dias|semanas|meses)',
    '(frequencia|numero|quantidade) .. (var*|depend*|pode)|frequencia*|diari*|semanal*|semanais|mensal|mensais|mensalmente|trimestral|quinzenal*|toda semana|todo mes|cada (semana|mes)|mensagem unica',
  ],
  rates: [
    '(tarifas?|taxas?|custos?|cobrancas?|encargos|precos?) .. (aplic*|mensage*|dados|sms|operadora*|padrao|cobra*|incid*|provedor*)|(podem|pode|poderao) .. (aplicar*|cobrar*|incidir*|cobrad*|haver|gerar) .. (tarifas?|taxas?|custos?|cobrancas?)|(aplicam-se|podem ser cobrad*) .. |conforme (seu|meu|o) (plano|pacote)',
  ],
  notCondition: [
    '(comprar|pedir) .. sem (isso|marcar)|nao (afeta|influencia|interfere)|nao precisa .. (comprar|pedir)',
    '(nao|sem|nem|nenhum*) .. (condic*|obrigatori*|requisito|necessari*|obrig*|exig*|vincul*|precis*|condicionad*)|sem (qualquer )?obrigac*|nao .. compra|(compra*|comprar|pedido*) .. sem .. (aceit*|consent*|autoriz*|concord*|marc*)|voluntari*|opcional|facultativ*|independe*',
  ],
  unsubscribe: [
    'cancel* (a |minha |sua |o )?(inscric*|assinatura|recebimento|envio)|cancelar|cancelamento|descadastr*|desinscre*|sair|parar|deixar de receber|link de (cancelamento|descadastr*|descadastramento)|opt-?out|interromper|remover|unsubscribe|bloque*|desativ*|nao receber mais|deixar de seguir|como (parar|cancelar|sair|deixar)|anular (a )?subscric*',
  ],
  stopKeywords: ['sair', 'parar', 'cancelar', 'pare'],
  help: ['"?(ajuda|help|info|socorro)"?( para| por| ao?|\\.|,|$)?'],
  anyTime: [
    'a qualquer (momento|tempo|hora|instante)|quando (quiser|desejar)|em qualquer (momento|altura)|a todo (o )?momento|qualquer momento|sempre que',
  ],
  takeBack: ['retir*|revog*|cancel*|desist*|sair|parar|mudar de (ideia|opiniao)|descadastr*|anul*|deixar de|interromp*|opor|desinscre*'],
  contact: ['contat*|contact*|duvidas?|perguntas?|atendimento|suporte|fale conosco|escreva|sac|fale com|apoio ao cliente'],
  street: [
    '(rua|r\\.|avenida|av\\.?|praca|alameda|travessa|rodovia|estrada|largo) [^.]{0,50}?\\d+|cep:? ?\\d+|\\d{5}-?\\d{3}|\\d{4}-\\d{3}|caixa postal',
  ],
  terms: ['termos( e condic*| de uso| de servico| do programa)?|condicoes( gerais| de uso| do programa| de utilizacao)?|regulamento'],
  privacy: ['privacidade|protecao de dados|dados pessoais|lgpd|confidencialidade'],
  notShared: ['(nao|nunca|jamais|nem|sem) .. (compartilh*|partilh*|vend*|ced*|repass*|transfer*|divulg*|fornec*|alug*|cessao)'],
  age: [
    '(1[3-8]|2[01]|dezoito|dezesseis) anos|maior(es)? de (idade|1[3-8]|dezoito)|maioridade|pelo menos (1[3-8]|2[01])|no minimo (1[3-8]|2[01])',
  ],
  text: [
    'sms|mms|mensage(m|ns) (sms|de texto|curtas?|mms|rcs|multimidia|.. de texto)|mensage(m|ns) .. de texto|textos?|torpedos?|rcs|por texto',
  ],
  email: ['(?<!endereco de |endereco |meu |seu )e-?mails?|correio eletronico|correios eletronicos|newsletters?|mails?'],
  call: [
    'ligac(ao|oes)( telefonicas?)?|telefonemas?|por telefone|chamadas?( telefonicas?| de voz)?|telefonicas?|via telefone|ligar*|telefone,',
  ],
  post: ['correio( postal)?,|correio postal|por correio|via postal|cartas?|correspondencia|pelos correios|mala direta'],
  push: ['push|notificac(ao|oes) (push|do app|do aplicativo|no celular)'],
  implied: [
    '(ao|pelo|com o|mediante o|com a) (.. )?(inserir|informar|fornecer|enviar|digitar|continuar|prosseguir|clicar|cadastrar*|registrar*|criar|comprar|realizar|utilizar|usar|navegar|finalizar|concluir|preencher|deixar|dar|visitar|inscrever*|participar|acessar|entrar|seguir|fechar|efetuar|submeter|introduzir|se cadastrar|cadastro|envio|uso|compra|apertar|pagar|confirmar) .. (aceit*|concord*|consent*|autoriz*|receber*|inscre*|assina*|permit*)',
    '(o|a|seu|sua|este|esta) .. (uso|utilizacao|navegacao|compra|pedido|cadastro|registro|envio|visita|inscricao|participacao|continuacao|preenchimento) .. (implica*|constitui*|significa*|equivale*|representa*|configura*|sera considerad*|vale como|pressupoe)|(considera-se|presume-se|entende-se|sera considerad*|presumimos|consideramos|assumimos) .. |automaticamente .. (inscrit*|cadastrad*|receb*|adicionad*|assina*)|(inscrit*|cadastrad*|adicionad*) automaticamente|consentimento (tacito|implicito)|(seu|este) (numero|e-?mail|telefone) .. (para|com fins) .. (promoc*|publicit*|marketing|ofertas|comercia*)$',
    '(se|quando|uma vez que|caso) (voce )?(.. )?(continu*|informar|fornecer|inserir|prossegu*|compr*|cadastr*|naveg*|preench*|deixar|finaliz*) .. (aceit*|concord*|consent*|autoriz*|receber*|inscrit*)',
  ],
  boxAct: [
    '(marc*|selecion*|assinal*|ticar|clicar) .. (caixa|caixinha|opcao|quadrado|checkbox|campo)|(caixa|caixinha|checkbox|opcao) .. (marc*|selecion*|assinal*)',
  ],
  optOut: [
    'desmarc*|pre-?marcad*|pre-?selecionad*|ja (esta )?(marcad*|selecionad*)|marcad* por padrao|por padrao|(deixe|deixar|deixando|mantenha) .. marcad*|deselecion*|desassinal*|por defeito|por omissao',
    'nao .. (desej*|quer*|quis*|receber|aceit*|concord*) .. (marque|assinale|clique|marcar|caixa|desmarc*|avise|escreva|envie|entre|informe|avis*|comunique)|(marque|assinale|clique|marcar) .. (se|caso|para) ~ (nao|recus*)',
    'salvo (se|indicac*|oposic*|manifestac*)|a menos que|exceto se|(se|caso) (voce )?nao (se (opuser|manifestar)|responder|houver|disser|recebermos|avisar|nos avisar)|enquanto nao|(ausencia|falta) de (resposta|oposicao|manifestacao)|silencio',
  ],
  condition: [
    '(obrigatori*|condicao|requisito|necessari*|exig*|deve*|precisa*|tem que|indispensavel|somente se|apenas se|so se|imprescindivel) .. (compr*|pedido*|desconto|cupom|particip*|continu*|finaliz*|conclu*|termin*|conta|servico|acess*|entrega|frete|sorteio|oferta|cadastr*)',
    '(para|a fim de) .. (compr*|conclu*|finaliz*|particip*|obter|acess*|ganhar|aproveit*|process*|continu*|criar|realiz*|receber (seu|o|a|sua)|usar|garantir|efetuar) .. (deve*|obrigatori*|tem que|necessari*|precis*|exig*|aceit*|consent*|concord*|condicao)|(compra|pedido|desconto|participacao|acesso|servico|frete|entrega) .. (condicionad*|sujeit*|vinculad*|exige*|requer*|depende*) .. (aceit*|consent*|autoriz*|receb*|inscric*|concord*)|em troca|como condicao',
  ],
  conditionNegated: [
    '(sem|se nao|caso nao) .. (consent*|aceit*|autoriz*|concord*|marc*|inscri*) .. (nao|impossivel|nenhum*) .. (pedido*|compra*|process*|entreg*|desconto|pod*|particip*|conclu*|finaliz*|envi*|possivel)|(sem|se nao|caso nao) .. (consent*|aceit*|autoriz*|concord*) .. (pedido*|compra*|desconto|entrega|cupom|frete|cadastro) .. nao|nao .. (pod*|conclu*|finaliz*|process*|compr*|pedido|particip*|continu*|possivel|envi*) .. (sem|se nao|ate que) .. (consent*|aceit*|autoriz*|concord*|inscri*|marc*)',
  ],
  others: [
    'terceir[oa]s?|parceir[oa]s?( comerciais)?|(empresas?|marcas?|entidades?|companhias?|lojas?) (afiliadas?|parceiras?|associadas?|coligadas?|irmas?|do grupo|terceiras?)|afiliad[oa]s?|filiais|patrocinador*|anunciantes|outras (empresas?|marcas?|companhias?|entidades|lojas)|(nosso|seu|do) grupo|subsidiarias?|coligadas?',
  ],
  share: [
    'compartilh*|partilh*|vend*|venda|ced(er|e|em|emos|idos?|idas?)|cessao|repass*|transfer*|divulg*|alug*|fornec*|transmit*|disponibiliz*|troca*',
  ],
  not: ['nao|nunca|jamais|nem|sem|nenhum|nenhuma|tampouco'],
  allChannels: [
    '(qualquer|quaisquer|todos os|todas as|outros?|diversos|diferentes|varios) (outros? |demais )?(canal|canais|meios?|vias?|formas?)|meios? eletronicos?|via eletronica|comunicac(ao|oes) eletronicas?|qualquer outr[oa]|outros meios|outro meio',
  ],
  unlimited: [
    '(qualquer|quaisquer|todo|todos?|todas?) (tipo de |tipos de |os |as )?(.. )?(mensagens|mensagem|comunicac*|informac*|fins?|finalidade*|conteudos?|proposito*|assuntos?)|para (quaisquer|outros|diversos|todos os) (fins|propositos|finalidades|assuntos)|manter contato|para outros fins|entrem em contato$|ser contatad[oa]$',
  ],
  irrevocable: [
    'irrevogav*|irretratav*|(nao|nunca|sem) ~ (retir*|revog*|cancel*|anul*|desist*|descadastr*)|(somente|apenas|exclusivamente|so) .. (escrito|carta|correio|correios|fax|ligando|telefone|pessoalmente|presencial*|loja fisica|telefonico)|(cancel*|descadastr*|revog*) .. (taxa|custo|r\\$|tarifa|multa)|definitiv*',
  ],
  consent: ['consent*|aceit*|autoriz*|concord*|marcar|marque|inscri*'],
  free: [
    '(100 ?%|totalmente|completamente|inteiramente) (gratis|gratuit[oa]s?)|(mensagens|sms) (sao )?(gratis|gratuit[oa]s)|sem (nenhum |qualquer )?(custo|cobranca|taxa)|nao .. (cobra*|custa*|paga*|custo)|nunca .. cobra*',
  ],
  refers: [
    'ver|veja|consult*|conforme|segundo|de acordo com (a|o|os|as) (nossa|nossos|termos|politica)?|na (nossa )?|nos (nossos )?|em|leia|li|descrit*|previst*|detalh*|aplicam*|disponi*|aqui|link*|saiba|mais info*|informac*|indicad*|regid*|como|explica*|trat*|uso de',
  ],
  receive: ['receb*|envi*|mand*|contat*|contact*|inform*|comunic*|notific*|remet*|entrem em contato|avis*'],
  transactional: [
    '(status|acompanhamento|confirmac*|atualizac*|rastre*) (de |do |da |do meu |de meu |do seu )*(pedido*|entrega*|compra*|envio*)|agendament*|consultas|transacion*|alertas de conta|mensagens de servico|codigos? de seguranca',
  ],
  noise: [
    '"?(interromper|parar|cancelar) (as )?(ofertas|promocoes)( e anuncios)?"?|"?stop offers"?|ofertas e anuncios|parar de receber ofertas',
  ],
};
