/** Saves a file of the app's: fetched with App Bridge's session token, which a plain link would not carry. */

export async function downloadFile(address: string, name: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) {
    window.shopify?.toast.show("The file could not be loaded. Try again in a moment.", { isError: true });
    return;
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
