import type { Municipality } from './municipalities.js';

/** A few municipalities of every kind, so that a checkout alone can choose a city; the whole list is read when there is one. */
export const sample: readonly Municipality[] = [
  { lgCode: '122122', prefecture: '千葉県', name: '佐倉市', kana: 'さくらし', lat: 35.724, lng: 140.224, url: 'https://www.city.sakura.lg.jp/' },
  { lgCode: '122203', prefecture: '千葉県', name: '流山市', kana: 'ながれやまし', lat: 35.856, lng: 139.903, url: 'https://www.city.nagareyama.chiba.jp/' },
  { lgCode: '123421', prefecture: '千葉県', name: '神崎町', kana: 'こうざきまち', lat: 35.902, lng: 140.405, url: 'https://www.town.kozaki.chiba.jp/' },
  { lgCode: '131016', prefecture: '東京都', name: '千代田区', kana: 'ちよだく', lat: 35.694, lng: 139.754, url: 'https://www.city.chiyoda.lg.jp/' },
  { lgCode: '133078', prefecture: '東京都', name: '檜原村', kana: 'ひのはらむら', lat: 35.727, lng: 139.149, url: 'https://www.vill.hinohara.tokyo.jp/' },
  { lgCode: '141500', prefecture: '神奈川県', name: '相模原市', kana: 'さがみはらし', lat: 35.571, lng: 139.373, url: 'https://www.city.sagamihara.kanagawa.jp/' },
  { lgCode: '141518', prefecture: '神奈川県', name: '相模原市 緑区', kana: 'さがみはらし みどりく', lat: 35.596, lng: 139.345, url: 'https://www.city.sagamihara.kanagawa.jp/midoriku/index.html' },
  { lgCode: '141526', prefecture: '神奈川県', name: '相模原市 中央区', kana: 'さがみはらし ちゅうおうく', lat: 35.571, lng: 139.373, url: 'https://www.city.sagamihara.kanagawa.jp/chuoku/index.html' },
  { lgCode: '141534', prefecture: '神奈川県', name: '相模原市 南区', kana: 'さがみはらし みなみく', lat: 35.53, lng: 139.43, url: 'https://www.city.sagamihara.kanagawa.jp/minamiku/index.html' },
  { lgCode: '012025', prefecture: '北海道', name: '函館市', kana: 'はこだてし', lat: 41.769, lng: 140.729, url: 'https://www.city.hakodate.hokkaido.jp/' },
  { lgCode: '472018', prefecture: '沖縄県', name: '那覇市', kana: 'なはし', lat: 26.212, lng: 127.679, url: 'https://www.city.naha.okinawa.jp/' },
];
