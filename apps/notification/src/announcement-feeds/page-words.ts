import type { TextVariant } from '../dispatches/dispatch.entity.js';

interface Words {
  /** As the language calls itself. */
  readonly name: string;
  readonly lang: string;
  readonly published: string; readonly corrected: string; readonly correction: string; readonly until: string; readonly languages: string; readonly files: string;
  readonly gone: string; readonly instead: string;
  readonly barrier: string; readonly barrierHelp: string; readonly send: string; readonly thanks: string;
}

/** What the page says beside the announcement itself. */
export const pageWords: Readonly<Record<TextVariant, Words>> = {
  ja: {
    name: '日本語', lang: 'ja', published: '公開', corrected: '更新', correction: '訂正のお知らせ', until: '掲載終了日', languages: '言語', files: '添付ファイル',
    gone: 'このお知らせの掲載は終了しました', instead: '新しいお知らせ', barrier: 'このページで困ったことを知らせる', barrierHelp: '読めない、操作できないなど、困ったことを書いてください。お名前や連絡先は書かないでください。',
    send: '送る', thanks: 'お知らせいただき、ありがとうございました。担当課が確認します。',
  },
  'ja-easy': {
    name: 'やさしい日本語', lang: 'ja', published: '出した日', corrected: '直した日', correction: '直したところ', until: 'この日まで', languages: 'ことば', files: 'ファイル',
    gone: 'このお知らせは、おわりました', instead: 'あたらしいお知らせ', barrier: 'このページで こまったことを つたえる', barrierHelp: '読めないところなど、こまったことを 書いてください。名前や 電話番号は 書かないでください。',
    send: 'おくる', thanks: 'ありがとうございました。市役所の人が 見ます。',
  },
  en: {
    name: 'English', lang: 'en', published: 'Published', corrected: 'Updated', correction: 'Correction', until: 'Until', languages: 'Languages', files: 'Attachments',
    gone: 'This announcement has ended', instead: 'It is followed by', barrier: 'Report a barrier on this page', barrierHelp: 'What could you not read or use? Please leave out your name and how to reach you.',
    send: 'Send', thanks: 'Thank you. The unit in charge will look at it.',
  },
  zh: {
    name: '中文', lang: 'zh-Hans', published: '发布', corrected: '更新', correction: '更正通知', until: '截止日期', languages: '语言', files: '附件',
    gone: '此通知已结束', instead: '新通知', barrier: '报告本页的使用障碍', barrierHelp: '请写下无法阅读或操作之处。请不要写姓名和联系方式。', send: '发送', thanks: '谢谢您的反馈，负责部门将予以确认。',
  },
  ko: {
    name: '한국어', lang: 'ko', published: '게시', corrected: '갱신', correction: '정정 안내', until: '게시 종료일', languages: '언어', files: '첨부 파일',
    gone: '이 안내는 종료되었습니다', instead: '새 안내', barrier: '이 페이지의 불편한 점 알리기', barrierHelp: '읽을 수 없거나 사용할 수 없는 점을 적어 주십시오. 이름과 연락처는 적지 마십시오.', send: '보내기', thanks: '알려 주셔서 감사합니다. 담당 부서가 확인하겠습니다.',
  },
  pt: {
    name: 'Português', lang: 'pt', published: 'Publicado', corrected: 'Atualizado', correction: 'Correção', until: 'Até', languages: 'Idiomas', files: 'Anexos',
    gone: 'Este aviso foi encerrado', instead: 'Novo aviso', barrier: 'Informar uma barreira nesta página', barrierHelp: 'O que não foi possível ler ou usar? Não escreva seu nome nem contato.', send: 'Enviar', thanks: 'Obrigado. O setor responsável irá verificar.',
  },
  vi: {
    name: 'Tiếng Việt', lang: 'vi', published: 'Ngày đăng', corrected: 'Cập nhật', correction: 'Đính chính', until: 'Đến ngày', languages: 'Ngôn ngữ', files: 'Tệp đính kèm',
    gone: 'Thông báo này đã kết thúc', instead: 'Thông báo mới', barrier: 'Báo trở ngại trên trang này', barrierHelp: 'Bạn không đọc hoặc không dùng được chỗ nào? Xin đừng ghi họ tên và cách liên lạc.', send: 'Gửi', thanks: 'Cảm ơn bạn. Bộ phận phụ trách sẽ xem xét.',
  },
};
