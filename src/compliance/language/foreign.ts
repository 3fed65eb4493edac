/**
 * Whether a text in Latin letters is in another language than English: nothing found in it means nothing.
 *
 * Told by small words that every sentence of a language is full of, against those of English. Words that
 * English has too, names of people and places, and single letters are left out, so that one loan word or
 * a foreign name turns no English message away.
 */

const ENGLISH = new Set(
  'the and you your yours is are was be been being to of in for on at with from by if we our us this that it its i my me he she his her they them their have has had not no do does did will would can could may please call pay paid payment account balance due today tomorrow when what how or but as an so just get got go like ok ur u im dont thank thanks reply stop help there here any all now up out out know need want see time day love good hi hello dear'.split(
    ' ',
  ),
);

const OTHERS: readonly (readonly [string, string])[] = [
  [
    'es',
    'el los las una unos del que por para con su sus usted ustedes le les lo es está esta este son fue ser hay hoy mañana si sí pero como más muy ya también cuando donde nos nuestro nuestra tiene tengo debe deuda pago pagar pague cuenta saldo dinero gracias hola favor señor señora vamos sobre antes',
  ],
  [
    'fr',
    'le les des une du que qui pour avec votre vos vous nous notre nos est sont être avez avons sur dans par pas ne et au aux ce cette ces mais ou où plus très merci bonjour veuillez paiement payer payez compte dette solde aujourd hui demain si il elle ils sera madame monsieur tu ton ta tes te',
  ],
  [
    'de',
    'der die das den dem des ein eine einen einem einer und ist sind wir sie ihr ihre ihren ihrem ihnen uns unser nicht mit für auf von zu zum zur im bei bitte wenn oder aber auch noch bis werden wird haben hat zahlung zahlen konto schulden betrag heute morgen danke guten tag frau herr dich du dein deine ich wirst',
  ],
  [
    'pt',
    'os das dos uma um que por para com seu sua seus suas você voce vocês não nao está são foi ser hoje amanhã se mas como mais muito também quando nós nosso nossa tem deve dívida divida pagamento pagar pague conta saldo dinheiro obrigado olá favor senhor senhora em ao na pelo até este esta',
  ],
  [
    'vi',
    'của và là không cho với anh chị bạn quý khách vui lòng thanh toán nợ tiền tài khoản ngày hôm nay trả được này đã sẽ chúng tôi các một những người khoản vay hạn đến nếu liên hệ xin cảm ơn có quy khach vui long khong thanh toan tra no',
  ],
  [
    'id',
    'anda yang dan di ke dari untuk dengan ini itu tidak akan adalah ada pada kami kita saya atau jika segera bayar pembayaran tagihan hutang utang rekening pinjaman hari besok sudah belum harus bisa mohon silakan terima kasih bapak ibu kamu jangan oleh juga hubungi jatuh tempo awak akaun hutang sila',
  ],
  [
    'it',
    'il lo gli una uno del della dei delle che per con suo sua lei noi voi nostro vostro è sono non di da nel nella questo questa oggi domani se ma come più molto anche quando pagamento pagare conto debito saldo grazie buongiorno prego signore signora hai devi deve tuo tua ti le',
  ],
  [
    'nl',
    'het een van en zijn wij u uw niet met voor aan op bij als maar ook naar dit dat deze wordt worden heeft betaling betalen rekening schuld bedrag vandaag morgen dank graag alstublieft geachte mevrouw meneer ik je jij jouw kunt kunnen moet',
  ],
  [
    'tl',
    'ang ng mga sa na ay po ako ikaw ka mo ko niya namin natin kayo inyo hindi para kung may wala utang bayad bayaran magbayad ngayon bukas salamat kailangan inyong iyong lang naman pero',
  ],
  [
    'tr',
    've bir bu için ile değil sizin size siz biz borç borcunuz ödeme lütfen hesap bugün yarın var yok olarak kadar daha çok ama eğer tarihinde sayın',
  ],
  [
    'sw',
    'na ya wa kwa ni la za cha yako wako lako deni mkopo lipa malipo leo kesho tafadhali asante sisi wewe kama hii hiyo siku',
  ],
];

/** Which of the languages a word belongs to, one bit each. */
const languagesOf = new Map<string, number>();
for (const [at, [, words]] of OTHERS.entries()) {
  for (const word of words.split(' ')) {
    languagesOf.set(word, (languagesOf.get(word) ?? 0) | (1 << at));
  }
}

const WORD = /[\p{Script=Latin}\p{M}]+/gu;
const MAYBE_LINK = /:\/\/|www\.|@/;
const LINK = /\b(?:https?:\/\/|www\.)\S{1,400}|\S{1,100}@\S{1,100}/gu;
const HAN = /\p{Script=Han}/u;
const LETTERS_MAX = 2_000;
const SHARE = 0.25;

/** Chinese texts are judged as Chinese, whatever Latin words they hold. */
export function isOtherLatin(text: string): boolean {
  const read = text.slice(0, LETTERS_MAX);
  if (HAN.test(read)) return false;
  const plain = MAYBE_LINK.test(read) ? read.replaceAll(LINK, ' ') : read;
  const words = plain.normalize('NFC').toLowerCase().match(WORD) ?? [];
  let english = 0;
  const foreign: string[] = [];
  for (const word of words) {
    if (ENGLISH.has(word)) english += 1;
    if (languagesOf.has(word)) foreign.push(word);
  }
  const enough = Math.max(english + 1, words.length * SHARE, 2);
  // Nearly every English message ends here.
  return foreign.length >= enough && OTHERS.some((_, at) => isOf(at, foreign, enough));
}

function isOf(language: number, foreign: readonly string[], enough: number): boolean {
  const own = foreign.filter((word) => ((languagesOf.get(word) ?? 0) & (1 << language)) !== 0);
  return own.length >= enough && new Set(own).size >= 2;
}
