import { config } from './config.js';

/** The end of every mail: who sends, how to stop it, and where to choose what comes. */
export function mailFooter(lang: 'ja' | 'en', unsubscribeUrl?: string, preferencesUrl?: string): string {
  const lines = {
    ja: [
      '――――――――――', config.CITY_NAME, 'このメールは送信専用です。返信いただいてもお答えできません。',
      ...(preferencesUrl ? ['内容の変更:', preferencesUrl] : []), ...(unsubscribeUrl ? ['配信の停止:', unsubscribeUrl] : []),
    ],
    en: [
      '----------', config.CITY_NAME, 'This address only sends; replies are not read.',
      ...(preferencesUrl ? ['Choose what you get:', preferencesUrl] : []), ...(unsubscribeUrl ? ['Stop these mails:', unsubscribeUrl] : []),
    ],
  }[lang];
  return `\n${lines.join('\n')}\n`;
}
