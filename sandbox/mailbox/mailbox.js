/** Shows new messages as they arrive, without disturbing what is being read or typed. */
const POLL_MS = 2000;
let newest = document.body.dataset.newest ?? "";

async function refreshList() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const [now, next] = [document.querySelector(".list"), page.querySelector(".list")];
  const scrollTop = now.scrollTop;
  now.querySelector("ol, .empty")?.replaceWith(next.querySelector("ol, .empty"));
  now.scrollTop = scrollTop;
}

async function poll() {
  try {
    const answer = await (await fetch("/newest.json")).json();
    if ((answer.newest ?? "") !== newest && !document.hidden) {
      newest = answer.newest ?? "";
      await refreshList();
    }
  } catch {
    // The sandbox is restarting; the next poll finds it again.
  }
  setTimeout(poll, POLL_MS);
}

setTimeout(poll, POLL_MS);
