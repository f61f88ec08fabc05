/** Vietnamese: words for the lint. Syllables stand apart, so phrases are listed; tones are folded away as in every list, đ is not. */
import type { LintWords } from './lint-words.ts';

export const viLint: LintWords = {
  language: 'vi',
  spacing: 'words',
  marks: ['của|và|là|tôi|không|được|cho|các|này|những|trong|để|đến|từ|có thể|đồng ý|bạn|với|hoặc|về|nhận'],
  agreement: [
    '(tôi|bằng việc này tôi) (.. )?(đồng ý|chấp thuận|cho phép|muốn nhận|muốn đăng ký|đăng ký nhận|xác nhận đồng ý|chấp nhận|ủy quyền|tự nguyện)|(đồng ý|chấp thuận|đăng ký) nhận|bạn (.. )?(đồng ý|chấp thuận|cho phép|chấp nhận)|có,? .. (gửi cho tôi|tôi muốn)|(hãy|vui lòng) gửi (cho )?tôi|(được|có thể) .. gửi .. cho tôi|sự đồng ý rõ ràng của tôi (để|về việc) nhận',
  ],
  marketing: ['quảng cáo|tiếp thị|marketing|khuyến mãi|khuyến mại|thương mại|bản tin|quảng bá|truyền thông thương mại'],
  promotion: [
    'ưu đãi|khuyến mãi|khuyến mại|giảm giá|mã giảm giá|phiếu (mua hàng|giảm giá|quà tặng)|voucher|coupon|tin tức|sản phẩm mới|hàng mới|bộ sưu tập mới|ra mắt|sự kiện|quà tặng|rút thăm|cuộc thi|giỏ hàng|mẹo|xả hàng|giá đặc biệt|độc quyền|chương trình (ưu đãi|khách hàng)|flash sale|sale',
  ],
  recurring: ['định kỳ|tự động|thường xuyên|lặp lại|lặp đi lặp lại|liên tục|đều đặn'],
  frequency: [
    '(\\d+|một|hai|ba|bốn|năm|vài|tối đa|khoảng|nhiều nhất) .. (mỗi|một|/|trong|hàng|hằng) ?(ngày|tuần|tháng|năm|quý)|(mỗi|hàng|hằng) (ngày|tuần|tháng|năm|quý)|\\d+ .. /(ngày|tuần|tháng)',
    '(tần suất|số lượng|số) .. (thay đổi|khác nhau|tùy|không cố định)|tần suất|một lần duy nhất',
  ],
  rates: [
    '(cước|phí|giá cước|cước phí|chi phí) .. (tin nhắn|dữ liệu|sms|nhà mạng|áp dụng|tiêu chuẩn|internet|data|phát sinh)|(có thể|sẽ) .. (tính|áp dụng|phát sinh|thu) .. (cước|phí)|(áp dụng|tính) (giá )?cước',
  ],
  notCondition: [
    '(không|chẳng|chưa) .. (điều kiện|bắt buộc|yêu cầu|cần thiết|phụ thuộc|ảnh hưởng|ràng buộc|cần)|(mua|đặt hàng) .. (không cần|mà không) .. (đồng ý|đánh dấu)|tự nguyện|tùy chọn|bất kể có đồng ý|không cần mua',
  ],
  unsubscribe: [
    'hủy (đăng ký|nhận|theo dõi)|huỷ (đăng ký|nhận)|bỏ đăng ký|từ chối nhận|ngừng nhận|dừng nhận|ngưng nhận|thôi nhận|unsubscribe|opt-?out|chặn|cách (dừng|hủy|ngừng)|không nhận nữa|rời khỏi danh sách|tắt thông báo',
  ],
  stopKeywords: ['dừng', 'hủy', 'ngừng', 'tc', 'từ chối'],
  help: ['"?(help|trợ giúp|hỗ trợ|giúp đỡ|info)"?'],
  anyTime: ['bất cứ lúc nào|bất kỳ lúc nào|bất kỳ khi nào|mọi lúc|bất cứ khi nào|khi nào cũng được|lúc nào cũng|bất kì lúc nào|luôn'],
  takeBack: ['rút lại|rút|hủy|huỷ|thu hồi|đổi ý|ngừng|chấm dứt|từ chối|bỏ đăng ký|thay đổi quyết định'],
  contact: [
    'liên hệ|câu hỏi|thắc mắc|chăm sóc khách hàng|hỗ trợ khách hàng|tổng đài|viết cho|gọi cho chúng tôi|dịch vụ khách hàng|hotline',
  ],
  street: [
    '(số )?\\d+[a-z]?(/\\d+)? (đường|phố|ngõ|hẻm|đại lộ)|(đường|phố|phường|quận|huyện|thành phố|tỉnh) [^.]{0,40}?\\d+|(phường|quận|huyện|tỉnh) [^.]{2,30},|hộp thư',
  ],
  terms: [
    'điều khoản( và điều kiện)?|điều khoản (sử dụng|dịch vụ)|điều kiện (sử dụng|chung|giao dịch)|thỏa thuận người dùng|quy định sử dụng|thể lệ',
  ],
  privacy: ['quyền riêng tư|riêng tư|bảo mật|bảo vệ dữ liệu|dữ liệu cá nhân|thông tin cá nhân'],
  notShared: ['(không|không bao giờ|chẳng|sẽ không) .. (chia sẻ|bán|cho thuê|tiết lộ|chuyển|cung cấp|trao đổi|chuyển giao|tiếp cận)'],
  age: ['(1[3-8]|2[01]|mười tám|mười sáu) tuổi|đủ tuổi|trên (1[3-8]|2[01])|từ (1[3-8]|2[01]) tuổi|thành niên|18\\+'],
  text: [
    'tin nhắn (văn bản|sms|mms|rcs|điện thoại|quảng cáo văn bản|đa phương tiện|di động)|tin nhắn .. văn bản|sms|mms|rcs|nhắn tin sms|tin sms',
  ],
  email: ['(?<!địa chỉ )(e-?mail|thư điện tử|thư điện-tử)|bản tin|hộp thư điện tử'],
  call: ['cuộc gọi|gọi điện|gọi thoại|qua điện thoại|bằng điện thoại|gọi cho (tôi|bạn)|điện thoại,|đàm thoại|nhận cuộc gọi'],
  post: ['bưu điện|đường bưu|thư giấy|thư tay|gửi thư qua bưu|thư bưu'],
  push: ['thông báo (đẩy|ứng dụng|trên ứng dụng)|push'],
  implied: [
    '(bằng cách|bằng việc|khi|qua việc|thông qua việc|với việc|việc|nếu) (.. )?(nhập|cung cấp|điền|gửi|tiếp tục|nhấp|bấm|nhấn|đăng ký tài khoản|đăng ký thành viên|tạo|mua|đặt|sử dụng|dùng|hoàn tất|truy cập|tham gia|tải|để lại|chia sẻ|thanh toán|đăng nhập|ghé thăm|xác nhận đơn) .. (đồng ý|chấp thuận|chấp nhận|cho phép|đăng ký nhận|sẽ nhận)',
    '(được (coi|xem|hiểu) là|có nghĩa là|đồng nghĩa với|tương đương với|mặc nhiên|đương nhiên) .. (đồng ý|chấp thuận|chấp nhận)|tự động .. (đăng ký|thêm|đồng ý|ghi danh|đưa vào)|(đăng ký|thêm|đưa) .. (một cách )?tự động$|ngầm hiểu|chúng tôi (giả định|hiểu rằng|mặc định)|mặc nhiên đồng ý',
  ],
  boxAct: ['(đánh dấu|tích|chọn|nhấp|tick|bấm) .. (ô|hộp|ô chọn|ô kiểm)|(ô|ô này|ô kiểm|hộp kiểm) .. (đánh dấu|tích|chọn)'],
  optOut: [
    '(bỏ|hủy|xóa) (đánh dấu|chọn|tích|dấu)|(đánh dấu|chọn|tích|điền) (sẵn|trước)|(đã|được) (đánh dấu|chọn|tích) (sẵn|trước|mặc định)|mặc định .. (chọn|đánh dấu|bật)|(để|giữ) (nguyên )?(dấu|ô) .. (chọn|đánh dấu)|bỏ trống ô nếu',
    '(không muốn|không đồng ý|không thích|không mong muốn) .. (đánh dấu|tích|nhấp|bấm|ô|liên hệ|thông báo cho|viết|gửi|báo|bỏ chọn)|(đánh dấu|tích|nhấp|chọn) .. nếu ~ không (muốn|đồng ý|thích)',
    'trừ khi (bạn|tôi) (.. )?(từ chối|phản đối|thông báo|báo|hủy|yêu cầu|nói|bỏ)|(nếu|khi) (bạn |chúng tôi )?không (.. )?(phản đối|trả lời|từ chối|phản hồi|nhận được phản)|im lặng|không có phản hồi',
  ],
  condition: [
    '(bắt buộc|phải|điều kiện|cần phải|yêu cầu|cần|chỉ khi|chỉ (dành )?cho|với điều kiện) .. (mua|đơn hàng|đặt hàng|giảm giá|tham gia|tài khoản|hoàn tất|tiếp tục|giao hàng|dịch vụ|truy cập|mã|thanh toán|trúng thưởng|quà)',
    '(để|nhằm|muốn) .. (mua|đặt hàng|hoàn tất|nhận (mã|quà|ưu đãi giảm|giảm giá|phiếu)|tham gia|sử dụng|tiếp tục|tạo|thanh toán|được giảm) .. (phải|bắt buộc|cần|bạn cần đồng ý|yêu cầu)|(đơn hàng|mua hàng|giảm giá|tham gia|giao hàng|dịch vụ) .. (đòi hỏi|yêu cầu|phụ thuộc) .. (đồng ý|đăng ký)|để đổi lấy|với điều kiện',
  ],
  conditionNegated: [
    '(không|nếu không|khi không|chưa) .. (đồng ý|chấp thuận|đánh dấu|đăng ký) .. (không|không thể) .. (mua|đơn hàng|đặt hàng|hoàn tất|xử lý|giao|giảm giá|tham gia|nhận|tiếp tục|thanh toán)|không (thể )?.. (mua|đặt hàng|hoàn tất|xử lý|giao|tham gia|tiếp tục|giảm giá|thanh toán) .. (nếu|khi|trừ khi|mà) .. (không đồng ý|chưa đồng ý|đồng ý|không đánh dấu|đăng ký)',
  ],
  others: [
    'bên thứ ba|đối tác|(công ty|đơn vị|doanh nghiệp) (liên kết|con|thành viên|khác|trực thuộc|chị em|trong tập đoàn|liên quan)|nhà (tài trợ|quảng cáo)|(thương hiệu|nhãn hàng|cửa hàng|tổ chức) khác|tập đoàn (của chúng tôi|chúng tôi)|các bên (liên kết|khác)|chi nhánh liên kết',
  ],
  share: ['chia sẻ|bán|cho thuê|tiết lộ|chuyển giao|chuyển cho|cung cấp cho|trao đổi|chuyển tiếp|tiếp cận'],
  not: ['không|chưa|chẳng|đừng|không bao giờ|không ai|không nơi nào|không hề'],
  allChannels: [
    '(mọi|tất cả|bất kỳ|bất cứ|các|nhiều|những) (các )?(kênh|phương tiện|phương thức|cách thức|hình thức) (liên lạc|liên hệ|khác|truyền thông|điện tử|nào)?|phương tiện điện tử|bằng cách khác',
  ],
  unlimited: [
    '(mọi|tất cả|bất kỳ|bất cứ|các loại|nhiều) (các )?(loại )?(tin nhắn|thông tin|mục đích|nội dung|thông báo|liên lạc)|cho (mọi|các|bất kỳ|nhiều) mục đích( khác)?|giữ liên lạc|về mọi (thứ|việc|điều)|liên hệ với tôi$',
  ],
  irrevocable: [
    'không thể (rút|hủy|huỷ|thu hồi|đổi|từ chối|chấm dứt|bỏ)|không được (rút|hủy|thu hồi|từ chối)|không (hủy|rút|thu hồi) (ngang|được)|vĩnh viễn|(chỉ|duy nhất) .. (bằng văn bản|thư|bưu điện|fax|gọi điện|trực tiếp|cửa hàng|đăng nhập|thư bảo đảm)|(hủy|rút|từ chối) .. (phí|\\d+ ?đồng|vnd|tính tiền)',
  ],
  consent: ['đồng ý|chấp thuận|chấp nhận|đánh dấu|đăng ký|cho phép|ủy quyền'],
  free: [
    '(hoàn toàn|100 ?%|luôn luôn|luôn) miễn phí|(tin nhắn|sms) (là )?miễn phí|miễn phí (tin nhắn|sms)|không (mất|tốn|tính|thu|có) (bất kỳ |thêm )?(phí|cước|chi phí|tiền)|không mất tiền',
  ],
  refers: [
    'xem|đọc|theo|quy định|mô tả|trong (chính sách|điều khoản|liên kết)|áp dụng|có tại|tại đây|liên kết|thêm|thông tin|bên dưới|chi tiết|tìm hiểu|xử lý|cho biết|thế nào|tuân theo|tham khảo|nêu|được dùng',
  ],
  receive: ['nhận|gửi|liên hệ|liên lạc|thông báo|nhắn|cập nhật|truyền tải'],
  transactional: [
    '(trạng thái|cập nhật|xác nhận|thông tin|theo dõi) (về )?(đơn hàng|giao hàng|vận chuyển|tài khoản|lịch hẹn)|lịch hẹn|giao dịch|mã (bảo mật|xác minh|xác thực)|tin nhắn dịch vụ|biên nhận|hóa đơn',
  ],
  noise: ['"?dừng (ưu đãi|khuyến mãi)( và thông báo)?"?|"?stop offers"?|ưu đãi và thông báo'],
};
