/** Links into apps, on the page and in the chat: Vietnamese. */
import type { LinkTexts } from './link-texts.ts';

export const viLinks: LinkTexts = {
  in_app: 'Bạn đồng ý ngay trong {channel}. Chúng tôi đưa bạn đến đó sau biểu mẫu này.',
  title: 'Còn một bước nữa trong {channel}',
  hint: 'Mở {channel} và chạm vào “{agree}” ở đó. Trước đó bạn chưa đồng ý điều gì.',
  open: 'Mở {channel}',
  scan: 'Hoặc quét mã này bằng điện thoại',
  send: 'Gửi {text} đến {to}',
  waiting: 'Đang đợi {channel}',
  digits: 'Chạm vào {digits} trong cuộc trò chuyện. Nhờ vậy chúng tôi biết trang này và cuộc trò chuyện đều là của bạn.',
  agreed: 'Bạn đã đồng ý trong {channel}',
  declined: 'Bạn chưa đồng ý điều gì trong {channel}',
  ended: 'Liên kết này không còn hợp lệ',
  again: 'Lấy liên kết mới',
  agree: 'Tôi đồng ý',
  decline: 'Không, cảm ơn',
  said_yes: 'Cảm ơn bạn. Bạn đã đồng ý nhận {messages} từ {brand}. Gửi STOP bất cứ lúc nào để chấm dứt.',
  said_no: 'Được rồi. {brand} sẽ không nhắn cho bạn ở đây.',
  pick: 'Trang hiện số nào? Hãy chạm vào số đó. Nếu trước mặt bạn không mở trang như vậy, đừng chạm vào gì.',
  matched: 'Cảm ơn bạn. Cuộc trò chuyện này và đăng ký của bạn giờ đã gắn với nhau.',
  not_matched: 'Đó không phải là số trên trang. Những gì bạn đã đồng ý ở đây vẫn như cũ.',
  taken: 'Người khác đã mở liên kết này rồi. Để đăng ký, hãy dùng biểu mẫu trên trang web.',
  over: 'Liên kết này không còn hợp lệ. Để đăng ký, hãy dùng biểu mẫu trên trang web.',
  by_text: 'Để đồng ý, hãy trả lời {word}',
  friend_first: 'Thêm {brand} làm bạn bè trong {channel}, rồi mở lại liên kết của biểu mẫu.',
  go_to_chat: 'Chúng tôi đã gửi tin nhắn cho bạn trong {channel}. Mở cuộc trò chuyện để tiếp tục.',
};
