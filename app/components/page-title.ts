/** What a page is called where there is no heading to see: in the browser's tabs and history, and by a screen reader on arrival. */
import type { MetaDescriptor } from "@remix-run/node";

/** The page first: of many tabs only the first words are seen. */
export const pageTitle = (title: string): MetaDescriptor[] => [{ title: `${title} · Standby` }];
