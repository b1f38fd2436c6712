/** All tags that Shopify adds to Liquid or that differ from LiquidJS' own. */
import { ForTag } from "./for.ts";
import { FormTag } from "./form.ts";
import { IfChangedTag } from "./ifchanged.ts";
import { PaginateTag } from "./paginate.ts";
import { HiddenBlockTag } from "./raw-blocks.ts";
import { IncludeTag, RenderTag } from "./render.ts";
import { ContentForTag, LayoutTag, SectionTag, SectionsTag } from "./sections.ts";
import { StyleTag } from "./style.ts";

export const TAGS = {
  for: ForTag,
  form: FormTag,
  ifchanged: IfChangedTag,
  include: IncludeTag,
  paginate: PaginateTag,
  render: RenderTag,
  section: SectionTag,
  sections: SectionsTag,
  content_for: ContentForTag,
  layout: LayoutTag,
  style: StyleTag,
  schema: HiddenBlockTag,
  stylesheet: HiddenBlockTag,
  javascript: HiddenBlockTag,
  doc: HiddenBlockTag,
};
