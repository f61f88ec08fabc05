/** Clauses of the default disclosures: Thai. The noun comes first and what describes it after; there is no full stop. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const thClauses: DisclosureClauses = {
  said: {
    agreement: 'ฉันยินยอมรับ',
    channel: {
      text_messages: 'ข้อความสั้น ({channels})',
      whatsapp: 'ข้อความทาง WhatsApp',
      email: 'อีเมล',
      other: 'ข้อความทาง {channel}',
    },
    marketing: 'เพื่อการตลาด',
    recurring_automated: 'ที่ส่งอัตโนมัติเป็นประจำ',
    kinds: 'เกี่ยวกับ {kinds}',
    legal_entity: 'จาก {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'ไปยังหมายเลขที่ฉันให้ไว้ โดยส่งจาก {account}',
      whatsapp: 'ไปยังหมายเลขที่ฉันให้ไว้ โดยส่งจาก {account}',
      email: 'ไปยังอีเมลที่ฉันให้ไว้ โดยส่งจาก {account}',
      other: 'โดยส่งจาก {account}',
    },
    frequency: '{frequency}',
    not_a_condition: 'ความยินยอมไม่ใช่เงื่อนไขในการซื้อ',
    rates: {
      text_messages: 'อาจมีค่าบริการข้อความและอินเทอร์เน็ต',
      other: 'อาจมีค่าบริการอินเทอร์เน็ต',
    },
    stop: {
      text_messages: 'ตอบ STOP เพื่อหยุดรับ',
      whatsapp: 'ตอบ STOP หรือใช้ตัวเลือก “หยุดรับข้อเสนอ” ของ WhatsApp เพื่อหยุดรับ',
      email: 'อีเมลทุกฉบับมีลิงก์ยกเลิกการรับ',
      other: 'ข้อความทุกฉบับบอกวิธีหยุดรับ',
    },
    help: {
      text_messages: 'ตอบ HELP เพื่อขอความช่วยเหลือ',
      whatsapp: 'ตอบ HELP เพื่อขอความช่วยเหลือ',
      other: 'หากต้องการความช่วยเหลือ ให้สอบถามตามข้อมูลติดต่อที่ระบุไว้',
    },
    withdraw_any_time: 'ฉันถอนความยินยอมได้ทุกเมื่อ โดยมีผลต่อจากนั้นไป',
    age: 'ฉันมีอายุอย่างน้อย {age} ปี',
    not_shared: {
      text_messages: 'จะไม่มีการส่งต่อหมายเลขและความยินยอมนี้ให้ผู้อื่นเพื่อการตลาดของผู้นั้น',
      whatsapp: 'จะไม่มีการส่งต่อหมายเลขและความยินยอมนี้ให้ผู้อื่นเพื่อการตลาดของผู้นั้น',
      email: 'จะไม่มีการส่งต่ออีเมลและความยินยอมนี้ให้ผู้อื่นเพื่อการตลาดของผู้นั้น',
      other: 'จะไม่มีการส่งต่อข้อมูลและความยินยอมนี้ให้ผู้อื่นเพื่อการตลาดของผู้นั้น',
    },
    terms: 'ใช้ข้อกำหนดตามลิงก์ด้านล่าง',
    privacy: 'นโยบายความเป็นส่วนตัวตามลิงก์ด้านล่างอธิบายการใช้ข้อมูลของฉัน',
    contact: 'ติดต่อ: {contact}',
    sender_address: 'ที่อยู่ของผู้ส่ง: {address}',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'เป็นความยินยอมแยกต่างหากสำหรับข้อความในเวลากลางคืน {from} ถึง {to}',
  joints: { part: '', besideNames: ' ', end: '', sentence: ' ' },
};
