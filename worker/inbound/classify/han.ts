/** Traditional characters read as their simplified ones, so that one list of Chinese words serves both. Only those that occur in the lists. Pure. */

/** Pairs: traditional, simplified. */
const PAIRS =
  '訂订 閱阅 訊讯 傳传 發发 別别 請请 嗎吗 這这 煩烦 擾扰 廣广 單单 給给 聯联 絡络 繫系 電电 郵邮 銷销 資资 說说 確确 認认 謝谢 們们 興兴 優优 會会 員员 關关 閉闭 開开 刪删 號号 碼码 從从 裡里 裏里 簡简 實实 對对 無无 騷骚 還还 應应 該该 覺觉 樣样 過过 動动 條条 擇择 點点 圖图 車车 場场 麼么 讓让 話话 貼贴 問问 題题 買买 賣卖 運运 貨货 約约 預预 錢钱 錯错 長长 門门 遲迟 時时 間间 書书 較较 機机 網网 頁页 鏈链 絕绝 終终 結结 繼继 續续 處处 幫帮 當当 個个 嚴严 擋挡 來来 後后 頻频 減减 歡欢 愛爱 聽听 將将 據据 權权 隱隐 護护 誤误 轉转 寫写 舊旧 換换 產产 價价 團团 寶宝 沒没 為为 於于 與与 經经 幾几 現现 講讲 紹绍 詢询 檢检 註注 冊册 啟启 啓启 變变 滾滚 罷罢 夠够 離离 內内 樓楼 灣湾 舉举 報报 詐诈 騙骗 訴诉 堅坚 決决 斷断 迴回 載载 參参 獲获 領领 試试';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

export const simplified = (character: string): string => SIMPLIFIED.get(character) ?? character;
