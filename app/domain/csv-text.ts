/** Bytes of a CSV file as text, in pieces of any size: UTF-8, UTF-16, or Windows-1252 when the bytes are no UTF-8. */
import type { CsvShape } from "./csv-sniff.ts";

const MOST_TRAILING_BYTES = 3;

/**
 * Eight-bit files do not say what they are. Until a byte beyond ASCII turns up it makes no difference; that first one decides
 * for the whole file, since no text of accents in Windows-1252 is UTF-8 by accident.
 */
export function createCsvDecoder(shape: CsvShape): { decode(bytes: Uint8Array): string; end(): string } {
  let decode: Decode | null = shape.encoding === "unknown-8-bit" ? null : decodeAs(shape.encoding);
  let kept: Uint8Array = new Uint8Array(0);
  const choose = (bytes: Uint8Array) => {
    decode = isUtf8(bytes) ? decodeAs("utf-8") : windows1252;
    return decode(bytes);
  };
  return {
    decode(bytes) {
      if (decode) return decode(bytes);
      const all = kept.length > 0 ? joined(kept, bytes) : bytes;
      const asciiBytes = all.findIndex((byte) => byte > 0x7f);
      if (asciiBytes === -1) {
        kept = new Uint8Array(0);
        return windows1252(all);
      }
      // Too few bytes to tell: they wait for the next piece.
      if (all.length - asciiBytes <= MOST_TRAILING_BYTES) {
        kept = all.slice(asciiBytes);
        return windows1252(all.subarray(0, asciiBytes));
      }
      kept = new Uint8Array(0);
      return choose(all);
    },
    end() {
      const rest = kept.length > 0 ? choose(kept) : "";
      return rest + (decode ? decode() : "");
    },
  };
}

/** A piece of the file, or nothing at its end. */
type Decode = (bytes?: Uint8Array) => string;

function decodeAs(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

/** What Windows-1252 has at 0x80 to 0x9F; some runtimes take it for Latin-1, which has control characters there. */
const AT_0X80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const LATIN_1 = new TextDecoder("latin1");
const CONTROLS = new RegExp("[\\u0080-\\u009f]", "g");

const windows1252: Decode = (bytes) =>
  bytes ? LATIN_1.decode(bytes).replace(CONTROLS, (character) => AT_0X80[character.charCodeAt(0) - 0x80] ?? character) : "";

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** A character that is cut off at the end counts as one. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.length > MOST_TRAILING_BYTES });
    return true;
  } catch {
    return false;
  }
}
