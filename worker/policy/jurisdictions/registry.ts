/** Every regime that is known. A new one is its file and a line here; it must hold nothing else. */
import type { Jurisdiction } from '../jurisdiction.ts';
import { AU } from './au.ts';
import { BR } from './br.ts';
import { CA } from './ca.ts';
import { DE } from './de.ts';
import { DEFAULT } from './default.ts';
import { ES } from './es.ts';
import { EU } from './eu.ts';
import { FR } from './fr.ts';
import { GB } from './gb.ts';
import { IN } from './in.ts';
import { IT } from './it.ts';
import { JP } from './jp.ts';
import { KR } from './kr.ts';
import { MX } from './mx.ts';
import { NL } from './nl.ts';
import { US } from './us.ts';
import { US_AL } from './us-al.ts';
import { US_CT } from './us-ct.ts';
import { US_FL } from './us-fl.ts';
import { US_KY } from './us-ky.ts';
import { US_LA } from './us-la.ts';
import { US_MA } from './us-ma.ts';
import { US_MD } from './us-md.ts';
import { US_MI } from './us-mi.ts';
import { US_MN } from './us-mn.ts';
import { US_MS } from './us-ms.ts';
import { US_NJ } from './us-nj.ts';
import { US_NM } from './us-nm.ts';
import { US_NV } from './us-nv.ts';
import { US_OK } from './us-ok.ts';
import { US_RI } from './us-ri.ts';
import { US_TX } from './us-tx.ts';
import { US_VA } from './us-va.ts';
import { US_WA } from './us-wa.ts';

export const JURISDICTIONS: readonly Jurisdiction[] = [
  US,
  US_AL,
  US_CT,
  US_FL,
  US_KY,
  US_LA,
  US_MA,
  US_MD,
  US_MI,
  US_MN,
  US_MS,
  US_NJ,
  US_NM,
  US_NV,
  US_OK,
  US_RI,
  US_TX,
  US_VA,
  US_WA,
  CA,
  GB,
  EU,
  DE,
  FR,
  ES,
  IT,
  NL,
  KR,
  JP,
  IN,
  BR,
  MX,
  AU,
  DEFAULT,
];
