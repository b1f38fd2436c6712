/** The look of every mail: one column that fits a phone, readable in dark mode, whole without pictures. */
import { escapeHtml } from "#app/lib/escape-html.ts";

export type MailParts = {
  locale: string;
  shopName: string;
  subject: string;
  preview: string;
  heading: string;
  /** HTML, already escaped where it holds facts. */
  paragraphs: string[];
  picture: { url: string; title: string; variant: string } | null;
  button: { label: string; url: string } | null;
  /** Preformatted text, e.g. a customer's data. */
  attachment: string;
  why: string;
  leave: { label: string; url: string } | null;
};

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:#f4f4f2;-webkit-text-size-adjust:100%}
h1{text-wrap:balance;word-break:auto-phrase}p{text-wrap:pretty}
.card{background:#ffffff}.ink{color:#1f2421}.soft{color:#5c645f}.rule{border-top:1px solid #e4e6e3}
.tile{background:#f4f4f2}.button{background:#1f2421;color:#ffffff}
@media (max-width:620px){.outer{padding:0!important}.card{border-radius:0!important}.inside{padding:28px 20px!important}.button{display:block!important;text-align:center!important}}
@media (prefers-color-scheme:dark){body,.back{background:#151816!important}.card{background:#1f2421!important}.ink{color:#f2f4f2!important}.soft{color:#aeb6b1!important}.rule{border-top-color:#39413c!important}.tile{background:#2a312d!important}.button{background:#f2f4f2!important;color:#1f2421!important}}
[data-ogsc] .ink{color:#f2f4f2!important}[data-ogsc] .soft{color:#aeb6b1!important}
`.trim();

/** A whole HTML document; `parts` texts are escaped here, `paragraphs` are taken as they are. */
export function layOutMail(parts: MailParts): string {
  const { locale, shopName, subject, preview, heading, paragraphs, why } = parts;
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>
<body class="back" style="margin:0;padding:0;background:#f4f4f2">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}${"&#8199;&#65279;".repeat(60)}</div>
<table role="presentation" class="back" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f4f2"><tr><td class="outer" align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td class="inside" style="padding:36px 40px;font-family:${FONT}">
<p class="soft" style="margin:0 0 24px;font-size:14px;line-height:20px;color:#5c645f">${escapeHtml(shopName)}</p>
<h1 class="ink" style="margin:0 0 20px;font-size:26px;line-height:32px;font-weight:650;color:#1f2421">${escapeHtml(heading)}</h1>
${pictureBlock(parts.picture)}${paragraphs.map(paragraphBlock).join("\n")}${buttonBlock(parts.button)}${attachmentBlock(parts.attachment)}
<div class="rule" style="margin-top:32px;border-top:1px solid #e4e6e3;font-size:0;line-height:0">&nbsp;</div>
<p class="soft" style="margin:16px 0 0;font-size:13px;line-height:20px;color:#5c645f">${escapeHtml(why)}</p>${leaveBlock(parts.leave)}
</td></tr></table></td></tr></table></body></html>`;
}

const paragraphBlock = (paragraph: string): string =>
  `<p class="ink" style="margin:0 0 16px;font-size:16px;line-height:25px;color:#1f2421">${paragraph}</p>`;

function pictureBlock(picture: MailParts["picture"]): string {
  if (!picture) return "";
  const image = picture.url
    ? `<td width="96" style="padding:12px 0 12px 12px"><img src="${escapeHtml(picture.url)}" width="84" height="84" alt="" style="display:block;width:84px;height:84px;object-fit:cover;border-radius:8px"></td>`
    : "";
  const variant = picture.variant
    ? `<br><span class="soft" style="font-size:14px;line-height:20px;font-weight:400;color:#5c645f">${escapeHtml(picture.variant)}</span>`
    : "";
  return `<table role="presentation" class="tile" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;background:#f4f4f2;border-radius:10px"><tr>${image}<td class="ink" style="padding:16px 16px 16px 12px;font-family:${FONT};font-size:17px;line-height:24px;font-weight:600;color:#1f2421">${escapeHtml(picture.title)}${variant}</td></tr></table>\n`;
}

const buttonBlock = (button: MailParts["button"]): string =>
  button
    ? `\n<p style="margin:24px 0 0"><a class="button" href="${escapeHtml(button.url)}" style="display:inline-block;padding:14px 28px;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;border-radius:8px;background:#1f2421;color:#ffffff">${escapeHtml(button.label)}</a></p>`
    : "";

const attachmentBlock = (attachment: string): string =>
  attachment
    ? `\n<pre class="tile ink" style="margin:8px 0 0;padding:16px;font-size:13px;line-height:20px;white-space:pre-wrap;word-break:break-word;border-radius:8px;background:#f4f4f2;color:#1f2421">${escapeHtml(attachment)}</pre>`
    : "";

const leaveBlock = (leave: MailParts["leave"]): string =>
  leave
    ? `\n<p style="margin:0 0 -12px;font-size:13px;line-height:20px"><a class="soft" href="${escapeHtml(leave.url)}" style="display:inline-block;padding:12px 0;color:#5c645f;text-decoration:underline">${escapeHtml(leave.label)}</a></p>`
    : "";
