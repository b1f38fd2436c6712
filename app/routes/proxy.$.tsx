/** Everything else below /proxy: nothing, said kindly. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { admit } from "./proxy/admit.ts";
import { answer } from "./proxy/answer.ts";

async function notHere(request: Request): Promise<Response> {
  const admitted = await admit(request, new Date());
  if (admitted instanceof Response) return admitted;
  const { texts } = admitted;
  return answer(request, texts, { status: 404, message: texts.notHere, backTo: "/", backLabel: texts.toShop });
}

export const loader = ({ request }: LoaderFunctionArgs) => notHere(request);
export const action = ({ request }: ActionFunctionArgs) => notHere(request);
