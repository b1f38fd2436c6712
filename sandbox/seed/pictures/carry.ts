/** What is carried, and what goes along. */
import { box, flat, form, line, oval, repeat, shadow } from "./brush.ts";
import type { Palette } from "./palette.ts";

const tote = (p: Palette) =>
  shadow(846, 260) +
  line("M400 400C390 130 610 130 600 400", p.accent, 30) +
  form("M250 370h500l36 430q4 40-36 40H250q-40 0-36-40z", p.main) +
  form("M230 620h540l16 180q4 40-36 40H250q-40 0-36-40z", p.dark) +
  line("M400 376v110M600 376v110", p.accent, 30) +
  line("M256 410h488", p.light, 6, { "stroke-dasharray": "14 12" });

const backpack = (p: Palette) =>
  shadow(850, 240) +
  line("M430 240C430 130 570 130 570 240", p.dark, 26) +
  form("M300 380q0-170 200-170t200 170v400q0 60-60 60H360q-60 0-60-60z", p.main) +
  form("M286 380q0-180 214-180t214 180q0 90-60 120H346q-60-30-60-120z", p.light) +
  form(box(344, 560, 312, 210, 30), p.dark) +
  line("M420 440v170M580 440v170", p.accent, 26) +
  flat(box(404, 590, 32, 44, 6), "#e9dcc0") +
  flat(box(564, 590, 32, 44, 6), "#e9dcc0");

const pouch = (p: Palette) =>
  shadow(738, 300) +
  form("M190 380h620l-30 300q-6 50-56 50H276q-50 0-56-50z", p.main) +
  form(box(180, 340, 640, 70, 24), p.dark) +
  line("M220 376h540", p.accent, 10, { "stroke-dasharray": "10 10" }) +
  form("M752 366l70 20-14 120q-18 20-36 0l-30-120z", p.accent) +
  flat("M420 520h160v90H420z", p.light) +
  line("M448 566h104", p.dark, 8);

const umbrella = (p: Palette) =>
  shadow(872, 120, 470) +
  line("M500 200v570q0 80-70 80t-70-66", p.accent, 24) +
  form(
    "M130 520C150 300 310 190 500 190s350 110 370 330q-60-60-124 0-60-60-123 0-62-60-123 0-62-60-123 0-60-60-123 0-64-60-124 0z",
    p.main,
  ) +
  flat("M377 520q0-220 123-330 123 110 123 330-62-60-123 0-62-60-123 0z", p.light, { opacity: 0.7 }) +
  line("M500 190v-44", p.dark, 18);

const notebook = (p: Palette) =>
  `<g transform="rotate(-9 500 500)">` +
  flat(box(310, 200, 430, 640, 24), "#1d2a33", { opacity: 0.18, filter: "url(#soft)" }) +
  form(box(300, 190, 420, 620, 20), "#f7f1e4") +
  form(box(280, 176, 420, 620, 20), p.main) +
  flat("M280 196q0-20 20-20h50v620h-50q-20 0-20-20z", p.dark) +
  line("M640 176v620", p.accent, 18, { "stroke-linecap": "butt" }) +
  flat(box(400, 300, 190, 120, 6), "#f7f1e4") +
  line("M430 344h130M430 378h80", p.dark, 8) +
  `</g>`;

const giftcard = (p: Palette) =>
  `<g transform="rotate(-8 500 500)">` +
  flat(box(190, 330, 660, 420, 36), "#1d2a33", { opacity: 0.2, filter: "url(#soft)" }) +
  form(box(170, 290, 660, 420, 36), p.main) +
  flat("M170 540q110-60 220 0t220 0 220 0v134q0 36-36 36H206q-36 0-36-36z", p.light, { opacity: 0.6 }) +
  flat("M170 610q110-60 220 0t220 0 220 0v64q0 36-36 36H206q-36 0-36-36z", p.dark, { opacity: 0.7 }) +
  oval(690, 410, 56, 56, p.accent) +
  line("M240 380h220M240 430h140", "#fff", 16, { opacity: 0.85 }) +
  `</g>`;

const rope = (p: Palette) =>
  shadow(770, 290) +
  [0, 1, 2, 3]
    .map((turn) => {
      const y = 690 - turn * 74;
      const coil = `M250 ${y}a250 74 0 1 0 500 0a250 74 0 1 0-500 0`;
      return (
        line(coil, p.dark, 84) +
        line(coil, p.main, 68) +
        line(coil, p.light, 66, { "stroke-dasharray": "30 26", "stroke-linecap": "butt", opacity: 0.4 })
      );
    })
    .join("") +
  line("M748 470q90-120 20-230", p.dark, 84) +
  line("M748 470q90-120 20-230", p.main, 68) +
  line("M754 290l26-60", p.accent, 72, { "stroke-linecap": "butt" });

const torch = (p: Palette) =>
  `<g transform="rotate(-40 500 500)">` +
  flat(box(300, 470, 560, 130, 40), "#1d2a33", { opacity: 0.18, filter: "url(#soft)" }) +
  flat("M300 400L20 260v480l280-140z", "#fbe7a8", { opacity: 0.75 }) +
  form("M290 390h110l60 40v140l-60 40H290z", p.dark) +
  form(box(450, 434, 400, 132, 30), p.main) +
  repeat(6, 34, 0, line("M600 452v96", p.dark, 10, { opacity: 0.6 })) +
  form(box(500, 420, 60, 30, 12), p.accent) +
  `</g>`;

const hammock = (p: Palette) =>
  shadow(786, 260) +
  form("M120 220h36v600h-36zM844 220h36v600h-36z", "#a67c52") +
  line("M150 300l110 110M150 300l110 160M850 300L740 410M850 300L740 460", p.accent, 10) +
  form("M230 400q270 180 540 0l-14 90q-20 200-256 200T244 490z", p.main) +
  flat("M330 448q40 20 70 28v200q-40-14-70-40zM600 476q30-8 70-28v188q-30 26-70 40z", p.accent);

export const CARRY = { tote, backpack, pouch, umbrella, notebook, giftcard, rope, torch, hammock };
