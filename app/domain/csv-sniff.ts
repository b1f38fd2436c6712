/** What a file that was handed in really is, from its first bytes: readable text and how, or something else and what to do. */

export type CsvShape = { encoding: "utf-8" | "utf-16le" | "utf-16be" | "unknown-8-bit"; bomBytes: number; delimiter: string };

export type CsvSniffed = { ok: true; shape: CsvShape } | { ok: false; reason: string };

/** So many bytes of the file are enough. */
export const SNIFF_BYTES = 65_536;

export const EMPTY_FILE = "This file is empty. Save your table as CSV once more, and upload that file.";
const SAVE_AS = "Open it in your spreadsheet program, choose “Save as” and “CSV UTF-8”, and upload that file.";

const TAKE_TABLE = "Upload the table itself, saved or exported as CSV.";

const MAGIC: { bytes: number[]; what: string; remedy?: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "This is an Excel workbook (XLSX) or a ZIP file, whatever its name says." },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "This is an old Excel workbook (XLS), whatever its name says." },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "This is a PDF, whatever its name says.", remedy: TAKE_TABLE },
  { bytes: [0x1f, 0x8b], what: "This is a compressed file (GZIP).", remedy: "Unpack it, and upload the CSV file that is in it." },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "This is a picture.", remedy: TAKE_TABLE },
  { bytes: [0xff, 0xd8, 0xff], what: "This is a picture.", remedy: TAKE_TABLE },
];

const BOMS: { bytes: number[]; encoding: CsvShape["encoding"] }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

const startsWith = (head: Uint8Array, bytes: number[]) => bytes.every((byte, index) => head[index] === byte);

/** @param head the first `SNIFF_BYTES` of the file, or all of it */
export function sniffCsv(head: Uint8Array): CsvSniffed {
  const magic = MAGIC.find(({ bytes }) => startsWith(head, bytes));
  if (magic) return { ok: false, reason: `${magic.what} ${magic.remedy ?? SAVE_AS}` };
  if (head.every((byte) => byte <= 0x20)) return { ok: false, reason: EMPTY_FILE };
  const bom = BOMS.find(({ bytes }) => startsWith(head, bytes));
  const encoding = bom?.encoding ?? utf16Without(head) ?? "unknown-8-bit";
  const bomBytes = bom?.bytes.length ?? 0;
  if (!encoding.startsWith("utf-16") && head.includes(0)) return { ok: false, reason: `This is not a text file. ${SAVE_AS}` };
  const text = decodeHead(head.subarray(bomBytes), encoding);
  return { ok: true, shape: { encoding, bomBytes, delimiter: delimiterOf(text) } };
}

/** Text of Latin letters in UTF-16 has a zero in every other byte. */
function utf16Without(head: Uint8Array): CsvShape["encoding"] | null {
  const sample = head.subarray(0, 64);
  const zeros = (parity: number) => sample.filter((byte, index) => index % 2 === parity && byte === 0).length;
  const half = sample.length / 2;
  if (zeros(1) > half * 0.8 && zeros(0) === 0) return "utf-16le";
  return zeros(0) > half * 0.8 && zeros(1) === 0 ? "utf-16be" : null;
}

const decodeHead = (bytes: Uint8Array, encoding: CsvShape["encoding"]) =>
  new TextDecoder(encoding.startsWith("utf-16") ? encoding : "windows-1252").decode(bytes);

const DELIMITERS = [",", ";", "\t", "|"];
/** Excel writes the delimiter into a first line of its own when asked to. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n?$/i;

/** The delimiter named in a first line `sep=;`, or null. */
export const namedDelimiter = (line: string): string | null => SEPARATOR_LINE.exec(line.trim())?.[1] ?? null;

/** The one that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const named = namedDelimiter(text.slice(0, text.search(/[\r\n]|$/)));
  if (named) return named;
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n" || character === "\r") {
      if (Math.max(...counts.values()) > 0) break;
    } else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}
