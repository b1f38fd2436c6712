/** What makes a house warm. */
import { box, flat, form, line, oval, repeat, shadow } from "./brush.ts";
import type { Palette } from "./palette.ts";

const lantern = (p: Palette) =>
  shadow(836, 220) +
  line("M360 330C340 110 660 110 640 330", p.dark, 18) +
  form("M420 240h160l40 80H380z", p.main) +
  form(box(460, 190, 80, 56, 16), p.dark) +
  oval(500, 500, 300, 300, "url(#glow)") +
  flat("M376 330h248q50 90 50 170t-50 170H376q-50-90-50-170t50-170z", "#fff6dc", { opacity: 0.85 }) +
  flat("M500 420q60 70 40 130a42 42 0 0 1-80 0q-14-60 40-130z", "#f2a33c") +
  flat("M502 480q30 40 18 74a20 20 0 0 1-38 0q-6-34 20-74z", "#fff0b8") +
  line("M376 330q-50 90-50 170t50 170M624 330q50 90 50 170t-50 170M500 330v60", p.dark, 12) +
  form("M366 660h268l44 120q4 40-40 40H362q-44 0-40-40z", p.main) +
  form(box(352, 310, 296, 34, 14), p.dark);

const candle = (p: Palette) =>
  shadow(792, 230) +
  oval(500, 260, 190, 190, "url(#glow)") +
  line("M500 400v-70", p.dark, 10) +
  flat("M500 190q56 70 36 120a38 38 0 0 1-72 0q-16-50 36-120z", "#f2a33c") +
  flat("M502 250q26 34 14 60a18 18 0 0 1-34 0q-6-26 20-60z", "#fff0b8") +
  form("M310 420h380v310q0 50-190 50t-190-50z", p.main) +
  oval(500, 420, 190, 44, p.light) +
  oval(500, 422, 150, 30, "#fffaf0") +
  form(box(390, 530, 220, 150, 8), p.ground) +
  line("M430 580h140M430 622h90", p.dark, 10);

const blanket = (p: Palette) =>
  shadow(772, 330) +
  [0, 1, 2].map((fold) => form(box(210, 640 - fold * 108, 580, 118, 56), fold % 2 ? p.light : p.main)).join("") +
  form("M560 424h150v330q0 20-20 20H580q-20 0-20-20z", p.main) +
  flat("M590 424h26v350h-26zM652 424h26v350h-26z", p.accent) +
  repeat(8, 20, 0, line("M568 776v34", p.light, 9)) +
  line("M230 520h310M230 628h310", p.dark, 5, { opacity: 0.35 });

const cushion = (p: Palette) =>
  shadow(806, 300) +
  form("M210 260q290 60 580 0 30 0 24 30-50 240 0 480 6 30-24 30-290-60-580 0-30 0-24-30 50-240 0-480-6-30 24-30z", p.main) +
  repeat(3, 0, 120, line("M228 400q272 40 544 0", p.accent, 26, { "stroke-linecap": "butt" })) +
  repeat(3, 0, 120, line("M226 440q274 40 548 0", p.light, 8, { "stroke-linecap": "butt" }));

const towel = (p: Palette) =>
  line("M170 250h660", "#8a6a48", 26) +
  flat(box(320, 270, 380, 560, 10), "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) +
  form("M300 232h400v560q0 14-14 14H314q-14 0-14-14z", p.main) +
  flat("M300 640h400v26H300zM300 690h400v50H300z", p.accent) +
  form("M300 232h400v60H300z", p.light) +
  repeat(14, 29, 0, line("M312 808v34", p.main, 9));

const soap = (p: Palette) =>
  shadow(716, 320) +
  form("M170 610h660l-40 84q-10 16-30 16H240q-20 0-30-16z", "#a67c52") +
  form(box(260, 420, 480, 196, 66), p.main) +
  flat(box(330, 470, 340, 96, 40), p.light, { opacity: 0.7 }) +
  line("M400 520q50-40 100 0t100 0", p.dark, 10) +
  repeat(3, 60, -36, oval(650, 370, 34, 34, "#fff", { opacity: 0.65 }));

const basket = (p: Palette) =>
  shadow(790, 290) +
  line("M300 430C300 130 700 130 700 430", p.dark, 36) +
  form("M220 420h560l-60 310q-10 50-60 50H340q-50 0-60-50z", p.main) +
  repeat(5, 0, 70, line("M244 470h512", p.dark, 8, { "stroke-dasharray": "46 20", opacity: 0.6 })) +
  repeat(5, 4, 70, line("M276 505h448", p.light, 8, { "stroke-dasharray": "46 20", opacity: 0.8 })) +
  form(box(204, 396, 592, 60, 30), p.dark);

const mat = (p: Palette) =>
  flat(box(150, 340, 720, 400, 30), "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) +
  form(box(140, 310, 720, 400, 26), p.main) +
  line("M190 360h620v300H190z", p.accent, 16) +
  repeat(4, 0, 60, line("M230 420q45-36 90 0t90 0 90 0 90 0 90 0 90 0", p.light, 14));

const print = (p: Palette) =>
  flat(box(270, 190, 500, 660, 6), "#1d2a33", { opacity: 0.2, filter: "url(#soft)" }) +
  form(box(250, 160, 500, 660, 6), "#a67c52") +
  flat(box(278, 188, 444, 604), "#fdfbf6") +
  flat("M320 232h360v516H320z", p.ground) +
  oval(560, 370, 70, 70, p.accent) +
  flat("M320 520q90-50 180 0t180 0v228H320z", p.light) +
  flat("M320 590q90-50 180 0t180 0v158H320z", p.main) +
  flat("M320 670q90-40 180 0t180 0v78H320z", p.dark) +
  flat("M400 520l60-150v150zM470 520V350l70 170z", "#fff") +
  flat("M380 528h180l-30 40H410z", p.dark);

const brush = (p: Palette) =>
  `<g transform="rotate(32 500 500)">` +
  flat(box(440, 180, 150, 640, 60), "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) +
  repeat(12, 16, 0, line("M410 620l-10 200", p.accent, 9)) +
  form("M450 170q50-50 100 0l10 380q70 20 70 90H370q0-70 70-90z", p.main) +
  oval(500, 212, 18, 18, p.ground) +
  line("M372 640h256", p.dark, 16) +
  `</g>`;

const clock = (p: Palette) =>
  shadow(846, 190) +
  form("M500 180a310 310 0 1 1 0 620 310 310 0 1 1 0-620z", p.main) +
  oval(500, 490, 252, 252, "#fdfbf6") +
  [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330]
    .map((angle) => line("M500 268v26", p.dark, 12, { transform: `rotate(${angle} 500 490)` }))
    .join("") +
  line("M500 490V340", p.dark, 18) +
  line("M500 490l96 62", p.dark, 18) +
  oval(500, 490, 22, 22, p.accent);

export const HOME = { lantern, candle, blanket, cushion, towel, soap, basket, mat, print, brush, clock };
