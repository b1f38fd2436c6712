/** What is worn. */
import { box, flat, form, line, oval, repeat } from "./brush.ts";
import type { Palette } from "./palette.ts";

const lying = (inside: string, d: string) =>
  flat(d, "#1d2a33", { opacity: 0.18, filter: "url(#soft)", transform: "translate(14 22)" }) + inside;

const TORSO =
  "M370 200q130 70 260 0l130 60q40 20 54 70l66 330-120 36-50-220v370q0 20-20 20H310q-20 0-20-20V476l-50 220-120-36 66-330q14-50 54-70z";

const jacket = (p: Palette) =>
  lying(
    form(TORSO, p.main) +
      form("M372 200q-20-60 60-80 68-16 136 0 80 20 60 80-128 76-256 0z", p.dark) +
      line("M500 250v606", p.dark, 10) +
      repeat(5, 0, 118, oval(532, 330, 13, 13, p.accent)) +
      form(box(336, 620, 124, 130, 10), p.light, { opacity: 0.7 }) +
      form(box(548, 620, 124, 130, 10), p.light, { opacity: 0.7 }) +
      line("M336 656h124M548 656h124", p.dark, 6) +
      line("M136 640l98 28M864 640l-98 28", p.dark, 8),
    TORSO,
  );

const sweater = (p: Palette) =>
  lying(
    form(TORSO, p.main) +
      line("M386 206q114 84 228 0", p.dark, 26) +
      repeat(4, 0, 60, line("M296 400h408", p.light, 16, { "stroke-dasharray": "2 34" })) +
      line("M294 820h412M132 640l104 32M868 640l-104 32", p.dark, 30) +
      line("M292 700h416M292 735h416", p.accent, 14),
    TORSO,
  );

const TEE = "M370 230q130 80 260 0l150 60 70 190-120 56-40-76v350q0 20-20 20H330q-20 0-20-20V460l-40 76-120-56 70-190z";

const tee = (p: Palette) =>
  lying(
    form(TEE, p.main) +
      line("M376 234q124 96 248 0", p.dark, 18) +
      repeat(4, 0, 76, line("M312 500h376", p.accent, 22, { "stroke-linecap": "butt" })),
    TEE,
  );

const HAT = "M250 640C240 360 340 220 500 220s260 140 250 420z";

const beanie = (p: Palette) =>
  lying(
    form(HAT, p.main) +
      line(
        "M310 600Q320 370 440 250M400 600Q404 380 470 240M500 600V240M600 600Q596 380 530 240M690 600Q680 370 560 250",
        p.dark,
        8,
        { opacity: 0.35 },
      ) +
      oval(500, 205, 78, 74, p.accent) +
      repeat(3, 40, 12, line("M452 190q20-30 40-20", p.ground, 8, { opacity: 0.6 })) +
      form(box(216, 610, 568, 150, 44), p.light) +
      repeat(12, 44, 0, line("M258 636v100", p.dark, 8, { opacity: 0.35 })),
    HAT,
  );

const TAILS = "M360 360h120l-10 420H350zM500 380h120l40 300H540z";

const scarf = (p: Palette) =>
  lying(
    form("M500 380h120l40 300H540z", p.dark) +
      form("M360 360h120l-10 420H350z", p.main) +
      line("M352 640h118M352 690h118M350 740h120M536 590h112M538 630h116", p.accent, 22, { "stroke-linecap": "butt" }) +
      repeat(6, 22, 0, line("M356 784v54", p.main, 12)) +
      repeat(6, 22, 0, line("M546 684v50", p.dark, 12)) +
      form("M250 330q0-130 250-130t250 130-250 130-250-130z", p.main) +
      form("M340 316q0-70 160-70t160 70-160 60-160-60z", p.dark) +
      line("M270 370q110 70 230 72M300 400q100 40 190 44", p.light, 10, { opacity: 0.6 }),
    TAILS,
  );

const mitten = (p: Palette) =>
  form("M300 760h190V560q90-20 90-90 0-60-60-60-30 0-44 30V330q0-120-96-120t-96 120z", p.main) +
  form(box(286, 700, 218, 110, 26), p.light) +
  repeat(5, 40, 0, line("M316 720v70", p.dark, 8, { opacity: 0.4 })) +
  line("M320 420l40-40 40 40 40-40", p.accent, 14) +
  line("M320 480l40-40 40 40 40-40", p.accent, 14);

const mittens = (p: Palette) => {
  const pair = `<g transform="rotate(-10 400 500) translate(-90 0)">${mitten(p)}</g><g transform="translate(1080 30) scale(-1 1) rotate(-10 400 500)">${mitten(p)}</g>`;
  return oval(500, 850, 330, 26, "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) + pair;
};

const boot = (p: Palette) =>
  form("M330 220h210v330q20 60 130 80 90 18 90 100v30H330z", p.main) +
  form("M318 200h234v70H318z", p.light) +
  form("M310 752h470q10 60-30 60H340q-30 0-30-60z", p.dark) +
  line("M330 700q200 30 420 20", p.accent, 8, { opacity: 0.7 }) +
  flat("M352 300h22v380h-22z", "#fff", { opacity: 0.22 });

const boots = (p: Palette) =>
  oval(500, 812, 330, 34, "#1d2a33", { opacity: 0.2, filter: "url(#soft)" }) +
  `<g transform="translate(-130 -26) scale(.97)">${boot({ ...p, main: p.dark, dark: p.dark })}</g><g transform="translate(20 0)">${boot(p)}</g>`;

const sock = (p: Palette) =>
  form("M400 190h170v330q0 60 60 110l110 100q40 60-20 100t-120-10L440 680q-40-40-40-110z", p.main) +
  form(box(390, 170, 190, 80, 20), p.light) +
  flat("M400 330h170v40H400zM400 410h170v40H400z", p.accent) +
  flat("M640 812q60 40 90 10t4-90l-40-36q-60 40-54 116z", p.dark);

const socks = (p: Palette) => {
  const pair = `<g transform="translate(-150 10) rotate(6 500 500)">${sock({ ...p, main: p.light, light: p.main })}</g>${sock(p)}`;
  return oval(520, 850, 230, 24, "#1d2a33", { opacity: 0.16, filter: "url(#soft)" }) + pair;
};

const APRON = "M380 230h240q10 170 110 220v390q0 20-20 20H290q-20 0-20-20V450q100-50 110-220z";

const apron = (p: Palette) =>
  lying(
    line("M390 240C380 110 620 110 610 240", p.accent, 20) +
      line("M276 470q-80 20-120 90M724 470q80 20 120 90", p.accent, 20) +
      form(APRON, p.main) +
      form("M350 560h300v150q0 40-40 40H390q-40 0-40-40z", p.light, { opacity: 0.75 }) +
      line("M500 564v182M350 596h300", p.dark, 7),
    APRON,
  );

export const WEAR = { jacket, sweater, tee, beanie, scarf, mittens, boots, socks, apron };
