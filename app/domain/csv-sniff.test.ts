import fc from "fast-check";
import { expect, test } from "vitest";
import { sniffCsv } from "./csv-sniff.ts";
import { createCsvDecoder } from "./csv-text.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const shape = (head: Uint8Array) => {
  const sniffed = sniffCsv(head);
  if (!sniffed.ok) throw new Error(sniffed.reason);
  return sniffed.shape;
};

test.each([
  ["a workbook", bytes(0x50, 0x4b, 3, 4, 20, 0), "XLSX"],
  ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "XLS"],
  ["a PDF", utf8("%PDF-1.7"), "PDF"],
  ["a GZIP file", bytes(0x1f, 0x8b, 8), "GZIP"],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47), "picture"],
  ["nothing", bytes(), "empty"],
  ["blanks", utf8(" \r\n\r\n"), "empty"],
  ["a program", bytes(0x7f, 0x45, 0x4c, 0x46, 0, 1, 0), "not a text"],
])("%s is refused with what to do", (_name, head, word) => {
  const sniffed = sniffCsv(head);
  expect(sniffed).toMatchObject({ ok: false });
  expect(sniffed.ok ? "" : sniffed.reason).toMatch(new RegExp(`${word}.*(save as|save.* as CSV|exported as CSV|unpack)`, "is"));
});

test.each([
  ["a,b,c\n1;2;3", ","],
  ["a;b;c\n1,5;2,5;3", ";"],
  ["a\tb\n1\t2", "\t"],
  ["a|b\n", "|"],
  ['"a;b;c",d,e\n', ","],
  ["\n\na;b\n", ";"],
  ["sep=;\r\na;b", ";"],
  ["alone\n1\n", ","],
  ['"quoted\nline;;;;",b\n', ","],
])("%j is parted by %j", (text, delimiter) => expect(shape(utf8(text)).delimiter).toBe(delimiter));

const utf16 = (text: string, big = false) => {
  const buffer = Buffer.from(text, "utf16le");
  return new Uint8Array(big ? buffer.swap16() : buffer);
};

test.each([
  ["UTF-8", utf8("Größe;1\n")],
  ["UTF-8 with BOM", utf8("\ufeffGröße;1\n")],
  ["Windows-1252", new Uint8Array(Buffer.from("Größe;1\n", "latin1"))],
  ["UTF-16", utf16("\ufeffGröße;1\n")],
  ["UTF-16 the other way", utf16("\ufeffGröße;1\n", true)],
  ["UTF-16 without BOM", utf16("Größe;1\n")],
])("%s is read", (_name, file) => {
  const { encoding, bomBytes, delimiter } = shape(file);
  expect(delimiter).toBe(";");
  const decoder = createCsvDecoder({ encoding, bomBytes, delimiter });
  expect(decoder.decode(file.subarray(bomBytes)) + decoder.end()).toBe("Größe;1\n");
});

test("Windows-1252 has its own signs where Latin-1 has none", () => {
  const decoder = createCsvDecoder(shape(bytes(0x80, 0x96, 0x99, 0x3b)));
  expect(decoder.decode(bytes(0x80, 0x96, 0x99, 0x3b)) + decoder.end()).toBe("€–™;");
});

test("wherever the network cuts a file, its text is the same", () => {
  const texts = fc.string({ unit: "binary", maxLength: 200 }).map((text) => `id;name\n${text}`);
  const encodings = fc.constantFrom("utf8", "latin1" as const);
  fc.assert(
    fc.property(texts, fc.array(fc.nat(20), { minLength: 1 }), encodings, (text, cuts, encoding) => {
      const plain =
        encoding === "latin1"
          ? [...text].map((sign) => (sign.charCodeAt(0) < 0x80 || /[\u00a0-\u00ff]/.test(sign) ? sign : "?")).join("")
          : text;
      const file = new Uint8Array(Buffer.from(plain, encoding as BufferEncoding));
      fc.pre(encoding === "utf8" || !isUtf8(file));
      const decoder = createCsvDecoder({ encoding: "unknown-8-bit", bomBytes: 0, delimiter: ";" });
      let read = "";
      for (let from = 0, nth = 0; from < file.length; nth++) {
        const size = (cuts[nth % cuts.length] ?? 0) + 1;
        read += decoder.decode(file.subarray(from, from + size));
        from += size;
      }
      expect(read + decoder.end()).toBe(plain);
    }),
  );
});

function isUtf8(file: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(file);
    return true;
  } catch {
    return false;
  }
}
