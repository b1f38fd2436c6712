/** The templates between a tag and its end tag. */
import { ParseStream, type Parser, type TagToken, type Template, type TopLevelToken } from "liquidjs";

export function readBody(token: TagToken, rest: TopLevelToken[], parser: Parser): Template[] {
  const body: Template[] = [];
  const stream: ParseStream = parser.parseStream(rest);
  stream
    .on(`tag:end${token.name}`, () => stream.stop())
    .on("template", (template: Template) => void body.push(template))
    .on("end", () => {
      throw new Error(`tag ${token.getText()} not closed`);
    })
    .start();
  return body;
}
