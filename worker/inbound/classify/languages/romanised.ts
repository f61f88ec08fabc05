/** Japanese, Korean, Thai and Chinese in Latin letters, as far as people write them so. */
import type { Words } from '../words.ts';

export const romanised: Words = {
  language: 'romanised',
  writing: 'spaced',
  stop: `teishi, haishin teishi, kaijo, yamete, yamete kudasai, yamero, taikai, sutoppu, okuranaide, okuranaide kudasai, mou okuranaide, iranai, geuman, keuman, susin geobu, sushin geobu, susingeobu, haeji, jungji, yok lerk, yoklerk, yokleuk, yok leuk, yoklek, yok lek, yut, yud, yut song, yud song, mai rap, mai ao, por laew, tuiding, tui ding, quxiao dingyue, quxiao, bie fa le, buyao fa le`,
  cancel: 'kyanseru, chwiso, qu xiao',
  help: 'tasukete, herupu, dowajuseyo, doumal, chuay duay, chuay, bangzhu',
  start: 'touroku, kaishi, sijak, gaip, gudok, samak, sa mak, dingyue',
  yes: 'hai, hai hai, eung, ung, chai, chai krub, chai ka, chai kha, dai krub, dai ka, dai kha, tok long, toklong, ryokai, wakarimashita, shi, shi de, hao, hao de, dui, keyi, queren, hwagin',
  filler:
    'kudasai, onegai, onegaishimasu, onegai shimasu, arigatou, arigato, gozaimasu, juseyo, jebal, gamsahamnida, kamsahamnida, krub, krap, khrap, kub, ka, kha, na, na krub, na ka, na kha, dai laew, duay, noi, khob khun, khop khun, khopkhun, qing, xiexie, ba, le, laew, mou, mo',
  phrase: `(yut|yud|lerk|leuk|lek|ya|yaa) (song|tak|tug|guan|kuan) .., (yut|yud|lerk|leuk|lek) (song|tak|tug|guan|kuan), (ya|yaa|mai tong|mai dtong|mai thong) song (sms|ma|khor|message|ma eek|laew|ik|eek), mai (tong|dtong|thong) song, mai yak (dai|rap|rub), mai (ao|aow) (laew|sms|kor), ram kan, ramkan, lamkan, rumkan, (yok|yoke) (lerk|leuk|lek|lerg) (sms|khor|rap|rub|kan|samachik|song|khao|kao), lop (ber|bur|berr|beu), (mou|mo|mou) okuranaide, okuranaide (kudasai|kure), okutte konaide, (haishin|meeru|merumaga|messeeji|mail) .. (teishi|yamete|tomete|kaijo|iranai|iranaidesu|kaijo), (geuman|keuman|guman) (bonae|bonaeseyo|bonae juseyo|hae|haeyo|haseyo|jom), bonaeji ma, bonaejima, bonaeji maseyo, yeonrakhaji ma, (bie|buyao|bu yao) (zai |)(fa|chuan|ji|gei wo fa|gei wo) .. (le|duanxin|guanggao|xinxi|xiaoxi|jianxun), bie zai fa, buyao zai fa, bu yao zai fa, (wo yao|qing) (tuiding|tui ding|quxiao dingyue)`,
  hint: 'kyoumi nai, kyoumi arimasen, kyomi nai, mai son jai, mai sonjai, mai son chai, pit ber, phit ber, gwansim eopseoyo, gwansim eobseoyo, gwansim eopsseumnida, mei xingqu, mei xing qu, bu gan xingqu, fa cuo le, bangō chigai, bango chigai',
  spared: 'yamenaide, tomenaide, (ya|yaa) (yut|yud), mai yut, wan yut, bie ting, buyao ting, bu yao ting, meomchuji ma, geumanduji ma',
  object: 'order, orders, odoe, chumon, yoyaku, chumun, jumun, dingdan',
};
