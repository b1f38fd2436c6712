/** A file of variants, from the download to its result: chosen by mouse and by keyboard, looked at, applied, put back. */
import { readFileSync } from "node:fs";
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { expectAccessible, openAdmin, press } from "./admin-page.ts";

async function openImport(page: Page): Promise<FrameLocator> {
  const frame = await openAdmin(page, "/app/import");
  // The place to drop files appears once the page is alive.
  await expect(frame.getByText("Choose a file").first()).toBeVisible();
  return frame;
}

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function download(page: Page, frame: FrameLocator, button: string): Promise<string> {
  const arriving = page.waitForEvent("download");
  await frame.getByRole("button", { name: button }).click();
  return readFileSync(await (await arriving).path(), "utf8");
}

async function apply(frame: FrameLocator): Promise<void> {
  await frame.getByRole("button", { name: "Apply 1 change" }).click();
  await expect(frame.getByText("Applied", { exact: true })).toBeVisible();
}

/** The first variant of the download that has no incoming stock. */
function untouchedVariant(file: string): string {
  const line = file.split("\r\n").find((one) => /,\d*,,,,,gid:/.test(one));
  const id = /gid:\/\/shopify\/ProductVariant\/\d+/.exec(line ?? "")?.[0];
  if (!id) throw new Error("Every variant of the demo has values already.");
  return id;
}

test("the download comes back changed: seen first, applied once, told in a file", async ({ page }) => {
  const frame = await openImport(page);
  await expectAccessible(page);
  const id = untouchedVariant(await download(page, frame, "Download variants"));
  const file = `Variant ID;Incoming stock\n${id};1.234\nnothing;5\n`;
  const input = frame.getByLabel("The filled-in variants file");
  await input.focus();
  await input.setInputFiles(csv("from-test.csv", file));

  await expect(frame.getByText("Incoming stock: none → 1,234")).toBeVisible();
  await expect(frame.getByText("Nothing has been changed yet", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await frame.getByRole("tab", { name: "Only problems" }).click();
  await expect(frame.getByText("“nothing” is not a variant id", { exact: false })).toBeVisible();
  await expect(frame.getByText("Incoming stock: none → 1,234")).toBeHidden();
  await apply(frame);
  expect(await download(page, frame, "Download result")).toContain('Changed,"Incoming stock: none → 1,234"');
  await expectAccessible(page);

  const again = await openImport(page);
  await again
    .getByLabel("The filled-in variants file")
    .setInputFiles(csv("put-back.csv", `Variant ID,Incoming stock\n${id},-\n`));
  await expect(again.getByText("Incoming stock: 1,234 → none")).toBeVisible();
  await apply(again);
});

test("by keyboard alone: to the file, through its questions, to the check", async ({ page }) => {
  const frame = await openImport(page);
  const input = frame.getByLabel("The filled-in variants file");
  await input.focus();
  await expect(input).toBeFocused();
  await input.setInputFiles(csv("asks.csv", "SKU,ETA\nnobody-has-this,03/04/2031\n"));
  const question = frame.getByRole("radio", { name: /Day first/ });
  await press(page, question, "Space");
  await press(page, frame.getByRole("button", { name: "Check the file" }), "Enter");
  await expect(frame.getByText("No assigned variant has the SKU nobody-has-this", { exact: false })).toBeVisible();
});

/** As a hand with a mouse does it: the file itself travels with the event. */
async function dropFile(frame: FrameLocator, name: string, bytes: Buffer): Promise<void> {
  const zone = frame.locator(".Polaris-DropZone").first();
  await zone.evaluate(
    (element, { name, base64 }) => {
      const dataTransfer = new DataTransfer();
      const read = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([read], name, { type: "text/csv" }));
      for (const type of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      }
    },
    { name, base64: bytes.toString("base64") },
  );
}

test("a workbook that only its name calls CSV is dropped: refused with what to do; an upload can be cancelled; a table dropped after that is taken", async ({
  page,
}) => {
  const frame = await openImport(page);
  await dropFile(frame, "book.csv", Buffer.from("PK\u0003\u0004workbook", "latin1"));
  const refused = frame.getByRole("alert").filter({ hasText: "This file was not taken" });
  await expect(refused).toContainText("This is an Excel workbook (XLSX) or a ZIP file, whatever its name says.");
  await expect(refused).toContainText("choose “Save as” and “CSV UTF-8”, and upload that file");
  await expectAccessible(page);

  const upload = /\/app\/import\/upload/;
  await page.route(upload, () => undefined);
  await dropFile(frame, "slow.csv", Buffer.from("SKU,Incoming stock\n1,4\n"));
  await press(page, frame.getByRole("button", { name: "Cancel" }), "Enter");
  await expect(frame.getByText("Choose a file").first()).toBeVisible();
  await expect(refused).toBeHidden();
  await page.unroute(upload);
  await dropFile(frame, "table.csv", Buffer.from("SKU,Incoming stock\nnobody-has-this,4\n"));
  await expect(frame.getByText("No assigned variant has the SKU nobody-has-this", { exact: false })).toBeVisible();
  await expect(frame.getByText("Nothing to apply", { exact: true })).toBeVisible();
});

test("a file in Excel's old letters is dropped; of a variant that is named twice the lower row counts, and the rows say so", async ({
  page,
}) => {
  const frame = await openImport(page);
  const id = untouchedVariant(await download(page, frame, "Download variants"));
  const unknown = "Größe-ähnlich und länger als ein Telefon breit ist";
  const text = `Variant ID;SKU;Incoming stock\r\n${id};;7\r\n;${unknown};3\r\n${id};;8\r\n`;
  await dropFile(frame, "dropped.csv", Buffer.from(text, "latin1"));
  await expect(
    frame.getByText(`No assigned variant has the SKU ${unknown}. Assign the product first, or correct the SKU.`),
  ).toBeVisible();
  await expect(frame.getByText("Row 4 names the same variant: that row counts, being further down.")).toBeVisible();
  await expect(frame.getByText("Incoming stock: none → 8")).toBeVisible();
  await expect(frame.getByRole("button", { name: "Apply 1 change" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(frame.getByText("Row 3", { exact: true })).toBeVisible();
  const badge = await frame.getByText("Problem", { exact: true }).last().boundingBox();
  expect(badge?.height, "the badge stays on one line beside a long name").toBeLessThan(24);
});
