/** What graphql-js says about a document or its variables, in the words and codes Shopify uses for it. */
import type { GraphQLError, GraphQLFormattedError } from "graphql";

type Rewording = { pattern: RegExp; say: (match: RegExpMatchArray) => { message: string; extensions: Record<string, unknown> } };

const REWORDINGS: Rewording[] = [
  {
    pattern: /^Cannot query field "(\w+)" on type "(\w+)"/,
    say: ([, fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    }),
  },
  {
    pattern: /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/,
    say: ([, argumentName, , name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "Field", argumentName },
    }),
  },
  {
    pattern: /^Field "(\w+)" argument "(\w+)" of type "([^"]+)" is required/,
    say: ([, name, argument]) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name, arguments: argument },
    }),
  },
  {
    pattern: /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/,
    say: ([, name, type]) => ({
      message: `Field must have selections (field '${name}' returns ${type} but has no selections. Did you mean '${name} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${name}'`, typeName: type },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" (?:is not defined|of)/,
    say: ([whole, variableName]) => ({
      message: whole.includes("not defined") ? `Variable $${variableName} is used but not declared` : whole,
      extensions: { code: "variableNotDefined", variableName },
    }),
  },
];

/** One error of validation. What has no rewording keeps graphql-js's own words. */
export function invalidDocument(error: GraphQLError): GraphQLFormattedError {
  for (const { pattern, say } of REWORDINGS) {
    const match = error.message.match(pattern);
    if (match) return { ...say(match), locations: error.locations };
  }
  return { message: error.message, locations: error.locations, extensions: { code: "invalidDocument" } };
}

/** A variable that does not fit its type; execution has not begun. */
export function invalidVariable(error: GraphQLError): GraphQLFormattedError {
  const name = /^Variable "\$(\w+)"/.exec(error.message)?.[1] ?? "";
  const explanation = error.message.replace(/^Variable "\$\w+" /, "");
  const extensions = { code: "INVALID_VARIABLE", problems: [{ path: [], explanation }] };
  return { message: `Variable $${name} was provided invalid value: ${explanation}`, locations: error.locations, extensions };
}

export const isVariableError = (error: GraphQLError) => /^Variable "\$\w+" (got invalid value|of)/.test(error.message);
