/** The element of product cards: places badges from the table that Liquid wrote, again whenever the theme renders anew. */
import { badgeCards, findCards, type Badges } from "./badge-cards.ts";
import { fetchText, parsePage } from "./fetch-page.ts";
import { firstAct, watchPage } from "./watch-page.ts";
import { safely } from "./write-changes.ts";

/** Of a whole shop, on its home page. */
const MOST_TABLES = 4;

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
    const cards = findCards();
    badgeCards(cards, this.#badges);
    if (this.#acted && cards.some(({ handle }) => !(handle in this.#badges))) void this.#learn();
  }

  /** Products outside the table: of pages opened further down, and of filters and orders chosen without a new page. */
  async #learn(): Promise<void> {
    const number = pageNumber();
    const whole = Math.min(Number(this.dataset.tables) || 0, MOST_TABLES);
    const last = whole || Math.ceil((number * this.#perPage) / TABLE_SIZE);
    for (let table = whole ? 1 : Math.floor(((number - 1) * this.#perPage) / TABLE_SIZE) + 1; table <= last; table++) {
      const url = tableUrl(table);
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
