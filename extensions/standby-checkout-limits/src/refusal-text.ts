/** What a shopper reads when a line is refused, in the languages of the storefront. */

export type RefusalText = {
  /** The line was put into the cart without what the offer asks for. */
  addAgain: (title: string) => string;
  atMost: (title: string, units: number) => string;
  noneLeft: (title: string) => string;
  /** The offer asks for an order of its own, and the cart holds more. */
  apart: (title: string) => string;
};

const TEXTS = {
  en: {
    addAgain: (title) => `“${title}” now ships later. Remove it from your cart and add it again from its page.`,
    atMost: (title, units) => `You can order at most ${units} of “${title}”.`,
    noneLeft: (title) => `“${title}” cannot be ordered at the moment.`,
    apart: (title) => `“${title}” can’t be ordered together with items that ship now. Please order it separately.`,
  },
  de: {
    addAgain: (title) =>
      `„${title}“ wird nun später geliefert. Entfernen Sie es aus dem Warenkorb und legen Sie es auf seiner Seite erneut hinein.`,
    atMost: (title, units) => `Von „${title}“ können Sie höchstens ${units} bestellen.`,
    noneLeft: (title) => `„${title}“ kann zurzeit nicht bestellt werden.`,
    apart: (title) =>
      `„${title}“ kann nicht zusammen mit Artikeln bestellt werden, die sofort versendet werden. Bitte bestellen Sie es getrennt.`,
  },
  fr: {
    addAgain: (title) =>
      `« ${title} » sera désormais expédié plus tard. Retirez-le de votre panier et ajoutez-le à nouveau depuis sa page.`,
    atMost: (title, units) => `Vous pouvez commander au maximum ${units} exemplaires de « ${title} ».`,
    noneLeft: (title) => `« ${title} » ne peut pas être commandé pour le moment.`,
    apart: (title) =>
      `« ${title} » ne peut pas être commandé avec des articles expédiés dès maintenant. Veuillez le commander séparément.`,
  },
  es: {
    addAgain: (title) => `«${title}» se envía ahora más tarde. Quítalo del carrito y añádelo de nuevo desde su página.`,
    atMost: (title, units) => `Puedes pedir como máximo ${units} de «${title}».`,
    noneLeft: (title) => `«${title}» no se puede pedir en este momento.`,
    apart: (title) => `«${title}» no se puede pedir junto con artículos que se envían ya. Pídelo por separado.`,
  },
  it: {
    addAgain: (title) => `«${title}» ora viene spedito più tardi. Rimuovilo dal carrello e aggiungilo di nuovo dalla sua pagina.`,
    atMost: (title, units) => `Puoi ordinare al massimo ${units} di «${title}».`,
    noneLeft: (title) => `«${title}» al momento non può essere ordinato.`,
    apart: (title) => `«${title}» non può essere ordinato insieme ad articoli che partono subito. Ordinalo separatamente.`,
  },
  nl: {
    addAgain: (title) =>
      `‘${title}’ wordt nu later verzonden. Verwijder het uit je winkelwagen en voeg het opnieuw toe vanaf de productpagina.`,
    atMost: (title, units) => `Je kunt maximaal ${units} van ‘${title}’ bestellen.`,
    noneLeft: (title) => `‘${title}’ kan op dit moment niet worden besteld.`,
    apart: (title) => `‘${title}’ kan niet samen met artikelen worden besteld die nu worden verzonden. Bestel het apart.`,
  },
  pt: {
    addAgain: (title) => `“${title}” agora será enviado mais tarde. Remova-o do carrinho e adicione-o de novo na página dele.`,
    atMost: (title, units) => `Você pode pedir no máximo ${units} de “${title}”.`,
    noneLeft: (title) => `“${title}” não pode ser pedido no momento.`,
    apart: (title) => `“${title}” não pode ser pedido junto com itens que são enviados agora. Peça-o separadamente.`,
  },
  ja: {
    addAgain: (title) => `「${title}」の発送時期が変わりました。カートから削除し、商品ページからもう一度追加してください。`,
    atMost: (title, units) => `「${title}」は${units}点までご注文いただけます。`,
    noneLeft: (title) => `「${title}」は現在ご注文いただけません。`,
    apart: (title) => `「${title}」は、すぐに発送できる商品と一緒にはご注文いただけません。別々にご注文ください。`,
  },
} satisfies Record<string, RefusalText>;

export const REFUSAL_LANGUAGES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/** @param isoCode Shopify's LanguageCode, e.g. "PT_BR"; English where we have no other. */
export function refusalText(isoCode: string): RefusalText {
  const language = isoCode.slice(0, "pt".length).toLowerCase();
  return TEXTS[language as keyof typeof TEXTS] ?? TEXTS.en;
}
