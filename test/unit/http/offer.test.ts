/** What the form says before anything is asked: the merchant's words, what is given, and that it is no price. */
import { expect, test } from 'vitest';
import { sentences } from '../../../worker/http/offer.ts';

test.each([
  [['News', '10 % off', 'No need.'], 'News. 10 % off. No need.'],
  [['News!', 'Only (today)', 'Ends…'], 'News! Only (today). Ends…'],
  [['تحميصات جديدة', 'خصم 10%', 'لا يلزم.'], 'تحميصات جديدة. خصم 10%. لا يلزم.'],
  [['חדש', 'מתנה.'], 'חדש. מתנה.'],
  [['お得な情報', 'クーポン', '不要です。'], 'お得な情報。クーポン。不要です。'],
  [['소식', '할인.'], '소식. 할인.'],
  [['नई खबरें', 'छूट।'], 'नई खबरें। छूट।'],
  [['ข่าวใหม่', 'ส่วนลด'], 'ข่าวใหม่ ส่วนลด'],
])('%j', (parts, whole) => {
  expect(sentences(parts)).toBe(whole);
});
