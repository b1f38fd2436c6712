/** What stands in the kitchen. */
import { box, flat, form, line, oval, repeat, shadow } from "./brush.ts";
import type { Palette } from "./palette.ts";

const mug = (p: Palette) =>
  shadow(768, 270) +
  line("M655 440C800 420 800 650 645 640", p.dark, 46) +
  form("M290 350h380l-18 340q-4 70-74 70h-196q-70 0-74-70z", p.main) +
  flat("M296 470h368l-4 66H300z", p.light, { opacity: 0.55 }) +
  oval(480, 350, 190, 40, p.light) +
  oval(480, 356, 166, 30, p.accent);

const bowl = (p: Palette) =>
  shadow(752, 250) +
  form("M420 690h160l20 60H400z", p.dark) +
  form("M210 430h580c0 190-120 290-290 290S210 620 210 430z", p.main) +
  flat("M217 500h566q-6 32-16 58H233q-10-26-16-58z", p.light, { opacity: 0.5 }) +
  oval(500, 430, 290, 62, p.light) +
  oval(500, 440, 256, 46, p.dark, { opacity: 0.55 });

const kettle = (p: Palette) =>
  shadow(778, 280) +
  form("M655 560c90-10 100-120 180-150l20 40c-60 40-70 180-190 210z", p.dark) +
  line("M320 400C320 180 660 180 660 400", p.accent, 34) +
  form("M490 330c170 0 240 160 240 330q0 110-110 110H360q-110 0-110-110c0-170 70-330 240-330z", p.main) +
  form("M388 352q102-54 204 0l-14 34H402z", p.dark) +
  oval(490, 318, 30, 26, p.accent) +
  flat("M320 520q20-90 80-110-50 90-44 220-40-20-36-110z", "#fff", { opacity: 0.28 });

const pot = (p: Palette) =>
  shadow(770, 300) +
  line("M240 500h-70v60h70M760 500h70v60h-70", p.dark, 34) +
  form("M230 440h540v230q0 90-90 90H320q-90 0-90-90z", p.main) +
  form("M214 400h572v50H214z", p.dark) +
  form("M250 400c20-110 480-110 500 0z", p.main) +
  form(box(460, 270, 80, 42, 20), p.accent) +
  flat("M280 490h30v190q0 20-10 30-20-10-20-50z", "#fff", { opacity: 0.28 });

const knife = (p: Palette) =>
  `<g transform="rotate(-38 500 500)">` +
  flat("M170 560q280 100 460 20v-30H170z", "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) +
  form("M620 440H300C210 440 140 480 110 548c160 30 360 24 510 2z", "#cfd6da") +
  flat("M110 548c160 30 360 24 510 2v-24c-170 22-330 30-510 22z", "#eef2f4") +
  form("M616 430h34v132h-34z", p.accent) +
  form("M650 436h210q50 4 50 56t-50 60H650z", p.main) +
  repeat(3, 84, 0, oval(700, 494, 13, 13, p.accent)) +
  `</g>`;

const board = (p: Palette) =>
  `<g transform="rotate(14 500 500)">` +
  flat(box(330, 330, 380, 540, 60), "#1d2a33", { opacity: 0.18, filter: "url(#soft)" }) +
  form(
    "M310 380q0-60 60-60h70q20 0 20-30v-90q0-50 50-50t50 50v90q0 30 20 30h70q60 0 60 60v400q0 60-60 60H370q-60 0-60-60z",
    p.main,
  ) +
  oval(510, 210, 20, 20, p.ground) +
  line("M360 420q120 60 290 10M360 520q150 50 290 0M360 620q120 40 290 20M360 730q140-40 290 10", p.dark, 6, { opacity: 0.5 }) +
  `</g>`;

const flask = (p: Palette) =>
  shadow(832, 150) +
  form("M390 360q0-60 40-80h140q40 20 40 80v400q0 60-60 60H450q-60 0-60-60z", p.main) +
  form(box(418, 170, 164, 116, 24), p.accent) +
  flat("M390 420h220v34H390zM390 700h220v34H390z", p.light, { opacity: 0.7 }) +
  line("M582 200q80 0 80 70t-70 60", p.dark, 20) +
  flat(box(416, 470, 26, 200, 13), "#fff", { opacity: 0.28 });

const tin = (p: Palette) =>
  shadow(784, 240) +
  form("M300 330h400v400q0 40-200 40t-200-40z", p.main) +
  form(box(286, 250, 428, 100, 22), p.dark) +
  flat("M340 450h320v200H340z", p.accent) +
  line("M400 590q50-90 100-40t100-50M400 620h200", p.main, 12);

const press = (p: Palette) =>
  shadow(808, 210) +
  line("M640 400c130-10 130 260 0 260", p.dark, 34) +
  flat("M350 330h300v440H350z", "#f4f9fa", { opacity: 0.85 }) +
  flat("M350 520h300v250H350z", p.accent, { opacity: 0.9 }) +
  form(box(338, 760, 324, 44, 16), p.main) +
  line("M350 340v430M650 340v430M500 190v320", p.main, 20) +
  form("M338 330q0-50 60-60h204q60 10 60 60z", p.main) +
  oval(500, 180, 34, 30, p.dark) +
  flat(box(380, 370, 24, 360, 12), "#fff", { opacity: 0.5 });

const plates = (p: Palette) =>
  shadow(744, 300) +
  [0, 1, 2]
    .map((level) => {
      const y = 650 - level * 62;
      return (
        form(`M190 ${y}h620q-40 90-170 92H360q-130-2-170-92z`, level % 2 ? p.light : p.main) + oval(500, y, 310, 44, p.light)
      );
    })
    .join("") +
  oval(500, 528, 220, 28, p.dark, { opacity: 0.35 });

export const KITCHEN = { mug, bowl, kettle, pot, knife, board, flask, tin, press, plates };
