/** Spanish of Spain and Latin America: words for the lint. Carriers there read BAJA and ALTO beside STOP. */
import type { LintWords } from './lint-words.ts';

export const esLint: LintWords = {
  language: 'es',
  spacing: 'words',
  marks: ['el|la|los|las|de|que|y|en|por|para|mi|me|su|con|una?|del|al|es|se'],
  agreement: [
    '(yo |si,? |por la presente )*(acepto|consiento|autorizo|deseo|quiero|doy (mi )?(consentimiento|permiso)|estoy de acuerdo|me suscribo|suscribirme|me inscribo|otorgo|presto|confirmo|solicito|elijo|me gustaria|permito)',
    'usted (.. )?(acepta|consiente|autoriza|otorga)|(aceptas?|consientes?|autorizas?|das tu consentimiento|da su consentimiento)|si,? (quiero|deseo|envi*|mand*|por favor|me)|envienme|enviadme|mandenme|mandadme|mantenganme|mi consentimiento (expreso )?(para|a) recibir|al marcar',
  ],
  marketing: [
    'marketing|mercadotecnia|publicid*|publicitari*|promocion*|comercial*|newsletters?|boletin*|propaganda|promo|promos|mercadeo',
  ],
  promotion: [
    'ofertas?|promocion*|promos?|descuentos?|rebajas?|novedad*|nuevos? (productos?|articulos?|lanzamientos?)|nuevas? colecci*|cupon*|lanzamientos?|noticias?|ventajas?|beneficios?|eventos?|recordatorios? de(l)? carrito|carrito*|consejos|sorteos|preventas?|exclusivas?|ahorros?',
  ],
  recurring: ['recurrent*|automati*|periodic*|repetid*|regular*|autom'],
  frequency: [
    '(\\d+|un|una|dos|tres|cuatro) .. (al|a la|por|cada) (dia|semana|mes|ano|quincena)|cada (quincena|dos semanas)',
    '(\\d+|una?|dos|tres|cuatro|cinco|seis|ocho|diez|varios|varias|algunos|pocos) ?(-|a|o)? ?(\\d+|dos|tres|cuatro|cinco|seis)? ?(vez|veces|mensajes?|msjs?|sms|correos?( electronicos?)?|e-?mails?|envios?|alertas?|boletin*|comunicacion*|mensajes? de whatsapp|mensajes? de texto)? ?(como maximo |maximo |max\\.? )?(al|a la|por|/|cada|en un|a) ?(\\d+ )?(dia|semana|mes|mensual|ano|quincena|meses|semanas|dias)*',
    '(frecuencia|numero|cantidad) .. (var*|depend*|puede)|frecuencia*|diari*|semanal*|mensual*|trimestral*|quincenal*|cada (semana|mes|dia)|mensaje unico|unico mensaje',
  ],
  rates: [
    '(tarifas?|cargos?|costos?|costes?|gastos?|precios?) .. (aplic*|mensaj*|datos|sms|operador*|estandar|cobr*|companía|compania|telefonic*|proveedor)|(pueden|podrian|puede|podran) .. (aplicar*|cobrar*|generar*) .. (tarifas?|cargos?|costos?|costes?)|(aplican|se aplican|aplicaran) (tarifas?|cargos?)|segun (tu|su|mi) (plan|operador*|tarifa|compania)',
  ],
  notCondition: [
    '(comprar|pedir) .. sin (esto|ello|marcar|hacerlo)|no (afecta|influye)|no hace falta .. (comprar|pedir)',
    '(no|sin|ni|ningun*) .. (condicion*|obligatori*|requisito|necesari*|oblig*|exig*|requier*|supedit*)|sin obligacion|no (es|hay|se) .. compra*|(comprar|compra*|pedido*) .. sin .. (acept*|consent*|marc*|autoriz*|suscri*)|voluntari*|opcional|independiente* de',
  ],
  unsubscribe: [
    '(dar(me|se|te|nos)?|darse|causar|solicitar|tramitar|pedir) (de )?(la )?baja|baja|cancel* (la |mi |su |tu )?suscripcion|cancelar*|desuscri*|dejar de recib*|enlace de (baja|cancelacion)|detener*|opt-?out|unsubscribe|salir|parar|bloque*|desactiv*|dejar de seguir|no recibir mas|como (dejar|parar|cancelar|detener)',
  ],
  stopKeywords: ['baja', 'alto', 'parar', 'salir', 'cancelar', 'detener'],
  help: ['"?(ayuda|help|info|auxilio)"?( al?| para| por|\\.|,|$)?'],
  anyTime: [
    'en cualquier momento|cuando (quiera|lo desee|desee|quieras|lo desees)|en todo momento|a cualquier momento|cualquier momento|siempre que',
  ],
  takeBack: [
    'retir*|revoc*|revoqu*|baja|cancel*|dejar de|desist*|anul*|opon*|cambiar de (opinion|idea)|desuscri*|parar|detener|stop|retract*|salir',
  ],
  contact: ['contact*|preguntas?|dudas?|atencion al cliente|servicio al cliente|escrib*|consultas?|soporte|asistencia|comunica*'],
  street: [
    '(calle|c/|avenida|av\\.?|avda\\.?|plaza|pza\\.?|paseo|carretera|camino|colonia|col\\.|calz*|ronda|via|boulevard|blvd\\.?) [^.]{0,40}?\\d+|\\d{5},? [a-z]{3,}|c\\.?p\\.? ?\\d+|apartado (postal|de correos)|apdo\\.?',
  ],
  terms: [
    'terminos( y condiciones| del servicio| de uso| de servicio| legales)?|condiciones( generales| de uso| de venta| del servicio| del programa| legales)?|t&c|bases (legales|del programa|del sorteo)|aviso legal',
  ],
  privacy: ['privacidad|proteccion de datos|aviso de privacidad|datos personales|confidencialidad'],
  notShared: ['(no|nunca|jamas|ni|sin) .. (compart*|vend*|ced*|cesion|transfer*|comunic* a|divulg*|alquil*|facilit*|revel*)'],
  age: [
    '(1[3-8]|2[01]|catorce|dieciocho|dieciseis) anos|mayor(es)? de (edad|1[3-8]|2[01]|dieciocho|catorce)|mayoria de edad|al menos (1[3-8]|2[01])',
  ],
  text: [
    'sms|mms|mensajes? (sms|de texto|cortos?|mms|rcs|multimedia|automatizados? de texto|de texto automatizados?)|(mensajes?|msjs?) .. de texto|textos?|rcs|mensajes? de movil|por texto|mensajes? por celular',
  ],
  email: [
    '(?<!direccion de |direccion |mi |su |tu )(e-?mails?|correos?( electronicos?)?(?! (postal|ordinario)))|newsletters?|boletin* (electronico*|por correo)?|mails?',
  ],
  call: ['llamadas?( telefonicas?)?|por telefono|telefonicamente|via telefonica|telefonicas?|llamar*|telefono,'],
  post: ['correo (postal|ordinario)|por correo ordinario|via postal|cartas?|postal|envios postales'],
  push: ['push|notificaciones (push|de la app|moviles)'],
  implied: [
    'al (.. )?(introduc*|ingres*|facilit*|proporcion*|envi*|dar |escrib*|continu*|hacer clic|pulsar|registr*|crear|compr*|realizar|utiliz*|usar|navegar|finaliz*|complet*|indic*|dejar|seguir|suscrib*|inscrib*|rellen*|acceder|visitar|particip*|presionar|confirmar|tramitar|pagar) .. (acept*|consient*|autoriz*|suscri*|recibir*|acuerdo|da su|das tu|otorg*)',
    '(el|la|su|tu|toda|esta|este) .. (uso|utilizacion|navegacion|compra|pedido|registro|inscripcion|envio|visita|introduccion|participacion|continuacion) .. (implic*|supone*|constitu*|signific*|equival*|conllev*|se entiende|se consider*)|se (entiende|entendera|considera|considerara|presume|presumira) .. (acept*|consent*|autoriz*|otorg*|prest*)|automaticamente .. (suscri*|inscri*|registr*|recib*|anad*)|(suscri*|inscri*|anadi*|dado de alta|registra*) automaticamente|asumimos|consentimiento (tacito|implicito)|(su|tu|este) (numero|correo|direccion) .. (para|con fines) .. (promocion*|publicit*|marketing|ofertas|comercial*)$',
    '(si|cuando|una vez que) (usted |tu )?(.. )?(continu*|introduc*|ingres*|facilit*|proporcion*|compr*|registr*|naveg*|realic*|haces?|complet*|sigues?|sigue) .. (acept*|consient*|autoriz*|suscri*|recibir*|entender*)',
  ],
  boxAct: ['(marc*|selecc*|tild*|activ*) .. (casilla|cuadro|recuadro|opcion|checkbox)|(casilla|cuadro|recuadro) .. (marc*|selecc*)'],
  optOut: [
    'desmarc*|premarcad*|pre-marcad*|preseleccionad*|ya (esta )?(marcad*|seleccionad*)|(casilla*|recuadro) .. (desmarc*|desactiv*|vaci*)|marcad* por defecto|por defecto|(deje|deja|dejar) .. marcad*|destild*|deselecc*',
    'no .. (dese*|quier*|recibir|acept*|consient*) .. (marqu*|marc*|casilla|clic|escrib*|indiq*|envi*|comuniq*)|(marqu*|marc*) .. (si|para) ~ (no|rechaz*|opon*)',
    'salvo (que|indicacion|oposicion)|a menos que|excepto (que|si)|si no (se opone|te opones|nos indica|responde|recibimos|contesta|manifiesta|dice*)|mientras no|(falta|ausencia) de (respuesta|oposicion)|silencio|sin oposicion',
  ],
  condition: [
    '(obligatori*|condicion|requisito|necesari*|requerid*|exig*|debe*|hay que|tiene* que|imprescindible|indispensable|solo si|unicamente si) .. (compr*|pedido*|descuento|cupon|particip*|continu*|finaliz*|termin*|cuenta|servicio|acceder|acceso|envio|sorteo|oferta|regist*)',
    '(para|a fin de|con el fin de) .. (compr*|complet*|finaliz*|termin*|hacer|particip*|obten*|acced*|conseguir|disfrut*|proces*|tramit*|continu*|crear|realiz*|recibir (tu|su|el|la)|usar) .. (debe*|obligatori*|tiene* que|necesari*|requi*|hay que|acept*|consent*|condicion)|(compra|pedido|descuento|participacion|acceso|servicio|envio) .. (sujet*|condicionad*|supeditad*|requiere*) .. (acept*|consent*|autoriz*|suscri*|recibir)|a cambio de|a condicion',
  ],
  conditionNegated: [
    '(sin|si no) .. (consent*|acept*|autoriz*|marc*|suscri*) .. (no|imposible|ningun*) .. (pedido*|compra*|proces*|tramit*|envi*|descuento|pod*|particip*|complet*|finaliz*)|(sin|si no) .. (consent*|acept*|autoriz*) .. (pedido*|compra*|descuento|envio|cupon) .. no|no .. (pod*|complet*|finaliz*|proces*|compr*|tramit*|pedido|particip*|continu*) .. (sin|si no|hasta que) .. (consent*|acept*|autoriz*|suscri*|marc*)',
  ],
  others: [
    'tercer(os|as)|(terceras|terceros) (partes?|personas|empresas)|socios?( comerciales)?|(empresas?|marcas?|entidades?|companias?|sociedades) (afiliadas?|asociadas?|colaboradoras?|vinculadas?|hermanas?|del grupo|terceras)|afiliad[oa]s?|filiales|colaboradores|patrocinadores?|anunciantes|otras (empresas?|marcas?|companias?|entidades|tiendas)|(nuestro|su|del) grupo|aliad[oa]s?|partners?',
  ],
  share: [
    'compart*|vend*|venta|ced(er|e|en|emos|idos?|ida?s?|amos)|cesion|transfer*|divulg*|alquil*|facilit*|revel*|comunic* a|transmit*|intercambi*|proporcion*',
  ],
  not: ['no|nunca|jamas|ni|sin|ningun|ninguna|ninguno|tampoco'],
  allChannels: [
    '(cualquier|todos? los|todas las|otros?|diversos|distintos|diferentes|cualesquiera) (otros? |demas )?(canal|canales|medios?|vias?|formas?)|medios? electronicos?|via electronica|comunicaciones electronicas|cualquier otr[oa]|o similar(es)?',
  ],
  unlimited: [
    '(cualquier|todo|todos?|todas?) (tipo de |clase de |los |las )?(.. )?(mensajes?|comunicacion*|informacion|fines?|finalidad*|contenidos?|proposito*)|para (cualquier|otros|todos|diversos) (fin*|proposit*|finalidad*)|mantener(nos|se)? en contacto|con (otros|diversos) fines|diversos fines|me contacten$|ser contactad[oa]$|contactarme$',
  ],
  irrevocable: [
    'irrevocabl*|(no|nunca|sin) ~ (retir*|revoc*|cancel*|anul*|desist*|darme de baja|baja|posibilidad de baja)|(solo|unicamente|exclusivamente) .. (escrito|carta|correo (postal|certificado)|fax|llamando|telefono|persona|burofax|presencial*|llamada)|(baja|cancel*|revoc*) .. (cargo de|coste|costo|tarifa|€|euros|\\$)|definitiv*',
  ],
  consent: ['consent*|consient*|acept*|autoriz*|marcar|marque|suscri*'],
  free: [
    '(100 ?%|totalmente|completamente|absolutamente) gratis|(totalmente|completamente) gratuit[oa]s?|(mensajes|sms) (son )?(gratis|gratuitos)|sin (ningun )?costo|sin (ningun )?coste|sin cargo*|no .. (cobra*|cuesta*|paga*|costo|coste)|nunca .. cobr*',
  ],
  refers: [
    'ver|vea|consult*|segun|conforme|de acuerdo con|en (la|los|nuestr*)|lee*|descrit*|previst*|detall*|aplican|aplic*|disponible*|aqui|enlac*|mas info*|informacion|indicad*|regid*|sujet*|como se|explica*|trat*|uso de',
  ],
  receive: ['recib*|envi*|mand*|contact*|inform*|comunic*|notific*|remit*|recepcion|llam*|hagan llegar'],
  transactional: [
    '(estado|seguimiento|confirmacion*|actualizacion*) (de |del |de mi |de su |de tu )*(pedido*|envio*|compra*|entrega*)|citas?|transaccional*|alertas de cuenta|mensajes de servicio|codigos? de seguridad',
  ],
  noise: ['"?(detener|parar|dejar de recibir) (las )?(ofertas|promociones)( y anuncios)?"?|"?stop offers"?|ofertas y anuncios'],
};
