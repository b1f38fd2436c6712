/** Where files for bulk mutations may be posted. Other kinds of files are not in the sandbox. */
import type { ResolverGroup } from "#sandbox/admin-api/call.ts";
import { notInSandbox } from "#sandbox/admin-api/errors.ts";
import { stageUpload } from "#sandbox/admin-api/staged-uploads.ts";

type Input = { resource: string; filename: string; mimeType: string; httpMethod?: string | null };

export const stagedUploads: ResolverGroup = {
  mutation: {
    stagedUploadsCreate({ input }: { input: Input[] }, call) {
      const other = input.find(({ resource, httpMethod }) => resource !== "BULK_MUTATION_VARIABLES" || httpMethod !== "POST");
      if (other) throw notInSandbox(`stagedUploadsCreate for ${other.resource} by ${other.httpMethod ?? "PUT"}`);
      return { stagedTargets: input.map((file) => stageUpload(call.context, call.shop.id, file)), userErrors: [] };
    },
  },
};
