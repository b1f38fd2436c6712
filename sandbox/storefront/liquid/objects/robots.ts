/** `robots`: what search engines are asked to leave alone, for a theme's robots.txt.liquid and for the plain file. */
import { LazyDrop } from "#sandbox/storefront/liquid/drop.ts";

const PRIVATE = ["/admin", "/cart", "/orders", "/checkouts/", "/checkout", "/account", "/search", "/recommendations/products"];

const line = (directive: string, value: string) => new LazyDrop(`${directive}: ${value}`, { directive, value });

export function robotsDrop(origin: string): LazyDrop {
  const group = new LazyDrop("GroupDrop", {
    user_agent: line("User-agent", "*"),
    rules: PRIVATE.map((path) => line("Disallow", path)),
    sitemap: line("Sitemap", `${origin}/sitemap.xml`),
  });
  return new LazyDrop("RobotsDrop", { default_groups: [group] });
}

export const PLAIN_ROBOTS =
  "{% for group in robots.default_groups %}{{ group.user_agent }}\n{% for rule in group.rules %}{{ rule }}\n{% endfor %}{{ group.sitemap }}\n{% endfor %}";
