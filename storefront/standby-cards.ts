/** The element of product cards: places badges from the table that Liquid wrote, again whenever the theme renders anew. */
import { badgeCards, findCards, type Badges } from "./badge-cards.ts";
import { fetchText, parsePage } from "./fetch-page.ts";
import { wakeOffers } from "./wake-offers.ts";
import { firstAct, watchPage } from "./watch-page.ts";
import { safely } from "./write-changes.ts";

/** Products that one search asks for: its address stays short enough for any server. */
const MOST_HANDLES = 25;

/** Products that one table holds; Liquid pages them by this, whatever the theme's own pages hold. */
const TABLE_SIZE = 50;

export class StandbyCards extends HTMLElement {
  #badges: Badges = {};
  /** Products on a page of the theme's. */
  #perPage = 0;
  #asked = new Set<string>();
  #acted = false;

  connectedCallback(): void {
    safely(() => {
      this.#badges = readBadges(this);
      this.#asked.add(tableUrl(pageNumber()));
      this.#perPage = new Set(findCards().map(({ handle }) => handle)).size;
      watchPage(() => this.#place());
      this.#place();
      firstAct(() => {
        this.#acted = true;
        this.#place();
      });
    });
  }

  #place(): void {
    wakeOffers(this.dataset.offerScript);
    const cards = findCards();
    badgeCards(cards, this.#badges);
    if (this.#acted && this.#unknown().length) void this.#learn();
  }

  #unknown(): string[] {
    const handles = findCards().map(({ handle }) => handle);
    return [...new Set(handles)].filter((handle) => !(handle in this.#badges));
  }

  /** Each handle is asked for once; sold-out products too, whatever the shop's own searches leave out. */
  #searches(path: string): string[] {
    const handles = this.#unknown();
    const urls: string[] = [];
    for (let start = 0; start < handles.length; start += MOST_HANDLES) {
      const some = handles.slice(start, start + MOST_HANDLES);
      const q = some.map((handle) => `handle:${handle}`).join(" OR ");
      urls.push(`${path}?${new URLSearchParams({ q, type: "product", "options[unavailable_products]": "last" })}`);
      for (const handle of some) this.#badges[handle] = "";
    }
    return urls;
  }

  #tables(): string[] {
    const before = (pageNumber() - 1) * this.#perPage;
    const first = Math.floor(before / TABLE_SIZE) + 1;
    const last = Math.ceil((before + this.#perPage) / TABLE_SIZE);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => tableUrl(first + index));
  }

  /**
   * Products outside the table. On the home page, which shows whatever it likes of a whole shop, they are searched for by handle;
   * in collections and searches they are in the tables of pages opened further down, or of filters and orders chosen without a new page.
   */
  async #learn(): Promise<void> {
    for (const url of this.dataset.search ? this.#searches(this.dataset.search) : this.#tables()) {
      if (this.#asked.has(url)) continue;
      this.#asked.add(url);
      try {
        const element = parsePage(await fetchText(url)).querySelector("standby-cards");
        if (element) Object.assign(this.#badges, readBadges(element));
        badgeCards(findCards(), this.#badges);
      } catch {
        // These cards stay as the theme has them.
      }
    }
  }
}

const readBadges = (element: Element): Badges => JSON.parse(element.querySelector("script")?.textContent || "{}") as Badges;

const pageNumber = (): number => Number(new URLSearchParams(location.search).get("page")) || 1;

function tableUrl(table: number): string {
  const url = new URL(location.href);
  url.hash = "";
  url.searchParams.set("page", String(table));
  return url.href;
}
