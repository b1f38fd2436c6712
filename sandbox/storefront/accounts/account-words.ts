/** The words of the account pages, in the languages of the sandbox's shops. */

type AccountWords = {
  signIn: string;
  signInHint: string;
  email: string;
  next: string;
  enterCode: string;
  codeHint: (email: string, code: string) => string;
  code: string;
  badEmail: string;
  badCode: string;
  orders: string;
  noOrders: string;
  signOut: string;
};

const WORDS: Record<string, AccountWords> = {
  en: {
    signIn: "Sign in",
    signInHint: "Enter your email and we will send you a code.",
    email: "Email",
    next: "Continue",
    enterCode: "Enter code",
    codeHint: (email, code) => `Sent to ${email}. This shop lives in the sandbox, so here it is: ${code}`,
    code: "6-digit code",
    badEmail: "Enter a valid email",
    badCode: "That is not the code. Check it and try again.",
    orders: "Orders",
    noOrders: "No orders yet.",
    signOut: "Sign out",
  },
  de: {
    signIn: "Anmelden",
    signInHint: "Gib deine E-Mail-Adresse ein, wir senden dir einen Code.",
    email: "E-Mail",
    next: "Weiter",
    enterCode: "Code eingeben",
    codeHint: (email, code) => `Gesendet an ${email}. Dieser Shop lebt in der Sandbox, darum steht er hier: ${code}`,
    code: "6-stelliger Code",
    badEmail: "Gib eine gültige E-Mail-Adresse ein",
    badCode: "Der Code stimmt nicht. Prüfe ihn und versuche es noch einmal.",
    orders: "Bestellungen",
    noOrders: "Noch keine Bestellungen.",
    signOut: "Abmelden",
  },
  fr: {
    signIn: "Se connecter",
    signInHint: "Saisissez votre e-mail, nous vous enverrons un code.",
    email: "E-mail",
    next: "Continuer",
    enterCode: "Saisir le code",
    codeHint: (email, code) => `Envoyé à ${email}. Cette boutique vit dans le bac à sable, le voici donc : ${code}`,
    code: "Code à 6 chiffres",
    badEmail: "Saisissez un e-mail valide",
    badCode: "Ce n’est pas le bon code. Vérifiez-le et réessayez.",
    orders: "Commandes",
    noOrders: "Aucune commande.",
    signOut: "Se déconnecter",
  },
  ja: {
    signIn: "ログイン",
    signInHint: "メールアドレスを入力してください。コードをお送りします。",
    email: "メールアドレス",
    next: "続ける",
    enterCode: "コードを入力",
    codeHint: (email, code) => `${email}に送信しました。サンドボックスのため、ここに表示します：${code}`,
    code: "6桁のコード",
    badEmail: "有効なメールアドレスを入力してください",
    badCode: "コードが違います。ご確認のうえ、もう一度お試しください。",
    orders: "注文",
    noOrders: "注文はまだありません。",
    signOut: "ログアウト",
  },
};

export const accountWords = (locale: string): AccountWords => WORDS[locale.split("-")[0] ?? "en"] ?? (WORDS.en as AccountWords);
