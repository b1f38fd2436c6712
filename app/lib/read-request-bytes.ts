/** Reads a fetch Request's body, never more than a cap. */

export async function readRequestBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | "too large"> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return "too large";
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (length + part.value.length > maxBytes) {
      await reader?.cancel();
      return "too large";
    }
    bytes.set(part.value, length);
    length += part.value.length;
  }
  return bytes.slice(0, length);
}
