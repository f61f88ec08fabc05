/** Clauses of the default disclosures: Vietnamese. What describes the messages follows them. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const viClauses: DisclosureClauses = {
  said: {
    agreement: 'Tôi đồng ý nhận',
    recurring_automated: 'định kỳ, được gửi tự động',
    marketing: 'quảng cáo',
    channel: {
      text_messages: 'tin nhắn văn bản ({channels})',
      whatsapp: 'tin nhắn WhatsApp',
      email: 'email',
      other: 'tin nhắn trên {channel}',
    },
    kinds: 'về {kinds}',
    legal_entity: 'từ {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'đến số tôi đã cung cấp, được gửi từ {account}',
      whatsapp: 'đến số tôi đã cung cấp, được gửi từ {account}',
      email: 'đến địa chỉ tôi đã cung cấp, được gửi từ {account}',
      other: ', được gửi từ {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Sự đồng ý không phải là điều kiện để mua hàng.',
    rates: {
      text_messages: 'Có thể tính cước tin nhắn và dữ liệu.',
      other: 'Có thể tính cước dữ liệu.',
    },
    stop: {
      text_messages: 'Trả lời STOP để dừng.',
      whatsapp: 'Trả lời STOP hoặc dùng mục “Dừng ưu đãi” của WhatsApp để dừng.',
      email: 'Mỗi email đều có liên kết hủy đăng ký.',
      other: 'Mỗi tin nhắn đều cho biết cách dừng.',
    },
    help: {
      text_messages: 'Trả lời HELP để được trợ giúp.',
      whatsapp: 'Trả lời HELP để được trợ giúp.',
      other: 'Tôi có thể nhờ trợ giúp qua thông tin nêu ở đây.',
    },
    withdraw_any_time: 'Tôi có thể rút lại sự đồng ý bất cứ lúc nào cho tương lai.',
    age: 'Tôi ít nhất {age} tuổi.',
    not_shared: {
      text_messages: 'Số của tôi và sự đồng ý này không được chia sẻ cho người khác để họ tự quảng cáo.',
      whatsapp: 'Số của tôi và sự đồng ý này không được chia sẻ cho người khác để họ tự quảng cáo.',
      email: 'Địa chỉ của tôi và sự đồng ý này không được chia sẻ cho người khác để họ tự quảng cáo.',
      other: 'Thông tin của tôi và sự đồng ý này không được chia sẻ cho người khác để họ tự quảng cáo.',
    },
    terms: 'Các điều khoản trong liên kết bên dưới được áp dụng.',
    privacy: 'Chính sách quyền riêng tư trong liên kết bên dưới cho biết dữ liệu của tôi được dùng thế nào.',
    contact: 'Liên hệ: {contact}.',
    sender_address: 'Địa chỉ người gửi: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Đây là sự đồng ý riêng cho tin nhắn ban đêm, từ {from} đến {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
