/** Default message texts to shoppers in Japanese. */
import type { ShopperMessageTexts } from "./message-text.ts";

const WHY_CUSTOMER =
  "このメールは、{{ shop }}の{{ product }}の再入荷待ちにこのメールアドレスが登録されたためお送りしています。お心当たりがない場合は登録を取り消してください。以後、この商品についてのメールはお送りしません。";
const LEAVE = "再入荷待ちの登録を取り消す";

export const ja: ShopperMessageTexts = {
  waitlist_joined: {
    subject: "{{ product }}の再入荷待ちに登録しました",
    preview: "現在の順番は{{ place }}番目です。入荷したらお知らせします。",
    heading: "再入荷待ちに登録しました",
    paragraphs: [
      "{{ product }}が入荷したら、すぐにメールでお知らせします。ご登録の早い方から順にご案内します。",
      "{% if quantity > 1 %}ご希望の数量：{{ quantity }}点。{% endif %}現在の順番：<strong>{{ place }}</strong>番目",
    ],
    button: "商品を見る",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_confirm: {
    subject: "{{ product }}の再入荷待ちの登録を確認してください",
    preview: "ボタンを押すと登録が完了します。",
    heading: "あと一歩で登録完了です",
    paragraphs: [
      "{{ product }}の再入荷のお知らせをご希望いただきました{% if quantity > 1 %}（数量：{{ quantity }}点）{% endif %}。このメールアドレスがご本人のものであることをご確認ください。順番は確認いただいた時点で決まります。",
      "リンクの有効期間は7日間で、使えるのは1回だけです。",
    ],
    button: "登録を確認する",
    why: "このメールは、{{ shop }}の{{ product }}の再入荷待ちにこのメールアドレスが入力されたためお送りしています。お心当たりがない場合は、何もなさらなくて結構です。確認がなければ、以後メールはお送りしません。",
    leave: "",
  },
  back_in_stock: {
    subject: "{{ product }}が再入荷しました",
    preview: "お客様の順番になりました。",
    heading: "再入荷しました。お客様の順番です",
    paragraphs: [
      "{{ product }}が{{ shop }}に再入荷し、お客様の順番になりました。",
      "{% if units < quantity %}ご希望は{{ quantity }}点でしたが、今回ご案内できるのは{{ units }}点です。{% endif %}",
      "お取り置きはできませんので、お早めにご覧ください。",
    ],
    button: "商品ページへ",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  unit_held: {
    subject: "{{ product }}を{{ until }}までお取り置きしています",
    preview: "お客様の順番です。期限までにお支払いください。",
    heading: "再入荷しました。お取り置きしています",
    paragraphs: [
      "{{ product }}が{{ shop }}に再入荷し、お客様の順番になりました。<strong>{{ until }}</strong>まで{{ units }}点をお取り置きします。",
      "{% if units < quantity %}ご希望は{{ quantity }}点でしたが、今回ご案内できるのは{{ units }}点です。{% endif %}",
      "ボタンからお客様専用のお支払いページに進めます。期限までにお支払いがない場合は次の方の順番となり{% if keepsPlace == 1 %}ますが、次回の入荷までお客様の順番はそのまま残ります。{% else %}、お客様の順番は終了します。{% endif %}",
    ],
    button: "お支払いへ",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  hold_expiring: {
    subject: "{{ product }}のお取り置きは{{ until }}までです",
    preview: "その後は次の方の順番になります。",
    heading: "まだお取り置きしています",
    paragraphs: [
      "{{ shop }}で{{ product }}を<strong>{{ until }}</strong>までお取り置きしています。その後は次の方の順番となり{% if keepsPlace == 1 %}ますが、次回の入荷までお客様の順番はそのまま残ります。{% else %}、お客様の順番は終了します。{% endif %}",
      "ご不要になった場合は、順番待ちリストからお抜けください。ほかの方に早くお届けできます。",
    ],
    button: "お支払いへ",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  ran_out_again: {
    subject: "{{ product }}は再び在庫切れになりました。順番はそのままです",
    preview: "現在の順番は{{ place }}番目です。",
    heading: "再び在庫切れになりました",
    paragraphs: [
      "{{ product }}が入荷しましたが、お待ちの方全員の分には足りず、先にご登録の方にお届けしました。今回ご用意できず、申し訳ございません。",
      "順番はそのままです。現在は<strong>{{ place }}</strong>番目です。順番になりましたら、すぐにお知らせします。",
    ],
    button: "商品を見る",
    why: WHY_CUSTOMER,
    leave: LEAVE,
  },
  waitlist_ended: {
    subject: "{{ product }}の販売は終了しました",
    preview: "再入荷待ちのご登録は終了しました。",
    heading: "再入荷の予定はありません",
    paragraphs: [
      "{{ shop }}での{{ product }}の販売は終了し、再入荷の予定はございません。お待ちいただいていたところ申し訳ございません。お待ちくださり、ありがとうございました。",
      "お手続きは必要ありません。再入荷待ちのご登録は終了し、以後この商品についてのメールはお送りしません。",
    ],
    button: "ショップを見る",
    why: "このメールは、{{ shop }}の{{ product }}の再入荷待ちにご登録いただいていたためお送りしています。",
    leave: "",
  },
};
