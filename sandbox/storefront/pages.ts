/** Content pages and menus: the state has none of its own, so every shop of the sandbox has these. */
export type ContentPage = { id: number; handle: string; title: string; content: string };

export const PAGES: ContentPage[] = [
  {
    id: 101,
    handle: "about",
    title: "About us",
    content:
      "<p>We are a small shop by the water. We choose things that are made to be used for years, and repaired when they need it.</p>" +
      "<p>This shop lives in the sandbox: everything works, nothing is charged and nothing is shipped.</p>",
  },
  {
    id: 102,
    handle: "shipping",
    title: "Shipping and returns",
    content:
      "<p>Orders leave our stockroom within two working days. What is on its way to us ships as soon as it arrives.</p>" +
      "<p>If something is not right, send it back within 30 days.</p>",
  },
  { id: 103, handle: "contact", title: "Contact", content: "<p>Write to us and we will answer within a day.</p>" },
];

export type MenuLink = { title: Record<string, string>; path: string; links?: MenuLink[] };

export const MENUS: Record<string, { title: string; links: MenuLink[] }> = {
  "main-menu": {
    title: "Main menu",
    links: [
      { title: { en: "Home", de: "Startseite", fr: "Accueil", ja: "ホーム" }, path: "/" },
      { title: { en: "Shop all", de: "Alle Produkte", fr: "Tous les produits", ja: "すべての商品" }, path: "/collections/all" },
    ],
  },
  footer: {
    title: "Footer menu",
    links: [
      { title: { en: "Search", de: "Suche", fr: "Recherche", ja: "検索" }, path: "/search" },
      { title: { en: "About us", de: "Über uns", fr: "À propos", ja: "私たちについて" }, path: "/pages/about" },
      {
        title: { en: "Shipping and returns", de: "Versand und Rückgabe", fr: "Livraison et retours", ja: "配送と返品" },
        path: "/pages/shipping",
      },
      { title: { en: "Contact", de: "Kontakt", fr: "Contact", ja: "お問い合わせ" }, path: "/pages/contact" },
    ],
  },
};
