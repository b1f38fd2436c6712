/** Films and models among a product's media: what templates branch on, and what scripts read. */
import { beforeAll, expect, test } from "vitest";
import { liquid, openCoatPage, openFixture, type Fixture } from "./liquid/fixture-page.ts";
import type { Runtime } from "./liquid/runtime.ts";

let fixture: Fixture;
let page: Runtime;

beforeAll(async () => {
  fixture = await openFixture();
  const preview = { ...fixture.coat.images[0]!, id: 900 };
  fixture.coat.playedMedia = [
    { id: 901, altText: "In rain", preview, type: "video", fileName: "rain" },
    { id: 902, altText: "All round", preview, type: "model", fileName: "coat" },
    { id: 903, altText: "Told", preview, type: "external_video", host: "youtube", externalId: "abc" },
  ];
  page = openCoatPage(fixture);
});

test("each kind has its own type, place and picture", () => {
  const text =
    "{% for m in product.media %}{{ m.position }}:{{ m.media_type }}/{{ m.preview_image.aspect_ratio }}/{{ m.sources[0].format }}{{ m.host }};{% endfor %}";
  expect(liquid(page, text)).toBe("1:image/1.25/;2:video/1.25/webm;3:model/1.25/glb;4:external_video/1.25/youtube;");
  expect(liquid(page, "{{ product.media[1] | image_url: width: 90 }}")).toBe("/cdn/shop/files/coat-navy.svg?v=900&width=90");
  expect(liquid(page, "{{ product.media | where: 'media_type', 'model' | map: 'id' | join }}")).toBe("902");
});

test("each kind has its own player", () => {
  expect(liquid(page, "{{ product.media[1] | media_tag: controls: true }}")).toMatch(
    /^<video.+<source src="\/cdn\/shop\/videos\/rain/,
  );
  expect(liquid(page, "{{ product.media[2] | media_tag }}")).toMatch(/^<model-viewer src="\/cdn\/shop\/3d\/models\/coat\.glb"/);
  expect(
    liquid(page, "{{ product.media[3] | external_video_url: autoplay: true, playlist: product.media[3].external_id }}"),
  ).toBe("https://www.youtube.com/embed/abc?autoplay=1&playlist=abc");
});

test("JSON names media as scripts read them, pictures as addresses", () => {
  const json = (text: string) => JSON.parse(liquid(page, text)) as Record<string, unknown>[];
  const preview = { aspect_ratio: 1.25, height: 800, width: 1000 };
  expect(json("{{ product.media | json }}")).toMatchObject([
    { media_type: "image", width: 1000, preview_image: preview },
    { media_type: "video", duration: 2000, preview_image: preview },
    { media_type: "model", sources: [{ mime_type: "model/gltf-binary" }] },
    { media_type: "external_video", host: "youtube", external_id: "abc" },
  ]);
  expect(json("{{ product.images | json }}")[0]).toMatch(/coat-navy/);
  expect(json("{{ product | json }}")).toMatchObject({
    media: [{ id: fixture.coat.images[0]!.id }, { id: 901 }, { id: 902 }, { id: 903 }],
  });
});
