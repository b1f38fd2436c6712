/** The price and the picture follow the chosen variant. */
import { Component, define, scopeOf } from "@theme/component";
import { morph } from "@theme/morph";

/** Takes over `selector` from the section rendered for the chosen variant. */
class FollowsVariant extends Component {
  #leave;

  connectedCallback() {
    super.connectedCallback();
    this.#leave = new AbortController();
    const follow = async (event) => {
      const choice = await event.promise.catch(() => null);
      if (choice?.detail?.html && this.isConnected) this.take(choice.detail.html);
    };
    scopeOf(this).addEventListener("shopify:product:select", follow, { signal: this.#leave.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave.abort();
  }

  take(html) {
    morph(this, html.querySelector(this.localName));
  }
}

define("product-price", class ProductPrice extends FollowsVariant {});
define("media-gallery", class MediaGallery extends FollowsVariant {});
