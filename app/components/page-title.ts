/** What a page is called where its heading is not seen: in Shopify's title bar and the browser's tab, after the app's name. */
import type { MetaDescriptor } from "@remix-run/node";

export const pageTitle = (title: string): MetaDescriptor[] => [{ title }];
