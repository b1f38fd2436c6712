/** Who may show our documents in a frame. */

const LOOPBACK = ["localhost", "127.0.0.1"];

/** A local host under both of its names: the browser tells them apart. */
function originsOf(address: string): string[] {
  const { protocol, hostname, port } = new URL(address);
  const names = LOOPBACK.includes(hostname) ? LOOPBACK : [hostname];
  return names.map((name) => `${protocol}//${name}${port ? `:${port}` : ""}`);
}

/**
 * The Content-Security-Policy of a document.
 * @param policy what Shopify's library has set: the shop of the request; absent when the request names none
 * @param adminAddresses where the admin is when it is not Shopify's own: the sandbox
 */
export function frameAncestors(policy: string | null, adminAddresses: string[]): string {
  const local = [...new Set(adminAddresses.flatMap(originsOf))].join(" ");
  if (!policy) return `frame-ancestors ${local || "'none'"};`;
  return local ? policy.replace(/;?\s*$/, ` ${local};`) : policy;
}
