/** POST /localization: the pickers of language and country. The language is in the address, the country in a cookie. */
import { readFields, textOf } from "./http/read-fields.ts";
import { redirect, type Visit } from "./http/visit.ts";

export async function changeLanguage(visit: Visit): Promise<void> {
  const fields = await readFields(visit.request);
  const wanted = textOf(fields.locale_code) || textOf(fields.language_code) || visit.locale;
  const { locales, primaryLocale } = visit.shop;
  const locale = locales.find((one) => one.toLowerCase() === wanted.toLowerCase()) ?? primaryLocale;
  const back = /^\/(?![/\\])/.test(textOf(fields.return_to)) ? textOf(fields.return_to) : "/";
  const [, first = ""] = back.split("/");
  const bare = locales.includes(first) && first !== primaryLocale ? back.slice(first.length + 1) || "/" : back;
  const country = (textOf(fields.country_code) || textOf(fields.country)).toUpperCase();
  if (/^[A-Z]{2}$/.test(country)) {
    visit.response.setHeader("set-cookie", `localization=${country}; path=/; max-age=31536000; SameSite=Lax`);
  }
  redirect(visit, locale === primaryLocale ? bare : `/${locale}${bare === "/" ? "" : bare}`);
}
