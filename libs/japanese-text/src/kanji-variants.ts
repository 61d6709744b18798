/**
 * Pairs of a variant and the form it is searched by: old forms (旧字体) of everyday and name kanji, and the variants that
 * registers of people meet most often. It ends there: of the 58,862 glyphs of 文字情報基盤 the rarer ones fold only through
 * Unicode's own equivalences, 斉 and 斎 stay two characters, and a name with anything rarer is found by its kana.
 */
const pairs = `
髙高 﨑崎 嵜崎 邉辺 邊辺 齋斎 齊斉 𠮷吉 濵浜 濱浜 廣広 澤沢 國国 嶋島 嶌島 櫻桜 惠恵 眞真 龍竜 壽寿 榮栄 條条 學学 縣県 實実 寶宝
豐豊 彌弥 龜亀 藏蔵 淺浅 瀧滝 澁渋 圓円 鹽塩 禮礼 緣縁 檜桧 籠篭 籔薮 藪薮 莊荘 莖茎 薗園 蘆芦 萬万 與与 餘余 豫予 應応 敎教 靜静
德徳 增増 晉晋 曾曽 瀨瀬 祿禄 賴頼 郞郎 黑黒 錄録 綠緑 歷歴 峯峰 舘館 桒桑 栁柳 𣘺橋 𠀋丈 𡈽土 圡土 冨富 凜凛 堯尭 槇槙 遙遥 瑤瑶
亙亘 巖巌 嶽岳 枩松 鷗鴎 逹達 邨村 埜野 舩船 衞衛 鄕郷 鄉郷 卽即 旣既 步歩 每毎 稻稲 穗穂 驒騨 驛駅 麥麦 麴麹 黃黄 橫横 淸清 靑青
淨浄 硏研 絲糸 繩縄 繪絵 繼継 聲声 聽聴 肅粛 膽胆 臺台 舊旧 艷艶 藝芸 藥薬 處処 號号 螢蛍 蟬蝉 蠶蚕 裝装 覺覚 觀観 譽誉 變変 讓譲
貳弐 贊賛 踐践 輕軽 轉転 辨弁 醉酔 釋釈 鑛鉱 鐵鉄 鑄鋳 錢銭 關関 陷陥 險険 雙双 雜雑 靈霊 顯顕 飮飲 驗験 髓髄 體体 鬪闘 鷄鶏 點点
黨党 齒歯 齡齢 亞亜 佛仏 來来 假仮 傳伝 僞偽 價価 儉倹 兒児 兩両 劍剣 勞労 勳勲 勵励 區区 卷巻 參参 吳呉 單単 嚴厳 團団 圍囲 圖図
壓圧 壘塁 壯壮 壹壱 奧奥 奬奨 孃嬢 寢寝 寫写 寬寛 專専 將将 對対 屆届 屬属 峽峡 廢廃 廳庁 彈弾 彥彦 徑径 從従 恆恒 惡悪 懷懐 戀恋
戰戦 戲戯 拂払 拔抜 拜拝 擇択 據拠 攝摂 收収 效効 數数 斷断 晝昼 曉暁 會会 棧桟 樂楽 樓楼 樞枢 樣様 檢検 權権 歐欧 歡歓 殘残 氣気
濟済 灣湾 燈灯 燒焼 營営 爐炉 爭争 狀状 獨独 獻献 獸獣 畫画 當当 疊畳 盡尽 祕秘 禪禅 稱称 穰穣 竝並 粹粋 經経 緖緒 總総 缺欠 聰聡
臟臓 萠萌 虛虚 蠻蛮 襃褒 證証 豬猪 賣売 辭辞 遞逓 遲遅 鄰隣 釀醸 鎭鎮 隨随 頰頬 騷騒`;

/** From a variant to the character it is searched by. */
export const kanjiVariants: ReadonlyMap<string, string> = new Map(
  pairs.trim().split(/\s+/).map((pair): [string, string] => {
    const [variant = '', plain = ''] = pair;
    return [variant, plain];
  }),
);
