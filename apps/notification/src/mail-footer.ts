import { config } from './config.js';

/** The end of every mail: who sends, and how to stop it. */
export function mailFooter(lang: 'ja' | 'en', unsubscribeUrl?: string): string {
  const lines = {
    ja: ['――――――――――', config.CITY_NAME, 'このメールは送信専用です。返信いただいてもお答えできません。', ...(unsubscribeUrl ? ['配信の停止:', unsubscribeUrl] : [])],
    en: ['----------', config.CITY_NAME, 'This address only sends; replies are not read.', ...(unsubscribeUrl ? ['Stop these mails:', unsubscribeUrl] : [])],
  }[lang];
  return `\n${lines.join('\n')}\n`;
}
