/** What became of a place, in a sentence and with the way on: for links that are opened late or twice. */
import type { Place } from "#app/data/places.ts";
import { tellPlaceStory, type PlaceStory } from "#app/domain/place-story.ts";
import { writeMoment } from "#app/domain/text-placeholders.ts";
import type { ShopperText } from "#app/i18n/shopper-pages/index.ts";
import { LANGUAGE_ROOT, type Answer } from "./answer.ts";

type Asked = { timeZone: string; now: Date };

/** @returns null while the place is open: then the link does what it was made for */
export function placeAnswer(place: Place, texts: ShopperText, { timeZone, now }: Asked): Answer | null {
  const told = tellPlaceStory(place, now);
  if (told.story === "open" || told.story === "kept") return null;
  const backTo = LANGUAGE_ROOT + (place.productPath ?? "");
  const backLabel = place.productPath ? texts.back : texts.toShop;
  const until = "until" in told ? writeMoment(told.until.toISOString(), timeZone, texts.language) : "";
  return { status: 200, ...wordsOf(told, texts, until), backTo, backLabel };
}

function wordsOf(told: PlaceStory, texts: ShopperText, until: string): { heading?: string; message: string } {
  switch (told.story) {
    case "missed":
      return { heading: texts.missedHeading, message: told.keepsPlace ? texts.missedKept(until) : texts.missed(until) };
    case "bought":
      return { heading: texts.boughtHeading, message: texts.bought };
    case "left":
      return { heading: texts.leftHeading, message: texts.leftBefore };
    case "gone":
      return { heading: texts.goneHeading, message: texts.gone };
    case "unconfirmed":
      return { heading: texts.problemHeading, message: texts.confirmTooLate };
    default:
      return { heading: texts.missedHeading, message: texts.turnOver };
  }
}
