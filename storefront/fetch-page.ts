/** Reads another page of the shop, after the shopper has acted; nobody waits for it. */

export const fetchText = async (url: string): Promise<string> => (await fetch(url)).text();

export const parsePage = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
